// SPDX-License-Identifier: MIT
#include "service_test.h"

namespace winfax::conformance {
namespace {

TEST(Exports, K1_K2_L15_every_name) {
    Api functions;
    int count = 0;
    Api::visit(
        [&](std::string_view name, auto&) {
            ++count;
            if (libraryIsOurs() || !name.starts_with("FaxUnregisterRoutingExtension")) {
                EXPECT_NE(findExport(std::string(name)), nullptr) << name;
            }
        },
        functions);
    EXPECT_EQ(count, 58);
}

TEST(Exports, K1_no_decorated_name) {
    EXPECT_EQ(findExport("_FaxClose@4"), nullptr);
    EXPECT_EQ(findExport("FaxClose@4"), nullptr);
}

}  // namespace
}  // namespace winfax::conformance
