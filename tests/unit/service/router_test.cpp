// SPDX-License-Identifier: MIT
// What becomes of a fax that came in: the methods of its line, their order, failures and retries.
#include <gmock/gmock.h>

#include "../support/test_program.h"
#include "platform/paths.h"
#include "receiving_bench.h"

namespace winfax {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::JobCommand;
using model::JobState;
using model::JobType;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::uint32_t number(auto value) { return static_cast<std::uint32_t>(value); }

class Routing : public test::ReceivingBench {
  public:
    using ReceivingBench::ReceivingBench;

    // Both commands are our probe, which writes down what it was told.
    void useProbe() {
        const std::string program =
            platform::utf8FromPath(std::filesystem::absolute(test::testProgram("delivery_probe")));
        const std::string folder = platform::utf8FromPath(runs.path());
        bench.settings.delivery.mail = {program, "record", folder, "-t"};
        bench.settings.delivery.print = {program,     "record", folder,
                                         "{printer}", "{file}", "x{file}"};
        bench.settings.delivery.mailFrom = "fax@example.org";
        bench.settings.log.incoming = model::LogLevel::max;
        restart();
    }
    std::string run(int count) const {
        const auto bytes = contentOf(runs.path() / ("run-" + std::to_string(count)));
        return {bytes.begin(), bytes.end()};
    }
    void fail(bool on) const {
        if (on) {
            runs.write("fail", "");
        } else {
            std::filesystem::remove(runs.path() / "fail");
        }
    }
    std::u16string folder() const { return platform::utf16FromPath(stored.path()); }
    std::vector<std::string> storedFiles() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(stored.path())) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    }

    test::ScratchDirectory runs;
    test::ScratchDirectory stored;
};

class RouterTest : public testing::Test, public Routing {
  protected:
    RouterTest() { useProbe(); }
};

// Time stands still unless the test moves it, so that retries wait.
class SlowRouter : public testing::Test, public Routing {
  protected:
    SlowRouter() : Routing(clock::Mode::virtualTime) { useProbe(); }

    std::uint32_t faxNow(std::size_t pages = 1, bool whole = true) {
        const auto placed = place();
        client->sendCall<model::TransmitPages>(documentOf(pages), {placed.callId, whole, 0});
        bench.advance(std::chrono::seconds(30));
        EXPECT_TRUE(client->reply<model::TransmitPages::Reply>());
        return placed.jobId;
    }
};

TEST_F(RouterTest, StoresInAFolder) {
    enable(test::kStore, folder());
    const auto id = fax(2);
    EXPECT_EQ(events(),
              "RINGING 1, ANSWERED 1 #1, RECEIVING 1 #1, RECEIVING 1 #1, COMPLETED 1 #1, "
              "ROUTING 1 #1, IDLE 1, DELETED #1");
    ASSERT_EQ(storedFiles().size(), 1u);
    EXPECT_THAT(storedFiles()[0], EndsWith("Z-THEY-1.tif"));
    EXPECT_EQ(contentOf(stored.path() / storedFiles()[0]), documentOf(2));
    EXPECT_EQ(contentOf(file(id)), documentOf(2)) << "and it stays in the received folder";
    EXPECT_EQ(job(id).error().code, ErrorCode::invalidParameter);
    EXPECT_THAT(log(), HasSubstr("was routed"));
    restart();
    EXPECT_TRUE(client->call<model::ListJobs>({})->jobs.empty());
}

TEST_F(RouterTest, MailsByTheCommand) {
    enable(test::kMail, u"ann@example.org");
    fax(1, false);
    const std::string told = run(1);
    EXPECT_THAT(told, testing::StartsWith("-t\n--\nTo: ann@example.org\nFrom: fax@example.org\n"
                                          "Subject: Fax from THEY, 1 page, incomplete\n"));
    EXPECT_THAT(told, HasSubstr("Content-Type: image/tiff\n"));
}

TEST_F(RouterTest, PrintsByTheCommandWithWholeArguments) {
    enable(test::kPrint, u"laser; rm -rf /");
    const auto id = fax();
    EXPECT_EQ(run(1), "laser; rm -rf /\n" + platform::utf8FromPath(file(id)) + "\nx{file}\n--\n");
}

TEST_F(RouterTest, APrinterIsNoOption) {
    enable(test::kPrint, u"-o");
    fax();
    EXPECT_THAT(log(), HasSubstr("begins with '-'"));
    EXPECT_EQ(run(1), "");
}

TEST_F(RouterTest, I_TheOrderIsTheGlobalPriority) {
    enable(test::kMail, u"ann@example.org");
    enable(test::kPrint, u"laser");
    ASSERT_TRUE(client->call<model::ChangeGlobalMethod>({test::kMail, 1}));
    fax();
    EXPECT_THAT(run(1), testing::StartsWith("-t\n"));
    EXPECT_THAT(run(2), testing::StartsWith("laser\n"));
}

TEST_F(RouterTest, MethodsAreEnabledForEachLine) {
    enable(test::kStore, folder(), 2);
    fax();
    EXPECT_THAT(storedFiles(), IsEmpty());
    EXPECT_THAT(events(), Not(HasSubstr("ROUTING")));
}

TEST_F(SlowRouter, M7_AMethodThatFailsIsTriedAgainAndOthersAreNotRunTwice) {
    enable(test::kStore, folder());
    enable(test::kPrint, u"laser");
    fail(true);
    const auto id = faxNow();
    ASSERT_TRUE(job(id));
    EXPECT_EQ(job(id)->JobType, number(JobType::routing));
    EXPECT_EQ(job(id)->QueueStatus, number(JobState::retrying));
    EXPECT_EQ(job(id)->Status, 0u);
    EXPECT_FALSE(bench.core->nothingToDo());
    EXPECT_EQ(storedFiles().size(), 1u);
    EXPECT_THAT(log(), HasSubstr("is routed again later"));
    fail(false);
    bench.advance(std::chrono::minutes(9));
    EXPECT_EQ(run(1), "");
    bench.advance(std::chrono::minutes(2));
    EXPECT_THAT(run(1), testing::StartsWith("laser\n"));
    EXPECT_EQ(storedFiles().size(), 1u);
    EXPECT_FALSE(job(id));
    EXPECT_TRUE(bench.core->nothingToDo());
}

TEST_F(SlowRouter, ARestartGoesOnFromWhatIsDone) {
    enable(test::kStore, folder());
    enable(test::kPrint, u"laser");
    fail(true);
    const auto id = faxNow();
    restart();
    EXPECT_EQ(job(id)->QueueStatus, number(JobState::retrying));
    fail(false);
    bench.advance(std::chrono::hours(2000));
    EXPECT_FALSE(job(id));
    EXPECT_THAT(run(1), testing::StartsWith("laser\n"));
    EXPECT_EQ(storedFiles().size(), 1u);
}

TEST_F(RouterTest, M4_M7_AfterTheLastTryItStays) {
    enable(test::kInbox, u"profile");
    const auto id = fax();
    EXPECT_EQ(job(id)->QueueStatus, number(JobState::retriesExceeded));
    EXPECT_THAT(log(), HasSubstr("no MAPI inboxes"));
    EXPECT_THAT(log(),
                HasSubstr("could not be routed; it stays in the received folder, after try 4"));
    EXPECT_TRUE(bench.core->nothingToDo());
    EXPECT_EQ(control(id, JobCommand::pause), ErrorCode::invalidParameter);
    restart();
    EXPECT_EQ(job(id)->QueueStatus, number(JobState::retriesExceeded));
    EXPECT_EQ(control(id, JobCommand::cancel), ErrorCode::success);
    EXPECT_EQ(events(), "DELETED #1");
    EXPECT_FALSE(job(id));
    EXPECT_TRUE(std::filesystem::exists(file(id))) << "never the file";
    restart();
    EXPECT_FALSE(job(id));
}

TEST_F(RouterTest, E3_RestartRoutesAnew) {
    enable(test::kMail, u"ann@example.org");
    fail(true);
    const auto id = fax();
    ASSERT_EQ(job(id)->QueueStatus, number(JobState::retriesExceeded));
    events();
    fail(false);
    EXPECT_EQ(control(id, JobCommand::resume), ErrorCode::success);
    EXPECT_EQ(events(), "ROUTING #1, DELETED #1");
    EXPECT_THAT(run(1), HasSubstr("ann@example.org"));
}

TEST_F(SlowRouter, BetweenItsTriesAFaxCannotBeCancelled) {
    enable(test::kInbox, u"profile");
    const auto id = faxNow();
    for (const JobCommand command : {JobCommand::cancel, JobCommand::pause, JobCommand::resume}) {
        EXPECT_EQ(control(id, command), command == JobCommand::cancel
                                            ? ErrorCode::invalidOperation
                                            : ErrorCode::invalidParameter);
    }
    EXPECT_EQ(job(id)->QueueStatus, number(JobState::retrying)) << "a refusal changes nothing";
}

TEST_F(SlowRouter, M4_WhatWasGivenUpLeavesAfterDirtyDays) {
    enable(test::kInbox, u"profile");
    const auto id = faxNow();
    bench.advance(std::chrono::hours(1));
    ASSERT_EQ(job(id)->QueueStatus, number(JobState::retriesExceeded));
    bench.advance(std::chrono::hours(24 * 29));
    EXPECT_TRUE(job(id));
    bench.advance(std::chrono::hours(24));
    EXPECT_FALSE(job(id));
    EXPECT_TRUE(std::filesystem::exists(file(id)));
}

TEST_F(SlowRouter, WhatBrokeOffIsRoutedAsAFailedReceive) {
    enable(test::kInbox, u"profile");
    const auto id = faxNow(1, false);
    EXPECT_EQ(job(id)->JobType, number(JobType::failReceive));
    EXPECT_EQ(job(id)->PageCount, 1u);
}

TEST_F(RouterTest, WithoutACommandTheLogSaysWhatToDo) {
    bench.settings.delivery = {};
    bench.settings.delivery.print = {"no-such-program-anywhere", "{file}"};
    restart();
    enable(test::kMail, u"ann@example.org");
    enable(test::kPrint, u"laser");
    fax();
    EXPECT_THAT(log(), HasSubstr("set [routing] mail_command in winfax.toml"));
    EXPECT_THAT(log(), HasSubstr("'no-such-program-anywhere' is not there"));
}

TEST_F(RouterTest, AMethodOfAnExtensionIsReportedAndIsNoFailure) {
    constexpr const char16_t* kSample = u"{00000000-0000-0000-0000-0000000000aa}";
    const model::RoutingExtension extension{
        u"Sample", u"Samples", u"sample.so", {{u"one", u"One", u"SampleOne", kSample}}};
    ASSERT_TRUE(client->call<model::RegisterExtension>({extension}));
    restart();
    enable(kSample, u"x");
    const auto id = fax();
    EXPECT_THAT(log(), HasSubstr("One was not run"));
    EXPECT_FALSE(job(id));
}

TEST_F(RouterTest, AFolderThatIsGoneFailsAndASecondFaxIsNotHeldUp) {
    enable(test::kStore, folder() + u"/missing");
    const auto first = fax();
    const auto second = fax();
    EXPECT_EQ(job(first)->QueueStatus, number(JobState::retriesExceeded));
    EXPECT_EQ(job(second)->QueueStatus, number(JobState::retriesExceeded));
    std::filesystem::create_directory(stored.path() / "missing");
    EXPECT_EQ(control(first, JobCommand::resume), ErrorCode::success);
    bench.settle();
    EXPECT_FALSE(job(first));
    EXPECT_TRUE(job(second));
}

}  // namespace
}  // namespace winfax
