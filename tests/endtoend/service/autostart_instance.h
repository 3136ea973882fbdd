// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include "support/scratch_instance.h"

namespace winfax::endtoend {

// Nobody started a service, but the library may; what it starts leaves soon after its last client.
class AutoStart : public testing::Test {
  protected:
    const test::ScratchDirectory& state() const { return instance_.state(); }

  private:
    test::ScratchInstance instance_{"virtual", "[service]\nidle_exit = \"100ms\"\n"};
    test::ScopedVariable allowed_{"WINFAX_AUTOSTART", std::nullopt};
};

}  // namespace winfax::endtoend
