// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <exception>
#include <iostream>

#include "host.h"

int main(int argumentCount, char** arguments) {
    testing::InitGoogleTest(&argumentCount, arguments);
    // Whoever only asks for the names has no library to offer yet.
    if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();
    try {
        winfax::conformance::loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << "\n";
        return 2;
    }
    return RUN_ALL_TESTS();
}
