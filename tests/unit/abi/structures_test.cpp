// SPDX-License-Identifier: MIT
// The guard of structures.h at work: on structures that it must refuse, and against real addresses.
#include "abi/structures.h"

#include <gtest/gtest.h>

namespace winfax::abi {

// Members that a value could forget.
struct Forgetful {
    DWORD SizeOfStruct;
    DWORD Listed;
    DWORD Forgotten;
};
struct Swapped {
    DWORD SizeOfStruct;
    LPCSTR Text;
    DWORD Number;
    DWORD Other;
};

struct ListedOnly {
    static constexpr void fields(auto&& f, auto&... s) {
        f("Listed", model::as::number, s.Listed...);
    }
};
struct WithoutText {
    static constexpr void fields(auto&& f, auto&... s) {
        f("Number", model::as::number, s.Number...);
        f("Other", model::as::number, s.Other...);
    }
};

template <>
struct ValueOf<Forgetful> {
    using Value = ListedOnly;
    static constexpr std::array outside{sizeOfStruct<Forgetful>()};
};
template <>
struct ValueOf<Swapped> {
    using Value = WithoutText;
    static constexpr std::array outside{sizeOfStruct<Swapped>()};
};

static_assert(!describedWhole<Forgetful>());
static_assert(!describedWhole<Swapped>());

namespace {

// Every visited member lies where a walk over alignments alone puts it.
template <class Structure>
void expectInOrder() {
    Structure structure{};
    const auto* const begin = reinterpret_cast<const char*>(&structure);
    std::ptrdiff_t last = -1;
    ValueOf<Structure>::Value::fields(
        [&](const char* name, model::as, auto& member) {
            const auto offset = reinterpret_cast<const char*>(&member) - begin;
            EXPECT_GT(offset, last) << name;
            last = offset;
        },
        structure);
}

TEST(Layout, MembersAreVisitedInTheirOrder) {
    expectInOrder<FAX_JOB_ENTRYA>();
    expectInOrder<FAX_JOB_ENTRYW>();
    expectInOrder<FAX_JOB_PARAMA>();
    expectInOrder<FAX_JOB_PARAMW>();
    expectInOrder<FAX_COVERPAGE_INFOA>();
    expectInOrder<FAX_COVERPAGE_INFOW>();
    expectInOrder<FAX_EVENT>();
}

TEST(Layout, NamesAreTheMembersOwn) {
    FAX_JOB_PARAMW structure{};
    const auto at = [&](const char* wanted) {
        const void* found = nullptr;
        model::JobParam::fields(
            [&](const char* name, model::as, auto& member) {
                if (std::string_view(name) == wanted) found = &member;
            },
            structure);
        return found;
    };
    EXPECT_EQ(at("RecipientNumber"), &structure.RecipientNumber);
    EXPECT_EQ(at("ScheduleTime"), &structure.ScheduleTime);
    EXPECT_EQ(at("DocumentName"), &structure.DocumentName);
}

}  // namespace
}  // namespace winfax::abi
