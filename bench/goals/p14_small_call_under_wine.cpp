// SPDX-License-Identifier: MIT
// P14: a small call of a Windows program under Wine, against a raw named pipe there. Both are
// measured by bench/windows/small_calls.cpp, where the preset win64 is built.
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "goals.h"
#include "support/child_process.h"
#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::bench {
namespace {

// As a Windows program under Wine sees it.
std::string windowsName(const std::filesystem::path& path) { return "Z:" + path.string(); }

struct Times {
    double floor = 0;
    double product = 0;
};

class WindowsSide {
  public:
    WindowsSide(const std::filesystem::path& repository, const std::filesystem::path& build)
        : wine_(repository / "scripts" / "wine"),
          program_(build / "tests" / "small_calls.exe"),
          library_("WINEPATH", windowsName(build / "bin")),
          state_("WINFAX_STATE_DIR", windowsName(folder_.path())) {}
    ~WindowsSide() { test::runProgram(wine_, {faxctl(), "stop"}); }

    Times measure() const {
        const auto finished = test::runProgram(wine_, {program_.string()}, std::chrono::minutes(3));
        std::istringstream words(finished.output);
        Times times;
        if (!(words >> times.floor >> times.product)) {
            throw std::runtime_error("small_calls.exe failed: " + finished.output);
        }
        return times;
    }

  private:
    std::string faxctl() const {
        return (program_.parent_path().parent_path() / "bin" / "faxctl.exe").string();
    }

    std::filesystem::path wine_;
    std::filesystem::path program_;
    test::ScratchDirectory folder_;
    test::ScopedVariable library_, state_;
    test::ScopedVariable instance_{"WINFAX_INSTANCE", test::uniqueName()};
    test::ScopedVariable start_{"WINFAX_AUTOSTART", "1"};
};

}  // namespace

void measureSmallCallUnderWine(Report& report) {
    const auto builds = test::productPath("winfaxd").parent_path().parent_path().parent_path();
    const std::string what = "FaxGetConfiguration under Wine, p50 / raw named pipe";
    if (!std::filesystem::exists(builds / "win64" / "tests" / "small_calls.exe")) {
        return report.missing("P14", what, "preset win64 is not built");
    }
    const WindowsSide windows(builds.parent_path(), builds / "win64");
    Times times;
    report.compare({"P14",
                    what,
                    "us",
                    {Better::lower, 1.3, 1.15},
                    [&] {
                        times = windows.measure();
                        return times.floor;
                    },
                    [&] { return times.product; }});
    report.missing("P14", "FaxGetConfiguration under Wine, p50 / an ncalrpc call",
                   "there is no ncalrpc server to measure");
}

}  // namespace winfax::bench
