// SPDX-License-Identifier: MIT
#include "platform/child_process.h"

#include <gtest/gtest.h>

#include <thread>

#include "../support/temporary_directory.h"
#include "../support/test_program.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;
using Bytes = std::vector<std::byte>;
using Output = model::Result<Bytes>;

Output run(const std::vector<std::string>& arguments, std::span<const std::byte> input = {},
           const ChildLimits& limits = {}) {
    return runChild(test::testProgram("child_probe"), arguments, input, limits);
}

std::string textOf(const Output& output) {
    if (!output) return "error: " + output.error().detail;
    return {reinterpret_cast<const char*>(output->data()), output->size()};
}

void expectError(const Output& output, ErrorCode code, const std::string& part) {
    ASSERT_FALSE(output) << textOf(output);
    EXPECT_EQ(output.error().code, code) << output.error().detail;
    EXPECT_NE(output.error().detail.find("child_probe"), std::string::npos)
        << output.error().detail;
    EXPECT_NE(output.error().detail.find(part), std::string::npos) << output.error().detail;
}

// Every value of a byte, and more than any pipe holds.
Bytes manyBytes(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7 >> (i % 3));
    return bytes;
}

TEST(RunChild, InputArrivesAndOutputComesBack) {
    for (const std::size_t size : {0u, 1u, 65'536u, 5'000'000u}) {
        const Bytes input = manyBytes(size);
        const auto output = run({"echo"}, input);
        ASSERT_TRUE(output) << output.error().detail;
        EXPECT_TRUE(*output == input) << size << " bytes went in, " << output->size() << " came";
    }
}

TEST(RunChild, ArgumentsArriveUnchanged) {
    EXPECT_EQ(textOf(run({"arguments", "a b", "", "\"q\" \\", "*"})), "a b\n\n\"q\" \\\n*\n");
}

TEST(RunChild, StandardErrorIsDropped) { EXPECT_EQ(textOf(run({"complain"})), ""); }

TEST(RunChild, ChildThatReadsNothing) {
    EXPECT_EQ(textOf(run({"deaf"}, manyBytes(5'000'000))), "deaf");
}

TEST(RunChild, ExitCodeIsAnError) {
    expectError(run({"exit", "7"}), ErrorCode::internalError, "exit code 7");
}

TEST(RunChild, CrashIsAnError) {
    const auto output = run({"abort"});
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::internalError);
}

TEST(RunChild, ChildThatHangsIsEnded) {
    ChildLimits limits;
    limits.wallTime = 200ms;
    expectError(run({"hang"}, manyBytes(5'000'000), limits), ErrorCode::timeout, "200 ms");
    expectError(run({"answer-hang"}, {}, limits), ErrorCode::timeout, "200 ms");
}

TEST(RunChild, ChildThatWritesForEverIsEnded) {
    ChildLimits limits;
    limits.output = 3'000'000;
    expectError(run({"flood"}, {}, limits), ErrorCode::internalError, "3000000 bytes");
}

TEST(RunChild, OutputUpToTheLimit) {
    ChildLimits limits;
    limits.output = 100'000;
    EXPECT_EQ(textOf(run({"echo"}, manyBytes(100'000), limits)).size(), 100'000u);
    expectError(run({"echo"}, manyBytes(100'001), limits), ErrorCode::internalError, "100000");
}

// A program that is killed leaves its temporary files where they are found and removed.
TEST(RunChild, DirectoryAndTemporaryFilesAreWhereItIsSaid) {
    const test::TemporaryDirectory directory;
    std::filesystem::create_directory(directory / "work");
    ChildLimits limits;
    limits.confined = false;
    limits.directory = directory / "work";
    EXPECT_EQ(textOf(run({"place"}, {}, limits)), "work\nwork\n");
}

TEST(RunChild, ProgramThatIsNotThere) {
    const test::TemporaryDirectory directory;
    const auto output = runChild(directory / "nothing", {}, {}, {});
    ASSERT_FALSE(output);
    EXPECT_EQ(output.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(output.error().detail.find("nothing"), std::string::npos) << output.error().detail;
}

TEST(RunChild, SeveralAtOnce) {
    std::vector<std::thread> threads;
    std::vector<std::string> answers(4);
    const Bytes input = manyBytes(300'000);
    for (std::string& answer : answers) {
        threads.emplace_back([&] { answer = textOf(run({"echo"}, input)); });
    }
    for (std::thread& thread : threads) thread.join();
    const std::string expected(reinterpret_cast<const char*>(input.data()), input.size());
    for (const std::string& answer : answers) EXPECT_TRUE(answer == expected);
}

}  // namespace
}  // namespace winfax::platform
