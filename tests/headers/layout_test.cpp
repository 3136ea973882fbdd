// SPDX-License-Identifier: MIT
// The layout of every structure and the value of every constant, as this compiler sees our headers,
// against the measured ones (decisions I2, K4, K5).

#include <faxdev.h>
#include <faxroute.h>
#include <gtest/gtest.h>
#include <winfax.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace winfax::tests {
namespace {

struct Structure {
    const char* name;
    std::size_t size;
    std::size_t expectedSize;
    std::size_t alignment;
    std::size_t expectedAlignment;
    std::size_t members;
};

struct Member {
    const char* structure;
    const char* name;
    std::size_t offset;
    std::size_t size;
    std::size_t expectedOffset;
};

struct Constant {
    const char* name;
    std::uint32_t value;
    std::uint32_t expected;
};

constexpr std::size_t byWidth(std::size_t with32, std::size_t with64) {
    return sizeof(void*) == 4 ? with32 : with64;
}

#define STRUCTURE(name, size32, size64, alignment32, alignment64, members) \
    {#name,                                                                \
     sizeof(name),                                                         \
     byWidth(size32, size64),                                              \
     alignof(name),                                                        \
     byWidth(alignment32, alignment64),                                    \
     members},
#define MEMBER(structure, member, offset32, offset64)
constexpr Structure kStructures[] = {
#include "layout_table.inc"
};
#undef STRUCTURE
#undef MEMBER

#define STRUCTURE(name, size32, size64, alignment32, alignment64, members)
#define MEMBER(structure, member, offset32, offset64)                             \
    {#structure, #member, offsetof(structure, member), sizeof(structure::member), \
     byWidth(offset32, offset64)},
constexpr Member kMembers[] = {
#include "layout_table.inc"
};
#undef STRUCTURE
#undef MEMBER

#define CONSTANT(name, expected) \
    {#name, static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(expected)},
constexpr Constant kConstants[] = {
#include "constant_table.inc"
};
#undef CONSTANT

TEST(Layout, structuresHaveTheMeasuredSizeAndAlignment) {
    EXPECT_EQ(std::size(kStructures), 30u) << "25 of winfax.h, 3 of faxdev.h, 2 of faxroute.h";
    for (const Structure& structure : kStructures) {
        EXPECT_EQ(structure.size, structure.expectedSize) << structure.name;
        EXPECT_EQ(structure.alignment, structure.expectedAlignment) << structure.name;
    }
}

TEST(Layout, membersHaveTheMeasuredOffset) {
    for (const Member& member : kMembers) {
        EXPECT_EQ(member.offset, member.expectedOffset) << member.structure << '.' << member.name;
    }
}

// A member that the table does not know would lie between two others, or after the last.
TEST(Layout, theListedMembersFillTheirStructure) {
    std::map<std::string_view, std::vector<const Member*>> members;
    for (const Member& member : kMembers) members[member.structure].push_back(&member);

    for (const Structure& structure : kStructures) {
        const auto& listed = members[structure.name];
        ASSERT_EQ(listed.size(), structure.members) << structure.name;
        std::size_t end = 0;
        for (const Member* member : listed) {
            EXPECT_GE(member->offset, end) << structure.name << '.' << member->name;
            EXPECT_LT(member->offset - end, structure.alignment)
                << structure.name << '.' << member->name;
            end = member->offset + member->size;
        }
        EXPECT_LT(structure.size - end, structure.alignment) << structure.name;
    }
}

TEST(Layout, basicTypesHaveTheWidthOfWindows) {
    EXPECT_EQ(sizeof(BYTE), 1u);
    EXPECT_EQ(sizeof(WORD), 2u);
    EXPECT_EQ(sizeof(WCHAR), 2u);
    EXPECT_EQ(sizeof(DWORD), 4u);
    EXPECT_EQ(sizeof(LONG), 4u);
    EXPECT_EQ(sizeof(BOOL), 4u);
    EXPECT_EQ(sizeof(UINT), 4u);
    EXPECT_EQ(sizeof(HRESULT), 4u);
    EXPECT_EQ(sizeof(HCALL), 4u);
    EXPECT_EQ(sizeof(HLINE), 4u);
    EXPECT_EQ(sizeof(HLINEAPP), 4u);
    EXPECT_EQ(sizeof(DWORDLONG), 8u);
    EXPECT_EQ(sizeof(FILETIME), 8u);
    EXPECT_EQ(sizeof(SYSTEMTIME), 16u);
    EXPECT_EQ(sizeof(GUID), 16u);
    EXPECT_EQ(sizeof(HANDLE), sizeof(void*));
    EXPECT_EQ(sizeof(ULONG_PTR), sizeof(void*));
    EXPECT_EQ(sizeof(DWORD_PTR), sizeof(void*));
    EXPECT_EQ(sizeof(OVERLAPPED), byWidth(20, 32));
    EXPECT_EQ(sizeof(LINEMESSAGE), byWidth(24, 40));
    EXPECT_GT(LONG(-1), LONG(-2)) << "LONG is signed";
    EXPECT_GT(DWORD(-1), DWORD(0)) << "DWORD is not";
}

TEST(Constants, haveThePublishedValues) {
    for (const Constant& constant : kConstants) {
        EXPECT_EQ(constant.value, constant.expected) << constant.name;
    }
}

TEST(Constants, methodGuidsAreWideTextWithBraces) {
    const std::basic_string_view<WCHAR> guids[] = {MS_FAXROUTE_FOLDER_GUID,
                                                   MS_FAXROUTE_PRINTING_GUID,
                                                   MS_FAXROUTE_EMAIL_GUID, MS_FAXROUTE_INBOX_GUID};
    const std::string_view expected[] = {
        "{92041a90-9af2-11d0-abf7-00c04fd91a4e}", "{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}",
        "{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}", "{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}"};
    for (std::size_t index = 0; index < std::size(guids); ++index) {
        EXPECT_EQ(std::string(guids[index].begin(), guids[index].end()), expected[index]);
    }
}

}  // namespace
}  // namespace winfax::tests
