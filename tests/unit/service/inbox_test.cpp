// SPDX-License-Identifier: MIT
// Calls from outside: who is answered, what is heard and seen meanwhile, and what is safe when.
#include <gmock/gmock.h>

#include "receiving_bench.h"

namespace winfax {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::JobCommand;
using model::JobState;
using model::JobType;
using test::BenchClient;
using testing::HasSubstr;

std::uint32_t number(auto value) { return static_cast<std::uint32_t>(value); }

class InboxTest : public testing::Test, public test::ReceivingBench {};

// Time stands still unless the test moves it.
class SlowInbox : public testing::Test, public test::ReceivingBench {
  protected:
    SlowInbox() : ReceivingBench(clock::Mode::virtualTime) {}

    model::DeviceStatus status(BenchClient& who) {
        const auto port = who.call<model::OpenPort>({1, model::port_open::query}).value().portId;
        return who.call<model::ReadDeviceStatus>({port}).value().status;
    }
};

TEST_F(InboxTest, G9_AWholeCallInItsOrder) {
    const auto placed = place();
    EXPECT_EQ(placed.outcome, number(DeviceState::answered));
    EXPECT_EQ(placed.deviceId, 1u);
    EXPECT_EQ(placed.csid, u"WE");
    EXPECT_EQ(lines[0]->answeredAs, u"WE");
    const auto sent = transmit(placed.callId, 2);
    ASSERT_TRUE(sent) << sent.error().detail;
    EXPECT_EQ(sent->outcome, number(DeviceState::completed));
    EXPECT_EQ(sent->pages, 2u);
    EXPECT_EQ(contentOf(file(placed.jobId)), documentOf(2)) << "not a byte is another one";
    EXPECT_EQ(events(),
              "RINGING 1, ANSWERED 1 #1, RECEIVING 1 #1, RECEIVING 1 #1, COMPLETED 1 #1, "
              "DELETED 1 #1, IDLE 1");
    EXPECT_EQ(job(1).error().code, ErrorCode::invalidParameter);
    EXPECT_TRUE(bench.core->nothingToDo());
}

TEST_F(InboxTest, RingsAreCountedAndZeroIsOne) {
    for (const auto& [rings, heard] :
         {std::pair(0u, "RINGING 1, ANSWERED 1 #1"),
          std::pair(3u, "RINGING 1, RINGING 1, RINGING 1, ANSWERED 1 #2")}) {
        ASSERT_TRUE(receive(1, rings));
        events();
        const auto placed = place();
        EXPECT_EQ(events(), heard);
        EXPECT_TRUE(transmit(placed.callId, 0));
    }
}

TEST_F(InboxTest, ALineThatDoesNotReceiveRingsInVain) {
    const auto placed = place(2);
    EXPECT_EQ(placed.callId, 0u);
    EXPECT_EQ(placed.outcome, number(DeviceState::noAnswer));
    EXPECT_EQ(placed.jobId, model::kNoJob);
    EXPECT_EQ(events(), "RINGING 2, RINGING 2, RINGING 2, RINGING 2, RINGING 2, IDLE 2");
}

TEST_F(InboxTest, WhereNoLineReceivesTheFirstOneRings) {
    ASSERT_TRUE(receive(1, 1, false));
    const auto placed = place();
    EXPECT_EQ(placed.outcome, number(DeviceState::noAnswer));
    EXPECT_EQ(placed.deviceId, 1u);
}

TEST_F(InboxTest, TheFirstFreeReceivingLineByPriority) {
    EXPECT_EQ(place().deviceId, 1u);
    EXPECT_EQ(place().outcome, number(DeviceState::busy)) << "line 2 does not receive";
    ASSERT_TRUE(receive(2, 1));
    EXPECT_EQ(place().deviceId, 2u);
    EXPECT_EQ(place(1).outcome, number(DeviceState::busy));
    EXPECT_EQ(client->call<model::PlaceCall>(from(7)).error().code, ErrorCode::badUnit);
}

TEST_F(InboxTest, ALineThatTakesNoCalls) {
    lines[1]->can.receives = false;
    EXPECT_EQ(client->call<model::PlaceCall>(from(2)).error().code, ErrorCode::notSupported);
}

TEST_F(SlowInbox, ALineHasOneCallAtATime) {
    const auto job = client->submit(test::faxTiff());
    ASSERT_TRUE(job);
    EXPECT_EQ(place(1).outcome, number(DeviceState::busy)) << "it sends";
    bench.advance(std::chrono::minutes(1));
    ASSERT_TRUE(receive(2, 1));
    const auto first = place(1);
    const auto second = place(2);
    ASSERT_NE(first.callId, 0u);
    ASSERT_NE(second.callId, 0u);
    const auto waiting = client->submit(test::faxTiff());
    bench.advance(std::chrono::minutes(1));
    EXPECT_EQ(this->job(*waiting)->QueueStatus, number(JobState::pending));
    EXPECT_TRUE(transmit(second.callId, 0));
    bench.advance(std::chrono::minutes(1));
    EXPECT_FALSE(this->job(*waiting)) << "the line that was free again has sent it";
}

TEST_F(SlowInbox, TheJobAndTheLineAreSeenWhileItComesIn) {
    ASSERT_TRUE(receive(1, 2));
    BenchClient stranger(bench, model::right::portQuery | model::right::jobQuery, "2000");
    stranger.greet();
    client->send([&] {
        wire::Bytes bytes;
        wire::appendRequest<model::PlaceCall>(bytes, ++client->serial_, from());
        return bytes;
    }());
    bench.settle();
    BenchClient looking(bench);
    looking.greet();
    EXPECT_EQ(status(looking).Status, number(DeviceState::ringing));
    EXPECT_EQ(status(looking).JobType, 0u);
    EXPECT_EQ(status(looking).CallerId, u"+49 89 555");
    EXPECT_EQ(status(stranger).CallerId, std::nullopt) << "E7";
    EXPECT_TRUE(looking.call<model::ListJobs>({})->jobs.empty());
    bench.advance(std::chrono::seconds(1));
    const auto placed = client->reply<model::PlaceCall::Reply>().value();
    ASSERT_EQ(placed.jobId, 1u);
    client->sendCall<model::TransmitPages>(documentOf(2), {placed.callId, true, 0});
    bench.settle();

    const auto seen = status(looking);
    EXPECT_EQ(seen.JobType, number(JobType::receive));
    EXPECT_EQ(seen.Status, number(DeviceState::receiving));
    EXPECT_EQ(seen.CurrentPage, 1u);
    EXPECT_EQ(seen.Csid, u"WE");
    EXPECT_EQ(seen.Tsid, u"THEY");
    EXPECT_GT(seen.StartTime.ticks, 0u);
    EXPECT_EQ(status(stranger).CurrentPage, 1u);
    EXPECT_EQ(status(stranger).Tsid, std::nullopt);

    const auto jobs = looking.call<model::ListJobs>({})->jobs;
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(jobs[0].JobId, 1u);
    EXPECT_EQ(jobs[0].JobType, number(JobType::receive));
    EXPECT_EQ(jobs[0].QueueStatus, number(JobState::inProgress));
    EXPECT_EQ(jobs[0].Status, number(DeviceState::receiving));
    EXPECT_EQ(jobs[0].Tsid, u"THEY");
    EXPECT_EQ(jobs[0].UserName, std::nullopt);
    EXPECT_EQ(looking.call<model::ReadJob>({1})->job, jobs[0]);
    EXPECT_TRUE(stranger.call<model::ListJobs>({})->jobs.empty()) << "E7";
    EXPECT_EQ(stranger.call<model::ReadJob>({1}).error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(stranger.call<model::ControlJob>({1, 1}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(looking.call<model::ReadFirstPage>({1}).error().code, ErrorCode::invalidData)
        << "no outgoing job";
    const auto lineStatus = looking.call<model::ReadStatus>({}).value();
    EXPECT_EQ(lineStatus.jobs, 1u);
    EXPECT_EQ(lineStatus.lines.at(0).jobId, 1u);
    EXPECT_FALSE(bench.core->nothingToDo());
    const auto port = looking.call<model::OpenPort>({1, model::port_open::modify})->portId;
    const auto info = looking.call<model::ReadPort>({port})->port;
    EXPECT_EQ(looking.call<model::ChangePort>({port, info}).error().code, ErrorCode::deviceInUse);
}

TEST_F(SlowInbox, E9_JobsOfBothKindsInTheOrderOfTheirIds) {
    ASSERT_EQ(place().jobId, 1u);
    ASSERT_EQ(*client->submit(test::faxTiff(), u"555",
                              [](model::JobParam& params) {
                                  params.ScheduleAction =
                                      number(model::ScheduleAction::specificTime);
                                  params.ScheduleTime = {.wYear = 2030, .wMonth = 1, .wDay = 1};
                              }),
              2u);
    ASSERT_TRUE(receive(2, 1));
    ASSERT_EQ(place().jobId, 3u);
    std::vector<std::uint32_t> ids;
    const auto jobs = client->call<model::ListJobs>({})->jobs;
    for (const auto& entry : jobs) ids.push_back(entry.JobId);
    EXPECT_THAT(ids, testing::ElementsAre(1, 2, 3));
}

TEST_F(InboxTest, ACallWithoutAFax) {
    const auto placed = place();
    const auto sent = transmit(placed.callId, 0, false);
    EXPECT_EQ(sent->outcome, number(DeviceState::disconnected));
    EXPECT_EQ(sent->pages, 0u);
    EXPECT_EQ(events(), "RINGING 1, ANSWERED 1 #1, DISCONNECTED 1 #1, DELETED 1 #1, IDLE 1");
    EXPECT_FALSE(std::filesystem::exists(file(1)));
    EXPECT_EQ(fax(), 2u) << "the id was spent (E6)";
}

TEST_F(InboxTest, WhatBrokeOffIsKept) {
    const auto placed = place();
    const auto sent = transmit(placed.callId, 1, false);
    EXPECT_EQ(sent->outcome, number(DeviceState::disconnected));
    EXPECT_EQ(sent->pages, 1u);
    EXPECT_EQ(contentOf(file(1)), documentOf(1));
    EXPECT_EQ(events(),
              "RINGING 1, ANSWERED 1 #1, RECEIVING 1 #1, DISCONNECTED 1 #1, DELETED 1 #1, IDLE 1");
    EXPECT_THAT(log(), HasSubstr("broke off, 1 page, FPS_DISCONNECTED"));
}

TEST_F(InboxTest, WhatCannotBeKeptIsNotConfirmed) {
    bench.state.write("received", "a file where the folder should be");
    const auto placed = place();
    const auto sent = transmit(placed.callId, 1);
    EXPECT_EQ(sent->outcome, number(DeviceState::fatalError));
    EXPECT_EQ(sent->pages, 0u);
    EXPECT_THAT(events(), testing::EndsWith("FATAL_ERROR 1 #1, DELETED 1 #1, IDLE 1"));
    EXPECT_THAT(log(), HasSubstr("could not be kept"));
    restart();
    EXPECT_TRUE(client->call<model::ListJobs>({})->jobs.empty());
}

TEST_F(InboxTest, ABadDocumentLeavesTheCall) {
    const auto placed = place();
    const auto bad = client->callWith<model::TransmitPages>({1, 2, 3}, {placed.callId, true, 0});
    EXPECT_EQ(bad.error().code, ErrorCode::invalidData);
    EXPECT_EQ(transmit(placed.callId, 1)->outcome, number(DeviceState::completed));
}

TEST_F(InboxTest, ACallIsItsConnectionsAndGoneWhenItIsOver) {
    const auto placed = place();
    BenchClient other(bench);
    other.greet();
    EXPECT_EQ(
        other.callWith<model::TransmitPages>(documentOf(1), {placed.callId, true, 0}).error().code,
        ErrorCode::invalidParameter);
    EXPECT_TRUE(transmit(placed.callId, 1));
    EXPECT_EQ(transmit(placed.callId, 1).error().code, ErrorCode::invalidParameter);
    EXPECT_EQ(transmit(99, 1).error().code, ErrorCode::invalidParameter);
}

TEST_F(InboxTest, ACallNeedsTheRightToSubmit) {
    BenchClient other(bench, model::right::portQuery, "2000");
    other.greet();
    EXPECT_EQ(other.call<model::PlaceCall>(from()).error().code, ErrorCode::accessDenied);
}

TEST_F(SlowInbox, L7_TheEndOfTheConnectionHangsUp) {
    place();
    events();
    client->hangUp();
    EXPECT_EQ(events(), "DISCONNECTED 1 #1, DELETED 1 #1, IDLE 1");
    EXPECT_EQ(lines[0]->state(), DeviceState::available);
    EXPECT_TRUE(bench.core->nothingToDo());
}

TEST_F(SlowInbox, E2_AbortOfACall) {
    const auto placed = place();
    EXPECT_EQ(control(placed.jobId, JobCommand::pause), ErrorCode::invalidParameter);
    EXPECT_EQ(control(placed.jobId, JobCommand::resume), ErrorCode::invalidParameter);
    events();
    EXPECT_EQ(control(placed.jobId, JobCommand::cancel), ErrorCode::success);
    EXPECT_EQ(events(), "ABORTING 1 #1, DELETED 1 #1, IDLE 1");  // M5
    EXPECT_EQ(control(placed.jobId, JobCommand::cancel), ErrorCode::invalidParameter);
    EXPECT_EQ(transmit(placed.callId, 1)->outcome, number(DeviceState::aborting))
        << "the caller learns how it ended";
}

TEST_F(SlowInbox, AnAbortedFaxLeavesNothing) {
    const auto placed = place();
    client->sendCall<model::TransmitPages>(documentOf(2), {placed.callId, true, 0});
    bench.advance(std::chrono::milliseconds(1500));
    BenchClient other(bench);
    other.greet();
    EXPECT_TRUE(other.call<model::ControlJob>({placed.jobId, 1}));
    bench.advance(std::chrono::minutes(1));
    EXPECT_EQ(client->reply<model::TransmitPages::Reply>()->outcome, number(DeviceState::aborting));
    EXPECT_FALSE(std::filesystem::exists(file(placed.jobId)));
}

TEST_F(SlowInbox, ACallThatTheServiceDoesNotSurviveLeavesNothing) {
    const auto placed = place();
    client->sendCall<model::TransmitPages>(documentOf(2), {placed.callId, true, 0});
    bench.advance(std::chrono::milliseconds(1500));
    restart();
    EXPECT_TRUE(client->call<model::ListJobs>({})->jobs.empty());
    EXPECT_FALSE(std::filesystem::exists(file(placed.jobId)));
    EXPECT_GT(place().jobId, placed.jobId) << "E6";
}

TEST_F(InboxTest, WhatAFarMachineSaysOfItselfIsCut) {
    const auto placed =
        client->call<model::PlaceCall>({1, std::u16string(100, u'1'), std::u16string(100, u'x')});
    EXPECT_EQ(job(placed->jobId)->Tsid, std::u16string(20, u'x'));
    EXPECT_TRUE(client->callWith<model::TransmitPages>(documentOf(0), {placed->callId, true, 0}));
}

TEST_F(InboxTest, ManyCallsLeaveNothingButTheirFaxes) {
    for (int call = 0; call < 200; ++call) fax();
    EXPECT_TRUE(client->call<model::ListJobs>({})->jobs.empty());
    EXPECT_TRUE(std::filesystem::exists(file(200)));
    EXPECT_TRUE(bench.core->nothingToDo());
}

}  // namespace
}  // namespace winfax
