// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "model/guid_text.h"
#include "abi/machine_name.h"
#include "platform/paths.h"

namespace winfax::abi {
namespace {

TEST(MachineName, A1_L5_LocalNames) {
    EXPECT_TRUE(namesThisMachine(std::nullopt));
    for (const char16_t* name :
         {u"", u".", u"localhost", u"LocalHost", u"\\\\.", u"\\\\LOCALHOST"}) {
        EXPECT_TRUE(namesThisMachine(name));
    }
    for (const std::u16string& own : platform::machineNames()) {
        EXPECT_TRUE(namesThisMachine(own));
        EXPECT_TRUE(namesThisMachine(u"\\\\" + own));
    }
}

TEST(MachineName, A1_RemoteNames) {
    for (const char16_t* name : {u"no-such-machine", u"\\\\no-such-machine", u"10.1.2.3", u"\\",
                                 u"\\\\", u"/localhost", u"localhost.", u"..", u" "}) {
        EXPECT_FALSE(namesThisMachine(name));
    }
}

TEST(GuidText, I5_Forms) {
    EXPECT_TRUE(model::isGuidText(u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}"));
    EXPECT_TRUE(model::isGuidText(u"92041A90-9AF2-11D0-ABF7-00C04FD91A4E"));
    for (const char16_t* wrong :
         {u"", u"{}", u"x", u"{92041a90-9af2-11d0-abf7-00c04fd91a4e",
          u"92041a90-9af2-11d0-abf7-00c04fd91a4e}", u"{92041a90-9af2-11d0-abf7-00c04fd91a4g}",
          u"{92041a90+9af2-11d0-abf7-00c04fd91a4e}", u"92041a909af211d0abf700c04fd91a4e"}) {
        EXPECT_FALSE(model::isGuidText(wrong));
    }
}

}  // namespace
}  // namespace winfax::abi
