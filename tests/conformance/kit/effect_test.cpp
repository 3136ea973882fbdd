// SPDX-License-Identifier: MIT
// What the kit believes of its rows: none is unmarked, none shares its id with another.
#include "kit/effect.h"

#include <gmock/gmock.h>

#include <set>

#include "api.h"
#include "kit/row_list.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Effects, every_row_is_marked) {
    for (const ListedRow& row : allRows()) {
        EXPECT_NE(row.effect, Effect::unmarked)
            << row.googleName << " counts as not safe until effect.cpp says what it does";
    }
}

TEST(Effects, every_function_is_marked) {
    Api functions;
    Api::visit([](std::string_view name,
                  auto&) { EXPECT_NE(effectOfFunction(name), Effect::unmarked) << name; },
               functions);
}

TEST(Effects, an_unmarked_row_is_not_safe) {
    EXPECT_EQ(effectOf("FaxDoSomethingNew", "A6_row"), Effect::unmarked);
    EXPECT_FALSE(isSafe(Effect::unmarked));
    for (const Effect effect :
         {Effect::changes, Effect::registers, Effect::sends, Effect::ownService, Effect::program}) {
        EXPECT_FALSE(isSafe(effect)) << nameOf(effect);
    }
}

TEST(Effects, no_mark_outlives_its_row) {
    std::set<std::string> found;
    for (const ListedRow& row : allRows()) {
        const std::size_t dot = row.googleName.find('.');
        const std::string suite = row.googleName.substr(0, dot);
        const std::string test = row.googleName.substr(dot + 1);
        if (isMarkedAlone(suite, test)) {
            found.insert(row.identity.function + "." + test);
        }
    }
    EXPECT_EQ(found.size(), marksOfSingleRows());
}

TEST(RowIdentities, are_made_of_what_a_row_is_about) {
    const RowIdentity row = identityOf("FaxGetJobA", "K10_B5_null_JobEntry");
    EXPECT_EQ(row.id, "K10_B5.FaxGetJob.A.null_JobEntry");
    EXPECT_THAT(row.decisions, ElementsAre("K10", "B5"));
    EXPECT_EQ(row.function, "FaxGetJob");
    EXPECT_EQ(row.form, "A");
    EXPECT_EQ(row.fact, "null JobEntry");
    EXPECT_EQ(identityOf("Ports/W", "F1_members").id, "F1.Ports.W.members");
    EXPECT_EQ(identityOf("FaxClose", "L11_twice").id, "L11.FaxClose.-.twice");
    EXPECT_EQ(identityOf("Exports", "every_name").id, "-.Exports.-.every_name");
    EXPECT_THAT(identityOf("Exports", "every_name").decisions, IsEmpty());
}

TEST(RowIdentities, are_unique) {
    std::set<std::string> ids;
    for (const ListedRow& row : allRows()) {
        EXPECT_TRUE(ids.insert(row.identity.id).second) << row.identity.id;
    }
}

TEST(RowIdentities, match_patterns) {
    EXPECT_TRUE(matches("A7.FaxClose.-.garbage", "A7.*"));
    EXPECT_TRUE(matches("A7.FaxClose.-.garbage", "*FaxClose*"));
    EXPECT_TRUE(matches("A7.FaxClose.-.garbage", "*"));
    EXPECT_FALSE(matches("A7.FaxClose.-.garbage", "FaxClose*"));
    EXPECT_FALSE(matches("A7.FaxClose.-.garbage", "A7"));
}

}  // namespace
}  // namespace winfax::conformance
