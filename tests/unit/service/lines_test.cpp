// SPDX-License-Identifier: MIT
// What ReadLines, ChangeLines and ReloadLines do in the service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/files.h"
#include "platform/paths.h"
#include "service/lines_reader.h"
#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kOne = "[[line]]\nname = \"Line 1\"\ntype = \"scripted\"\n";
constexpr const char* kTwo = "[[line]]\nname = \"Line 2\"\ntype = \"scripted\"\n";
constexpr const char* kThree = "[[line]]\nname = \"Line 3\"\ntype = \"scripted\"\n";

class LinesTest : public testing::Test {
  protected:
    explicit LinesTest(clock::Mode mode = clock::Mode::virtualTime) : bench_(mode) {}
    void SetUp() override { client_.greet(); }

    model::ReadLines::Reply read() { return client_.call<model::ReadLines>({}).value(); }
    std::string textInForce() {
        const auto lines = read();
        return {lines.text.begin(), lines.text.end()};
    }
    static model::ChangeLines::Request request(const std::string& text, std::uint32_t generation) {
        return {{text.begin(), text.end()}, generation};
    }
    model::Result<void> change(const std::string& text) {
        return asVoid(client_.call<model::ChangeLines>(request(text, read().generation)));
    }
    model::Result<void> reload() { return asVoid(client_.call<model::ReloadLines>({})); }
    static model::Result<void> asVoid(const model::Result<model::Nothing>& done) {
        if (!done) return tl::unexpected(done.error());
        return {};
    }
    void writeFile(std::string_view text) { bench_.state.write("lines.toml", text); }
    std::string onDisk() {
        return platform::readWholeFile(service::linesFile(bench_.state.path()), 1u << 20)
            .value_or("none");
    }
    std::vector<std::u16string> names() {
        const auto ports = client_.call<model::ListPorts>({}).value().ports;
        std::vector<std::u16string> result;
        for (const auto& port : ports) {
            result.push_back(port.DeviceName.value());
        }
        return result;
    }
    std::uint32_t open(std::uint32_t device, std::uint32_t flags) {
        return client_.call<model::OpenPort>({device, flags}).value().portId;
    }

    ServiceBench bench_;
    BenchClient client_{bench_};
};

TEST_F(LinesTest, TheDefaultCanBeReadAndIsNotWritten) {
    EXPECT_EQ(textInForce(), service::kDefaultLines);
    EXPECT_EQ(onDisk(), "none");
}

TEST_F(LinesTest, AChangeIsInForceDurableAndHasANewNumber) {
    const auto before = read().generation;
    const std::string text = std::string(kTwo) + kThree;
    ASSERT_TRUE(change(text));
    EXPECT_THAT(names(), ElementsAre(u"Line 3", u"Line 2"));  // by id: Line 2 keeps its 2
    EXPECT_EQ(textInForce(), text);
    EXPECT_GT(read().generation, before);
    EXPECT_EQ(onDisk(), text);
    client_.hangUp();
    bench_.restart();
    BenchClient after(bench_);
    after.greet();
    EXPECT_EQ(after.call<model::ListPorts>({}).value().ports.size(), 2u);
    const auto lines = after.call<model::ReadLines>({}).value();
    EXPECT_EQ(std::string(lines.text.begin(), lines.text.end()), text);
}

TEST_F(LinesTest, ABadTextChangesNothingAndIsNamed) {
    const auto before = read();
    const auto refused = change(std::string(kOne) + "[[line]]\nname = \"line 1\"\n");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_EQ(refused.error().detail,
              "lines.toml:5: line.name: two lines are named \"line 1\"; each needs its own name");
    const auto noScenario = change(std::string(kOne) + "scenario = \"missing.toml\"\n");
    ASSERT_FALSE(noScenario);
    EXPECT_EQ(noScenario.error().code, ErrorCode::invalidData);
    EXPECT_THAT(noScenario.error().detail,
                AllOf(HasSubstr("lines.toml:4: line.scenario: "), HasSubstr("missing.toml")));
    EXPECT_EQ(read(), before);
    EXPECT_EQ(onDisk(), "none");
    EXPECT_THAT(names(), ElementsAre(u"Line 1", u"Line 2"));
}

TEST_F(LinesTest, AnOldNumberIsRefused) {
    const auto old = read().generation;
    ASSERT_TRUE(change(kOne));
    const auto refused = client_.call<model::ChangeLines>(request(kTwo, old));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::alreadyExists);
    EXPECT_THAT(names(), ElementsAre(u"Line 1"));
}

TEST_F(LinesTest, AFileThatWasEditedIsNotOverwritten) {
    ASSERT_TRUE(change(kOne));
    writeFile(kTwo);
    const auto refused = change(kThree);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::alreadyExists);
    EXPECT_THAT(refused.error().detail, HasSubstr("faxctl lines reload"));
    EXPECT_EQ(onDisk(), kTwo);
    EXPECT_THAT(names(), ElementsAre(u"Line 1"));
    ASSERT_TRUE(reload());
    EXPECT_THAT(names(), ElementsAre(u"Line 2"));
    EXPECT_TRUE(change(kThree));
}

TEST_F(LinesTest, ALineWithACallStaysAndNothingChanges) {
    const auto id = client_.submit(test::faxTiff(), u"5550123");
    ASSERT_TRUE(id);
    bench_.advance(std::chrono::milliseconds(1500));  // it is being sent on Line 1
    const auto before = read();
    const auto refused = change(std::string(kTwo) + kThree);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::deviceInUse);
    EXPECT_THAT(refused.error().detail, HasSubstr("line \"Line 1\" has a call"));
    EXPECT_EQ(read(), before);
    EXPECT_EQ(onDisk(), "none");

    EXPECT_TRUE(change(std::string(kOne) + kThree)) << "Line 2 is free, Line 1 stays";
    bench_.advance(std::chrono::hours(1));
    EXPECT_FALSE(client_.call<model::ReadJob>({*id})) << "it was sent, and left";
    EXPECT_TRUE(change(std::string(kTwo) + kThree));
}

TEST_F(LinesTest, AfterARefusalTheLinesAreUsedAsBefore) {
    ASSERT_TRUE(change(std::string(kOne) + kTwo));
    writeFile("# edited\n");
    EXPECT_FALSE(change(kTwo)) << "Line 1 was to go, but the file could not be written";
    ASSERT_TRUE(client_.submit(test::faxTiff()));
    bench_.advance(std::chrono::milliseconds(1500));
    const auto lines = client_.call<model::ReadStatus>({}).value().lines;
    EXPECT_NE(lines.at(0).jobId, model::kNoJob) << "Line 1 has the job";
}

TEST_F(LinesTest, ANewLineTakesAJobThatWaits) {
    ASSERT_TRUE(change(kOne));
    ASSERT_TRUE(client_.submit(test::faxTiff()));
    const auto second = client_.submit(test::faxTiff());
    bench_.advance(std::chrono::milliseconds(500));
    ASSERT_TRUE(change(std::string(kOne) + kTwo));
    const auto lines = client_.call<model::ReadStatus>({}).value().lines;
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].jobId, *second);
}

TEST_F(LinesTest, PortsOfALineThatWentAnswerInvalidData) {
    const auto first = open(1, model::port_open::modify);
    const auto second = open(2, model::port_open::modify);
    ASSERT_TRUE(change(std::string(kTwo) + kThree));  // Line 3 takes the number 1
    EXPECT_EQ(client_.call<model::ReadPort>({first}).error().code, ErrorCode::invalidData);
    EXPECT_EQ(client_.call<model::ReadDeviceStatus>({first}).error().code, ErrorCode::invalidData);
    EXPECT_EQ(client_.call<model::ListMethods>({first}).error().code, ErrorCode::invalidData);
    EXPECT_EQ(client_.call<model::ReadPort>({second}).value().port.DeviceName, u"Line 2");
    EXPECT_TRUE(client_.call<model::ClosePort>({first}));
    EXPECT_TRUE(client_.call<model::OpenPort>({1, model::port_open::modify}));
}

TEST_F(LinesTest, WhatFaxSetPortSetIsKeptByTheLinesName) {
    model::PortInfo wanted = client_.call<model::ListPorts>({}).value().ports.at(1);
    wanted.Tsid = u"+1 425";
    wanted.Priority = 1;
    ASSERT_TRUE(client_.call<model::ChangePort>({open(2, model::port_open::modify), wanted}));
    ASSERT_TRUE(change(std::string(kTwo) + "device = 5\n" + kThree + kOne));
    const auto ports = client_.call<model::ListPorts>({}).value().ports;
    ASSERT_EQ(ports.size(), 3u);
    EXPECT_EQ(ports[2].DeviceId, 5u);
    EXPECT_EQ(ports[2].DeviceName, u"Line 2");
    EXPECT_EQ(ports[2].Tsid, u"+1 425");
    EXPECT_EQ(ports[2].Priority, 1u);
    EXPECT_EQ(ports[0].Priority, 2u) << "Line 1";
    EXPECT_EQ(ports[1].Priority, 3u) << "Line 3 is new";
    wanted = ports[1];
    wanted.Priority = 3;
    wanted.Rings = 9;
    ASSERT_TRUE(client_.call<model::ChangePort>({open(2, model::port_open::modify), wanted}));
    EXPECT_EQ(client_.call<model::ListPorts>({}).value().ports.at(1).Rings, 9u);
}

TEST_F(LinesTest, ReloadTakesTheFileOverOrSaysWhyNot) {
    const auto before = read().generation;
    EXPECT_TRUE(reload()) << "no file: the default";
    EXPECT_EQ(read().generation, before) << "nothing has changed";
    writeFile(std::string(kOne) + kTwo + kThree);
    ASSERT_TRUE(reload());
    EXPECT_THAT(names(), ElementsAre(u"Line 1", u"Line 2", u"Line 3"));
    EXPECT_GT(read().generation, before);

    writeFile("[[line]]\nname = \"Line 1\"\ntype = \"script\"\n");
    const auto refused = reload();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_EQ(refused.error().detail,
              platform::utf8FromPath(service::linesFile(bench_.state.path())) +
                  ":3: line.type: expected \"scripted\" or \"modem\", not \"script\"");
    EXPECT_THAT(names(), ElementsAre(u"Line 1", u"Line 2", u"Line 3"));
}

// ---- scenarios and modems -----------------------------------------------------------------------

TEST_F(LinesTest, AScenarioCountsFromTheNextCallOnAndIsReadAgain) {
    bench_.state.write("busy.toml",
                       std::string_view("rule = [ { number = \"555*\", steps = [\"busy\"] } ]\n"));
    const std::string text = std::string(kOne) + "scenario = \"busy.toml\"\n";
    ASSERT_TRUE(change(text));
    const auto id = client_.submit(test::faxTiff(), u"555-0100");
    ASSERT_TRUE(id);
    const auto status = [&] {
        const auto job = client_.call<model::ReadJob>({*id});
        return job ? job->job.QueueStatus : 0xFFFFu;
    };
    bench_.advance(std::chrono::minutes(1));
    EXPECT_EQ(status(), static_cast<std::uint32_t>(model::JobState::retrying));

    bench_.state.write("busy.toml", std::string_view("rule = [ { steps = [\"bussy\"] } ]\n"));
    const auto refused = reload();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_THAT(refused.error().detail, AllOf(HasSubstr("lines.toml:4: line.scenario: "),
                                              HasSubstr("busy.toml:1: "), HasSubstr("bussy")));
    bench_.advance(std::chrono::minutes(10));
    EXPECT_EQ(status(), static_cast<std::uint32_t>(model::JobState::retrying)) << "the old rules";

    bench_.state.write("busy.toml",
                       std::string_view("rule = [ { number = \"556*\", steps = [\"busy\"] } ]\n"));
    ASSERT_TRUE(reload());
    bench_.advance(std::chrono::minutes(15));
    EXPECT_EQ(status(), 0xFFFFu) << "it was sent, and left";
}

class ModemLinesTest : public LinesTest {
  protected:
    ModemLinesTest() : LinesTest(clock::Mode::jump) {}

    // A fax is sent, and leaves; or it is there when all its tries are over.
    bool sends(const model::Text& number) {
        const auto id = client_.submit(test::faxTiff(1), number).value();
        bench_.settle();
        const auto job = client_.call<model::ReadJob>({id});
        const auto over = static_cast<std::uint32_t>(model::JobState::retriesExceeded);
        if (job) {
            EXPECT_EQ(job->job.QueueStatus, over);
        }
        return !job;
    }
};

TEST_F(ModemLinesTest, AModemLineIsMadeUsedChangedAndRemoved) {
    const std::string modem = "[[line]]\nname = \"Modem\"\ntype = \"modem\"\n";
    ASSERT_TRUE(change(modem));
    const auto port = open(1, model::port_open::query);
    EXPECT_TRUE(sends(u"555"));
    ASSERT_TRUE(change(modem + "far = { busy = true }\n"));
    EXPECT_FALSE(sends(u"555")) << "the far machine is busy now";
    EXPECT_TRUE(client_.call<model::ReadPort>({port})) << "it is still the same line";
    ASSERT_TRUE(change(kOne));
    EXPECT_EQ(client_.call<model::ReadPort>({port}).error().code, ErrorCode::invalidData);
    EXPECT_TRUE(sends(u"555"));
}

TEST_F(ModemLinesTest, ItsKeysAreCheckedWithFileAndLine) {
    const auto refused =
        change("[[line]]\nname = \"Modem\"\ntype = \"modem\"\nscenario = \"busy.toml\"\n");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_THAT(refused.error().detail, AllOf(testing::StartsWith("lines.toml:4: "),
                                              HasSubstr("scenario"), HasSubstr("unknown key")));
}

// ---- who, and how much --------------------------------------------------------------------------

TEST_F(LinesTest, ALongTextTravels) {
    std::string text;
    for (int i = 1; i <= 1'000; ++i) {
        text += "[[line]]\nname = \"Line " + std::to_string(i) + "\"\ntype = \"scripted\"\n";
    }
    text += "# " + std::string(200'000, 'x') + "\n";  // longer than a text of the API
    ASSERT_TRUE(change(text));
    EXPECT_EQ(names().size(), 1'000u);
    EXPECT_EQ(textInForce(), text);
    const auto refused = change(text + std::string(1u << 20, '#'));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
}

TEST_F(LinesTest, RightsAreNeeded) {
    const auto code = [](const auto& reply) {
        return reply ? ErrorCode::success : reply.error().code;
    };
    BenchClient reader(bench_, model::right::portQuery);
    reader.greet();
    EXPECT_EQ(code(reader.call<model::ReadLines>({})), ErrorCode::success);
    EXPECT_EQ(code(reader.call<model::ReloadLines>({})), ErrorCode::accessDenied);
    EXPECT_EQ(code(reader.call<model::ChangeLines>(request(kOne, 1))), ErrorCode::accessDenied);
    BenchClient setter(bench_, model::right::portSet);
    setter.greet();
    EXPECT_EQ(code(setter.call<model::ReadLines>({})), ErrorCode::accessDenied);
    EXPECT_EQ(code(setter.call<model::ReloadLines>({})), ErrorCode::success);
    EXPECT_EQ(code(setter.call<model::ChangeLines>(request(kOne, 1))), ErrorCode::success);
}

TEST_F(LinesTest, UsersOfTheSystemInstanceCannotPointToAnyFile) {
    const test::ScratchDirectory elsewhere;
    const auto file = platform::utf8FromPath(elsewhere.write("secret", std::string_view("top\n")));
    const std::string text = std::string(kOne) + "scenario = '" + file + "'\n";
    bench_.instance.system = true;
    const auto refused = change(text);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::accessDenied);
    EXPECT_THAT(refused.error().detail,
                AllOf(HasSubstr("lines.toml:4: line.scenario: "), HasSubstr("[folders] roots")));
    const auto up = change(std::string(kOne) + "scenario = \"../secret\"\n");
    ASSERT_FALSE(up);
    EXPECT_EQ(up.error().code, ErrorCode::accessDenied);
    bench_.instance.system = false;
    EXPECT_EQ(change(text).error().code, ErrorCode::invalidData) << "read, and it is no scenario";
}

}  // namespace
}  // namespace winfax
