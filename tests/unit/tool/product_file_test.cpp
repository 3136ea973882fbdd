// SPDX-License-Identifier: MIT
#include "tool/product_file.h"

#include <gtest/gtest.h>

#include "support/test_environment.h"
#include "tool/faxctl.h"
#include "tool/library_search.h"

namespace winfax::tool {
namespace {

std::string portableExecutable(const std::string& machine) {
    std::string bytes = "MZ" + std::string(0x3a, '\0') + std::string("\x40\0\0\0", 4);
    return bytes + std::string("PE\0\0", 4) + machine;
}

TEST(ProductFile, TellsWidthsOfElfAndPe) {
    EXPECT_EQ(identify(std::string("\x7f") + "ELF\x01").bits, 32);
    EXPECT_EQ(identify(std::string("\x7f") + "ELF\x02").bits, 64);
    EXPECT_EQ(identify(portableExecutable("\x4c\x01")).bits, 32);
    EXPECT_EQ(identify(portableExecutable("\x64\x86")).bits, 64);
}

TEST(ProductFile, WhatIsCutOrLiesIsNoLibrary) {
    for (const std::string& bytes :
         {std::string(), std::string("MZ"), std::string("\x7f") + "ELF", std::string(200, '\xff'),
          "MZ" + std::string(0x3a, '\0') + std::string("\xff\xff\xff\xff", 4),
          portableExecutable("\x4c")}) {
        EXPECT_EQ(identify(bytes).bits, 0);
        EXPECT_FALSE(identify(bytes).version);
    }
}

TEST(ProductFile, OursHasItsVersionInIt) {
    const auto file = identifyFile(test::productPath("faxctl").parent_path() / libraryName());
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ(file->version, faxctlVersion());
    EXPECT_EQ(file->bits, static_cast<int>(sizeof(void*) * 8));
}

TEST(ProductFile, MissingFileIsNotFound) {
    const auto file = identifyFile("/nowhere/winfax");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, model::ErrorCode::fileNotFound);
}

}  // namespace
}  // namespace winfax::tool
