// SPDX-License-Identifier: MIT
#include "describe/json_from.h"

#include <gtest/gtest.h>

#include <string>

namespace winfax::describe {
namespace {

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

TEST(JsonFrom, ReadsWhatIsJson) {
    EXPECT_EQ(jsonFrom(R"({"a":[1,{"b":"]}"}]})"), Json::parse(R"({"a":[1,{"b":"]}"}]})"));
    EXPECT_TRUE(jsonFrom("{").is_discarded());
    EXPECT_TRUE(jsonFrom("").is_discarded());
}

TEST(JsonFrom, LevelsAreLimited) {
    EXPECT_FALSE(jsonFrom(nested(kMostLevels)).is_discarded());
    EXPECT_TRUE(jsonFrom(nested(kMostLevels + 1)).is_discarded());
    EXPECT_TRUE(jsonFrom(nested(1'000'000)).is_discarded());
    EXPECT_TRUE(jsonFrom(R"(["\"",)" + nested(kMostLevels) + "]").is_discarded());
}

TEST(JsonFrom, BracketsInTextsAreNoLevels) {
    const std::string brackets(1'000, '[');
    EXPECT_EQ(jsonFrom("\"\\\\\\\"" + brackets + "\""), Json("\\\"" + brackets));
}

}  // namespace
}  // namespace winfax::describe
