// SPDX-License-Identifier: MIT
// A test process that ends without stopping its rig leaves no service, and nothing on the disk that
// the next rig does not remove.
#include <filesystem>
#include <sstream>

#include "../support/service_process.h"
#include "rig_test.h"
#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

class EndOfTest : public testing::TestWithParam<const char*> {};

std::string wordAfter(const std::string& output, const std::string& label) {
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(label + " ")) return line.substr(label.size() + 1);
    }
    return {};
}

TEST_P(EndOfTest, LeavesNothing) {
    test::ChildProcess program(test::productPath("rig_program"), {GetParam()});
    ASSERT_TRUE(program.waitForLine("ready")) << program.output();
    if (std::string(GetParam()) == "kill") program.kill();
    ASSERT_TRUE(program.wait());
    const std::string instance = wordAfter(program.output(), "instance");
    const std::filesystem::path directory = wordAfter(program.output(), "directory");
    ASSERT_FALSE(instance.empty()) << program.output();

    const test::ScopedVariable meant("WINFAX_INSTANCE", instance);
    const test::ScopedVariable state("WINFAX_STATE_DIR", (directory / "state").string());
    const test::ScopedVariable autostart("WINFAX_AUTOSTART", "0");
    constexpr int kNoService = 3;
    EXPECT_TRUE(eventually([] {
        return test::runProgram(test::productPath("faxctl"), {"status"}).exitCode == kNoService;
    })) << "the service of "
        << instance << " still answers";
    EXPECT_TRUE(eventually([&] {
        Rig next;
        EXPECT_TRUE(next.start());
        return !std::filesystem::exists(directory);
    })) << directory;
}

INSTANTIATE_TEST_SUITE_P(ByAnyMeans, EndOfTest, testing::Values("kill", "exit", "abort"));

}  // namespace
}  // namespace winfax::endtoend
