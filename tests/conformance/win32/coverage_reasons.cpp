// SPDX-License-Identifier: MIT
#include "coverage_reasons.h"

namespace winfax::conformance {

const std::map<std::string, std::string>& notOnThisPlatform() {
    static const std::map<std::string, std::string> reasons = {
        {"M8", "there is no fork here"},
    };
    return reasons;
}

}  // namespace winfax::conformance
