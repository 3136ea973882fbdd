// SPDX-License-Identifier: MIT
// Faults in the service, added by faxctl: what a program that calls the API sees of each.
#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "event_port.h"
#include "../support/service_process.h"
#include "service_test.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::attempt;
using conformance::Block;
using conformance::EventPort;
using conformance::failure;
using conformance::JobRequest;
using conformance::kSuccess;
using conformance::nameOf;
using conformance::Outcome;
using conformance::Wide;

// FaxEnumJobs as it ends: any thread.
Outcome enumJobs(HANDLE fax) {
    FAX_JOB_ENTRYW* jobs = nullptr;
    DWORD count = 0;
    const Outcome outcome = attempt([&] { return api().FaxEnumJobsW(fax, &jobs, &count); });
    api().FaxFreeBuffer(jobs);
    return outcome;
}

class ServiceFaults : public conformance::OwnInstance {
  protected:
    ServiceFaults() : OwnInstance("virtual", "[service]\ntest_instance = true\n") {}

    static test::Finished fault(std::vector<std::string> words) {
        words.insert(words.begin(), "fault");
        return test::runProgram(test::productPath("faxctl"), words);
    }
    // The words of "faxctl fault add".
    static void add(const std::string& line) {
        std::vector<std::string> words{"add"};
        std::istringstream in(line);
        for (std::string word; in >> word;) words.push_back(word);
        const auto added = fault(words);
        EXPECT_EQ(added.exitCode, 0) << added.output;
    }
    static nlohmann::json listed() {
        return nlohmann::json::parse(fault({"list", "--json"}).output)["faults"];
    }
    static int actedSoFar() { return listed().at(0).at("acted").get<int>(); }
    Outcome send() {
        JobRequest<Wide> request;
        const auto name = nameOf<Wide>(document(1));
        DWORD id = 0;
        return attempt([&] {
            return api().FaxSendDocumentW(server(), name.c_str(), &request.params, nullptr, &id);
        });
    }
};

TEST_F(ServiceFaults, AnErrorAfterSomeCallsAndSoOften) {
    server();
    add("FaxEnumJobs --error ERROR_ACCESS_DENIED --after 1 --times 2");
    EXPECT_EQ(enumJobs(server()), kSuccess);
    EXPECT_EQ(enumJobs(server()), failure(ERROR_ACCESS_DENIED));
    EXPECT_EQ(enumJobs(server()), failure(ERROR_ACCESS_DENIED));
    EXPECT_EQ(enumJobs(server()), kSuccess);
}

TEST_F(ServiceFaults, AnyNumberIsAnError) {
    add("FaxSendDocument --error 4242 --times 1");
    EXPECT_EQ(send(), failure(4242));
    EXPECT_EQ(jobCount(), 0u);
    EXPECT_EQ(send(), kSuccess);
}

TEST_F(ServiceFaults, ADelayLastsAsLongOnTheInstancesClock) {
    server();
    add("FaxEnumJobs --delay 2s");
    auto waiting = std::async(std::launch::async, [fax = server()] { return enumJobs(fax); });
    ASSERT_TRUE(eventually([] { return actedSoFar() == 1; }));
    instance().advanceClock("2s");
    EXPECT_EQ(waiting.get(), kSuccess);
}

TEST_F(ServiceFaults, ALostConnectionIsACallThatFailedAndThenNoService) {
    server();
    add("FaxEnumJobs --drop-connection --times 1");
    EXPECT_EQ(enumJobs(server()), failure(RPC_S_CALL_FAILED));
    EXPECT_EQ(enumJobs(server()), failure(RPC_S_SERVER_UNAVAILABLE));
    EXPECT_EQ(enumJobs(connect()), kSuccess);
}

TEST_F(ServiceFaults, AnAnswerThatIsLostAfterTheWorkWasDone) {
    add("FaxSendDocument --drop-connection --carried-out --times 1");
    EXPECT_EQ(send(), failure(RPC_S_CALL_FAILED));
    FAX_JOB_ENTRYW* jobs = nullptr;
    DWORD count = 0;
    EXPECT_SUCCEEDS(api().FaxEnumJobsW(connect(), &jobs, &count));
    EXPECT_EQ(count, 1u) << "the caller does not know it, but the fax is queued";
    api().FaxFreeBuffer(jobs);
}

TEST_F(ServiceFaults, NoReplyIsATimeout) {
    configure("[service]\ntest_instance = true\n[client]\nstall = \"2s\"\n");
    server();
    add("FaxEnumJobs --no-reply --times 1");
    EXPECT_EQ(enumJobs(server()), failure(ERROR_TIMEOUT));
    EXPECT_EQ(enumJobs(connect()), kSuccess);
}

TEST_F(ServiceFaults, ARefusedConnectionIsNoService) {
    add("FaxConnectFaxServer --drop-connection --times 1");
    HANDLE fax = nullptr;
    EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, api().FaxConnectFaxServerW(nullptr, &fax));
    EXPECT_EQ(fax, nullptr);
    add("FaxConnectFaxServer --error ERROR_ACCESS_DENIED --times 1");
    EXPECT_FAILS(ERROR_ACCESS_DENIED, api().FaxConnectFaxServerW(nullptr, &fax));
    EXPECT_EQ(enumJobs(connect()), kSuccess);
}

TEST_F(ServiceFaults, AnEventQueueThatCannotBeHad) {
    server();
    add("FaxInitializeEventQueue --error ERROR_ACCESS_DENIED --times 1");
    const HANDLE port = conformance::createPort();
    EXPECT_FAILS(ERROR_ACCESS_DENIED, api().FaxInitializeEventQueue(server(), port, 0, nullptr, 0));
    conformance::closePort(port);
    EventPort events;
    events.subscribe(server());
}

TEST_F(ServiceFaults, TheServiceStopsInTheMiddleOfACall) {
    server();
    add("FaxSendDocument --stop-service --carried-out");
    EXPECT_EQ(send(), failure(RPC_S_CALL_FAILED));
    ASSERT_TRUE(eventually([] { return !readStatus(); }));
    instance().kill();  // gone already: only its exit is awaited
    instance().start();
    FAX_JOB_ENTRYW* jobs = nullptr;
    DWORD count = 0;
    EXPECT_SUCCEEDS(api().FaxEnumJobsW(connect(), &jobs, &count));
    EXPECT_EQ(count, 1u);
    api().FaxFreeBuffer(jobs);
}

TEST_F(ServiceFaults, OutOfMemoryAtANamedPlace) {
    server();
    for (const char* place : {"request", "document", "reply"}) {
        add(std::string("FaxSendDocument --times 1 --out-of-memory ") + place);
        EXPECT_EQ(send(), failure(ERROR_NOT_ENOUGH_MEMORY)) << place;
    }
    EXPECT_EQ(jobCount(), 1u) << "the one whose answer could not be encoded";
    EXPECT_EQ(send(), kSuccess);
}

TEST_F(ServiceFaults, AFullDisk) {
    server();
    add("disk --error ERROR_DISK_FULL --times 1");
    EXPECT_EQ(send(), failure(ERROR_DISK_FULL));
    EXPECT_EQ(jobCount(), 0u);
    EXPECT_EQ(send(), kSuccess);
}

TEST_F(ServiceFaults, ASlowDisk) {
    server();
    add("disk --delay 5s --times 1");
    const HANDLE other = connect();
    auto waiting = std::async(std::launch::async, [this] { return send(); });
    ASSERT_TRUE(eventually([] { return actedSoFar() == 1; }));
    EXPECT_EQ(enumJobs(other), kSuccess) << "who does not write does not wait";
    instance().advanceClock("5s");
    EXPECT_EQ(waiting.get(), kSuccess);
}

TEST_F(ServiceFaults, OfSomebodyElseDoNotConcernUs) {
    server();
    add("FaxEnumJobs --error 5 --user somebody-else");
    EXPECT_EQ(enumJobs(server()), kSuccess);
    EXPECT_EQ(listed().at(0).at("met"), 0);
}

TEST_F(ServiceFaults, OfThisUserDo) {
    const std::string user = std::filesystem::path(conformance::userName()).string();
    EXPECT_EQ(fault({"add", "FaxEnumJobs", "--error", "5", "--user", user}).exitCode, 0);
    EXPECT_EQ(enumJobs(server()), failure(ERROR_ACCESS_DENIED));
}

TEST_F(ServiceFaults, AreGoneOnceTheyAreCleared) {
    server();
    add("FaxEnumJobs --error 5");
    EXPECT_EQ(enumJobs(server()), failure(ERROR_ACCESS_DENIED));
    EXPECT_EQ(fault({"clear"}).exitCode, 0);
    EXPECT_EQ(enumJobs(server()), kSuccess);
}

// What looks does not disturb: faxctl's own calls neither fail nor count.
TEST_F(ServiceFaults, LeaveFaxctlAlone) {
    add("FaxConnectFaxServer --drop-connection");
    add("FaxEnumJobs --error 5");
    EXPECT_EQ(test::runProgram(test::productPath("faxctl"), {"jobs"}).exitCode, 0);
    EXPECT_EQ(listed().at(0).at("met"), 0);
    EXPECT_EQ(listed().at(1).at("met"), 0);
}

}  // namespace
}  // namespace winfax::endtoend
