// SPDX-License-Identifier: MIT
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "fax_calls.h"
#include "support/scratch_directory.h"

namespace winfax::endtoend {

// A rig and a document of one page.
class RigTest : public testing::Test {
  protected:
    DWORD send(const std::string& number = "555-0100") { return sendFax(document_, number); }

    const test::ScratchDirectory files_;
    const std::string document_ = files_.write("document.tif", test::faxTiff(1)).string();
    Rig rig_;
};

// The dialled number of a call that ends so (docs/scenarios.md).
inline constexpr const char* kBusyNumber = "9999999-01";
inline constexpr const char* kBadAddressNumber = "9999999-04";

}  // namespace winfax::endtoend
