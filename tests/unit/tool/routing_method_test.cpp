// SPDX-License-Identifier: MIT
#include "tool/routing_method.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::tool {
namespace {

using testing::HasSubstr;
using Bytes = std::vector<std::uint8_t>;

constexpr const char16_t* kFolder = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kOwn = u"{00000000-0000-0000-0000-0000000000aa}";
constexpr const char16_t* kOther = u"{00000000-0000-0000-0000-0000000000bb}";

std::vector<model::GlobalRoutingInfo> methods() {
    std::vector<model::GlobalRoutingInfo> list(3);
    list[0].Guid = kFolder;
    list[0].FriendlyName = u"Store in a folder";
    list[1].Guid = kOwn;
    list[1].FriendlyName = u"Archive";
    list[2].Guid = kOther;
    list[2].FriendlyName = u"archive";
    return list;
}

TEST(RoutingMethod, HasAWordOfItsOwn) {
    EXPECT_EQ(methodWord(kFolder, u"Store in a folder"), "folder");
    EXPECT_EQ(methodWord(u"{AEC1B37C-9AF2-11D0-ABF7-00C04FD91A4E}", {}), "print");
    EXPECT_EQ(methodWord(u"{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}", {}), "email");
    EXPECT_EQ(methodWord(u"{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}", {}), "inbox");
    EXPECT_EQ(methodWord(kOwn, u"Arch\nive"), "Arch?ive");
    EXPECT_EQ(methodWord(kOwn, u""), "{00000000-0000-0000-0000-0000000000aa}");
    EXPECT_EQ(methodWord({}, {}), "");
}

TEST(RoutingMethod, IsFoundByWordFriendlyNameOrGuid) {  // I5
    for (const char* word :
         {"folder", "Folder", "store in a folder", "{92041a90-9af2-11d0-abf7-00c04fd91a4e}",
          "92041A90-9AF2-11D0-ABF7-00C04FD91A4E"}) {
        EXPECT_EQ(methodNamed(methods(), word), kFolder) << word;
    }
    EXPECT_EQ(methodNamed(methods(), "00000000-0000-0000-0000-0000000000bb"), kOther);
}

TEST(RoutingMethod, UnknownAndAmbiguousWordsAreNamed) {
    EXPECT_EQ(lineOf(methodNamed(methods(), "fax").error()),
              "faxctl: there is no routing method: fax: use one of folder, Archive, archive");
    EXPECT_THAT(lineOf(methodNamed(methods(), "ARCHIVE").error()),
                HasSubstr("more than one routing method is called: ARCHIVE: write the GUID"));
    EXPECT_FALSE(methodNamed(methods(), ""));
    EXPECT_FALSE(methodNamed(methods(), "inbox"));  // none here
}

TEST(RoutingInfo, IsTextWhereItIsUtf16ThatEndsWithNul) {  // I11
    const Bytes text{'/', 0, 0xE4, 0, 0, 0};
    EXPECT_EQ(textOfInfo(text), u"/\u00e4");
    EXPECT_EQ(displayInfo(text), "/\u00e4");
    EXPECT_EQ(hexOf(text), "2f00e4000000");
}

TEST(RoutingInfo, OtherwiseItIsBytes) {
    const Bytes bytes{1, 2, 3};
    EXPECT_EQ(textOfInfo(bytes), std::nullopt);
    EXPECT_EQ(displayInfo(bytes), "3 bytes");
    EXPECT_EQ(hexOf(bytes), "010203");
    EXPECT_EQ(displayInfo(Bytes{}), "-");
    EXPECT_EQ(displayInfo(Bytes{0, 0}), "-");
}

}  // namespace
}  // namespace winfax::tool
