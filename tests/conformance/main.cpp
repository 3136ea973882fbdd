// SPDX-License-Identifier: MIT
// Shows what the library named by WINFAX_LIBRARY (default: the one in WINFAX_BIN_DIR) does, seen
// from outside: only include/ and the 58 exports are used.
#include <gtest/gtest.h>

#include <exception>
#include <iostream>

#include "host.h"
#include "rows.h"
#include "support/test_environment.h"

int main(int argumentCount, char** arguments) {
    using namespace winfax;
    testing::InitGoogleTest(&argumentCount, arguments);
    // A9: the library asks for the locale once; the tests expect one that can write everything.
    test::writeVariable("LC_ALL", "C.UTF-8");
    try {
        conformance::loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << "winfax_conformance: " << problem.what() << "\n"
                  << "Set WINFAX_LIBRARY to the library to test, or build ours.\n";
        return 2;
    }
    conformance::addConnectionRows();
    conformance::addJobRows();
    conformance::addSendRows();
    conformance::addPortRows();
    conformance::addRoutingRows();
    conformance::addServerSettingRows();
    conformance::addRegistrationRows();
    conformance::addPrintRows();
    return RUN_ALL_TESTS();
}
