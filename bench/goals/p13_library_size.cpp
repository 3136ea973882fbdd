// SPDX-License-Identifier: MIT
// P13: the Windows libraries, stripped, where they are built and can be stripped.
#include <cstdlib>

#include "goals.h"
#include "support/child_process.h"
#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::bench {
namespace {

void measureSize(Report& report, const std::string& preset, const std::string& strip) {
    const std::string what = "winfax.dll, " + preset + ", stripped";
    // Beside the folder of this build.
    const auto builds = test::productPath("winfaxd").parent_path().parent_path().parent_path();
    const auto library = builds / preset / "bin" / "winfax.dll";
    if (!std::filesystem::exists(library)) {
        return report.missing("P13", what, "preset " + preset + " is not built");
    }
    const test::ScratchDirectory folder;
    const auto stripped = folder.path() / "winfax.dll";
    if (test::runProgram("/usr/bin/" + strip, {"-o", stripped.string(), library.string()})
            .exitCode != 0) {
        return report.missing("P13", what, strip + " failed");
    }
    report.figure("P13", what, "KB",
                  static_cast<double>(std::filesystem::file_size(stripped)) / 1000,
                  {Better::lower, 1500, 700});
}

}  // namespace

void measureLibrarySize(Report& report) {
    measureSize(report, "win32", "i686-w64-mingw32-strip");
    measureSize(report, "win64", "x86_64-w64-mingw32-strip");
}

}  // namespace winfax::bench
