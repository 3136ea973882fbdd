// SPDX-License-Identifier: MIT
#include "coverage_reasons.h"

namespace winfax::conformance {

const std::map<std::string, std::string>& notOnThisPlatform() {
    static const std::map<std::string, std::string> reasons = {
        {"G5", "there are no windows here"},
        {"G8", "there are no windows here"},
    };
    return reasons;
}

}  // namespace winfax::conformance
