// SPDX-License-Identifier: MIT
#include "rig/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "support/scratch_directory.h"

namespace winfax::rig {
namespace {

using testing::HasSubstr;

constexpr std::string_view kConnect =
    R"({"time":"2026-11-27T14:22:52.123456Z","process":12,"thread":13,"call":1,)"
    R"("function":"FaxConnectFaxServerA","in":{"MachineName":null},"result":true,"error":null,)"
    R"("out":{"FaxHandle":"0x40004"},"microseconds":812,"handle":"0x40004"})";
constexpr std::string_view kSend =
    R"({"time":"2026-11-27T14:22:53.000000Z","process":12,"thread":13,"call":2,)"
    R"("function":"FaxSendDocumentW","in":{"FaxHandle":"0x40004","FileName":"C:\\a \"b\".tif",)"
    R"("JobParams":{"RecipientNumber":"555-0100","RecipientName":null}},"result":true,)"
    R"("error":null,"out":{"FaxJobId":7},"microseconds":90,"handle":"0x40004","job":7})";
constexpr std::string_view kRefused =
    R"({"time":"2026-11-27T14:22:54.000000Z","process":12,"thread":14,"call":3,)"
    R"("function":"FaxSendDocumentA","in":{"FaxHandle":"0x0"},"result":false,)"
    R"("error":"ERROR_INVALID_HANDLE","out":{},"microseconds":4})";

class TraceFile : public testing::Test {
  protected:
    void append(std::string_view text) {
        std::ofstream(file_, std::ios::binary | std::ios::app) << text;
    }
    void appendLine(std::string_view line) { append(std::string(line) + "\n"); }

    const test::ScratchDirectory directory_;
    const std::filesystem::path file_ = directory_.path() / "trace.jsonl";
    Trace trace_{file_};
};

TEST_F(TraceFile, ThatIsNotThereHasNoCalls) {
    EXPECT_EQ(trace_.count(std::nullopt).value(), 0u);
    EXPECT_EQ(trace_.failures(std::nullopt).value(), 0u);
}

TEST_F(TraceFile, CountsCallsOfAFunction) {
    for (const auto line : {kConnect, kSend, kRefused}) appendLine(line);
    EXPECT_EQ(trace_.count(std::nullopt).value(), 3u);
    EXPECT_EQ(trace_.count("FaxSendDocumentW").value(), 1u);
    EXPECT_EQ(trace_.count("FaxSendDocument").value(), 2u) << "A and W";
    EXPECT_EQ(trace_.count("FaxSend").value(), 0u);
    EXPECT_EQ(trace_.count("FaxClose").value(), 0u);
}

TEST_F(TraceFile, CountsFailures) {
    for (const auto line : {kConnect, kSend, kRefused}) appendLine(line);
    EXPECT_EQ(trace_.failures(std::nullopt).value(), 1u);
    EXPECT_EQ(trace_.failures("FaxSendDocument").value(), 1u);
    EXPECT_EQ(trace_.failures("FaxConnectFaxServerA").value(), 0u);
}

TEST_F(TraceFile, GivesLinesInTheirOrder) {
    for (const auto line : {kConnect, kSend, kRefused}) appendLine(line);
    EXPECT_EQ(trace_.line(std::nullopt, 0).value(), kConnect);
    EXPECT_EQ(trace_.line(std::nullopt, 2).value(), kRefused);
    EXPECT_EQ(trace_.line("FaxSendDocument", 1).value(), kRefused);
    const auto none = trace_.line("FaxSendDocument", 2);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().status, Status::notFound);
    EXPECT_THAT(none.error().text, HasSubstr("no call 2 of FaxSendDocument: 2 in"));
}

TEST_F(TraceFile, GivesValuesByTheirJsonPointer) {
    for (const auto line : {kSend, kRefused}) appendLine(line);
    const auto value = [this](const char* function, const char* pointer) {
        return trace_.value(function, 0, pointer).value();
    };
    EXPECT_EQ(value("FaxSendDocumentW", "/in/JobParams/RecipientNumber"), "555-0100");
    EXPECT_EQ(value("FaxSendDocumentW", "/in/FileName"), R"(C:\a "b".tif)");
    EXPECT_EQ(value("FaxSendDocumentW", "/out/FaxJobId"), "7");
    EXPECT_EQ(value("FaxSendDocumentW", "/out"), R"({"FaxJobId":7})");
    EXPECT_EQ(value("FaxSendDocumentW", "/error"), "null");
    EXPECT_EQ(value("FaxSendDocumentA", "/error"), "ERROR_INVALID_HANDLE");
    EXPECT_EQ(trace_.value("FaxSendDocumentA", 0, "/out/FaxJobId").error().status,
              Status::notFound);
    EXPECT_EQ(trace_.value("FaxSendDocumentA", 0, "error").error().status, Status::invalidArgument);
}

TEST_F(TraceFile, GrowsWhileItIsRead) {
    appendLine(kConnect);
    EXPECT_EQ(trace_.count(std::nullopt).value(), 1u);
    append(kSend.substr(0, 100));
    EXPECT_EQ(trace_.count(std::nullopt).value(), 1u) << "half a line is no call yet";
    appendLine(kSend.substr(100));
    EXPECT_EQ(trace_.count(std::nullopt).value(), 2u);
    EXPECT_EQ(trace_.line(std::nullopt, 1).value(), kSend);
}

TEST_F(TraceFile, MayBeBegunAnew) {
    for (const auto line : {kConnect, kSend}) appendLine(line);
    EXPECT_EQ(trace_.count(std::nullopt).value(), 2u);
    std::filesystem::resize_file(file_, 0);
    appendLine(kRefused);
    EXPECT_EQ(trace_.count(std::nullopt).value(), 1u);
    EXPECT_EQ(trace_.line(std::nullopt, 0).value(), kRefused);
}

TEST_F(TraceFile, MayHaveLineEndsOfWindows) {
    append(kConnect);
    append("\r\n");
    EXPECT_EQ(trace_.line(std::nullopt, 0).value(), kConnect);
}

TEST_F(TraceFile, HasOtherLinesThatAreNoCalls) {
    appendLine(kConnect);
    appendLine(R"({"event":{"EventId":22}})");
    appendLine(R"({"function":"FaxFreeBuffer","in":{"Buffer":"0x0"},"result":null,"error":null})");
    appendLine(R"({"left":{"handles":[]}})");
    EXPECT_EQ(trace_.count(std::nullopt).value(), 2u);
    EXPECT_EQ(trace_.failures(std::nullopt).value(), 0u);
    EXPECT_EQ(trace_.value(std::nullopt, 1, "/function").value(), "FaxFreeBuffer");
    appendLine("nonsense");
    const auto count = trace_.count(std::nullopt);
    ASSERT_FALSE(count);
    EXPECT_THAT(count.error().text, HasSubstr("trace.jsonl:5:"));
}

TEST_F(TraceFile, ThatIsNoneIsRefusedByItsLine) {
    for (const char* bad : {"no JSON", "", "[]", "7", R"({"function":7,"result":true})",
                            R"({"function":"FaxClose"})", R"({"function":"FaxClose")"}) {
        std::ofstream(file_, std::ios::binary) << kConnect << "\n" << bad << "\n";
        Trace trace(file_);
        const auto count = trace.count(std::nullopt);
        ASSERT_FALSE(count) << bad;
        EXPECT_EQ(count.error().status, Status::invalidArgument);
        EXPECT_THAT(count.error().text, HasSubstr("trace.jsonl:2: expected a JSON object")) << bad;
        EXPECT_THAT(count.error().text, HasSubstr(bad));
    }
}

}  // namespace
}  // namespace winfax::rig
