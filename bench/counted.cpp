// SPDX-License-Identifier: MIT
#include "counted.h"

namespace winfax::bench {

CountedInstance::CountedInstance(const std::string& clock) {
    const auto folder = test::readVariable("WINFAX_TEST_PROGRAM_DIR").value_or(".");
    const test::ScopedVariable preload("LD_PRELOAD", folder + "/libcounting.so");
    const test::ScopedVariable counts("WINFAX_TEST_COUNTS", file_.path().string());
    instance_ = std::make_unique<Instance>(clock);
}

}  // namespace winfax::bench
