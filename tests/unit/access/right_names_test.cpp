// SPDX-License-Identifier: MIT
#include "access/right_names.h"

#include <gtest/gtest.h>

#include "model/constants.h"

namespace winfax::access {
namespace {

namespace right = model::right;
using Names = std::vector<std::string>;

TEST(RightNames, EveryRightHasANameThatMeansIt) {
    for (std::uint32_t bit = 1; bit <= right::all; bit <<= 1) {
        const auto names = namesOfRights(bit);
        ASSERT_EQ(names.size(), 1u) << bit;
        EXPECT_EQ(rightNamed(names[0]), bit);
        EXPECT_NE(knownRightNames().find(names[0]), std::string::npos);
    }
}

TEST(RightNames, Sets) {
    EXPECT_EQ(namesOfRights(right::all), Names{"all"});
    EXPECT_EQ(namesOfRights(right::none), Names{});
    EXPECT_EQ(namesOfRights(right::portSet | right::jobSubmit), (Names{"job-submit", "port-set"}));
    EXPECT_EQ(rightNamed("all"), right::all);
    EXPECT_EQ(rightNamed("none"), right::none);
}

TEST(RightNames, AdministerIsNoneOfThem) {
    EXPECT_EQ(namesOfRights(right::administer), Names{});
    EXPECT_EQ(rightNamed("administer"), std::nullopt);
}

TEST(RightNames, OtherTextsAreNoRights) {
    for (const char* text : {"", "submit", "JOB-SUBMIT", "job_submit", "job-submit ", "1"}) {
        EXPECT_EQ(rightNamed(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace winfax::access
