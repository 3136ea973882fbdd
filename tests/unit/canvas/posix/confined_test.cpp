// SPDX-License-Identifier: MIT
// Text in a process that may write no file and has no home, as documents are drawn in.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "canvas/text_engine.h"

namespace winfax::canvas {
namespace {

// Fontconfig knows none of the machine's fonts yet, and could write down what it finds.
void forgetFonts(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "cache");
    std::ofstream(folder / "fonts.conf")
        << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
        << "<dir>/usr/share/fonts</dir><cachedir>" << (folder / "cache").string()
        << "</cachedir></fontconfig>";
    ::setenv("FONTCONFIG_FILE", (folder / "fonts.conf").c_str(), 1);
    ::setenv("HOME", "/nonexistent", 1);
}

[[noreturn]] void drawConfined() {
    const std::filesystem::path folder =
        testing::TempDir() + "winfax_fonts_" + std::to_string(::getpid());
    forgetFonts(folder);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_FSIZE, &none);
    const auto engine = TextEngine::create({1728, 100, 204, 196});
    const auto paragraph = engine->lay(u"Hamburg", {}, 0);
    const bool good = paragraph->missing() == 0 && paragraph->lines()[0].width > 5;
    std::filesystem::remove_all(folder);
    std::_Exit(good ? 7 : 1);
}

TEST(ConfinedDeathTest, FontsAreFoundWhereNothingMayBeWritten) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";  // the child begins anew, without fonts
    EXPECT_EXIT(drawConfined(), testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace winfax::canvas
