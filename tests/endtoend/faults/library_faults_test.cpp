// SPDX-License-Identifier: MIT
// WINFAX_FAULTS in the library of the program that calls: another process, for it is read once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "api.h"
#include "../support/service_process.h"
#include "support/scratch_instance.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Call {
    std::string function;
    unsigned error = 0;
};

// What fault_program printed, and what it complained of.
struct ProgramRun {
    std::vector<Call> calls;
    std::string complaints;

    std::vector<unsigned> errorsOf(const std::string& function) const {
        std::vector<unsigned> errors;
        for (const Call& call : calls) {
            if (call.function == function) errors.push_back(call.error);
        }
        return errors;
    }
};

ProgramRun run(const std::vector<std::string>& words) {
    const auto finished = test::runProgram(testProgramPath("fault_program"), words);
    EXPECT_EQ(finished.exitCode, 0) << finished.output;
    ProgramRun run;
    std::istringstream lines(finished.output);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream in(line);
        Call call;
        if (line.starts_with("Fax") && in >> call.function >> call.error) {
            run.calls.push_back(call);
        } else {
            run.complaints += line + "\n";
        }
    }
    return run;
}

using Errors = std::vector<unsigned>;

// No service runs, or one that is no test instance: the library needs neither.
class LibraryFaults : public testing::Test {
  protected:
    test::ScratchInstance instance_;
};

TEST_F(LibraryFaults, EveryFunctionCanFailBeforeItIsJudged) {
    std::string faults;
    int functions = 0;
    conformance::Api::visit(
        [&](const std::string& name, const auto&) {
            ++functions;
            faults += name + " error=4242;";
        },
        conformance::api());
    const test::ScopedVariable set("WINFAX_FAULTS", faults);
    const ProgramRun every = run({"every"});
    EXPECT_EQ(every.complaints, "");
    EXPECT_EQ(every.calls.size(), std::size_t(functions));
    for (const Call& call : every.calls) {
        // It returns nothing that could tell.
        EXPECT_EQ(call.error, call.function == "FaxFreeBuffer" ? 0u : 4242u) << call.function;
    }
}

TEST_F(LibraryFaults, CountCallsOfBothFormsTogether) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobs error=ERROR_BUSY after=1 times=2");
    EXPECT_EQ(run({"jobs", "4"}).errorsOf("FaxEnumJobsW"), (Errors{0, 170, 170, 0}));
}

TEST_F(LibraryFaults, AreOfEachProcess) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobsW error=5 times=1");
    EXPECT_EQ(run({"jobs", "2"}).errorsOf("FaxEnumJobsW"), (Errors{5, 0}));
    EXPECT_EQ(run({"jobs", "2"}).errorsOf("FaxEnumJobsW"), (Errors{5, 0}));
}

TEST_F(LibraryFaults, OfTheOtherFormOrAnotherUserDoNothing) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS",
                                   "FaxEnumJobsA error=5; FaxEnumJobs error=6 user=somebody-else");
    EXPECT_EQ(run({"jobs", "1"}).errorsOf("FaxEnumJobsW"), (Errors{0}));
}

TEST_F(LibraryFaults, ADelayIsRealTime) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobs delay=300ms times=1");
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(run({"jobs", "1"}).errorsOf("FaxEnumJobsW"), (Errors{0}));
    EXPECT_GE(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(300));
}

TEST_F(LibraryFaults, MayStandInAFile) {
    instance_.start();
    const auto file = instance_.state().write(
        "mine.toml", std::string_view("[[fault]]\nfunction = \"FaxEnumJobs\"\nerror = 5\n"));
    const test::ScopedVariable set("WINFAX_FAULTS", file.string());
    EXPECT_EQ(run({"jobs", "1"}).errorsOf("FaxEnumJobsW"), (Errors{5}));
}

TEST_F(LibraryFaults, ThatOnlyAServiceCanDoAreLeftToIt) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobs drop_connection; disk error=112");
    const ProgramRun jobs = run({"jobs", "1"});
    EXPECT_EQ(jobs.errorsOf("FaxEnumJobsW"), (Errors{0}));
    EXPECT_EQ(jobs.complaints, "");
}

TEST_F(LibraryFaults, ThatAreWrongAreNamedAndNoneIsObeyed) {
    instance_.start();
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobs error=5; FaxClose eror=5");
    const ProgramRun jobs = run({"jobs", "1"});
    EXPECT_EQ(jobs.errorsOf("FaxEnumJobsW"), (Errors{0}));
    EXPECT_THAT(jobs.complaints, HasSubstr("winfax: WINFAX_FAULTS: fault 2: FaxClose: eror"));
}

TEST_F(LibraryFaults, NeedAnInstanceWithAName) {
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxEnumJobs error=5");
    const test::ScopedVariable unnamed("WINFAX_INSTANCE", std::nullopt);
    const ProgramRun every = run({"every"});
    EXPECT_THAT(every.errorsOf("FaxEnumJobsW"), Not(testing::Contains(5u)));
    EXPECT_THAT(every.complaints, HasSubstr("named by WINFAX_INSTANCE"));
}

}  // namespace
}  // namespace winfax::endtoend
