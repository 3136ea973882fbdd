// SPDX-License-Identifier: MIT
#include "trunk/routes.h"

#include <gtest/gtest.h>

namespace winfax::trunk {
namespace {

TEST(Routes, WithoutAnyNobodyIsReached) {
    EXPECT_EQ(Routes().instanceOf(u"555-0200"), std::nullopt);
}

TEST(Routes, TheFirstThatFitsCounts) {
    Routes routes;
    routes.replace({{u"555-0200", "one"}, {u"555-02*", "two"}, {u"*", "rest"}});
    EXPECT_EQ(routes.instanceOf(u"555-0200"), "one");
    EXPECT_EQ(routes.instanceOf(u"(555) 0201"), "two") << "only what is dialled counts";
    EXPECT_EQ(routes.instanceOf(u"1 555 0200"), "rest");
}

TEST(Routes, AreReplacedAsAWhole) {
    Routes routes;
    routes.replace({{u"555-02*", "one"}});
    routes.replace({{u"555-03*", "two"}});
    EXPECT_EQ(routes.instanceOf(u"555-0200"), std::nullopt);
    EXPECT_EQ(routes.instanceOf(u"555-0300"), "two");
}

}  // namespace
}  // namespace winfax::trunk
