// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <exception>
#include <iostream>

#include "host.h"

int main(int argumentCount, char** arguments) {
    testing::InitGoogleTest(&argumentCount, arguments);
    try {
        winfax::conformance::loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << "\n";
        return 2;
    }
    return RUN_ALL_TESTS();
}
