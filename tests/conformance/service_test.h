// SPDX-License-Identifier: MIT
// Fixtures. With a library that is not ours there is no instance to start: tests of ServiceTest
// then talk to whatever service that library finds, and tests of OwnInstance skip themselves.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "jobs.h"
#include "outcome.h"
#include "support/scratch_instance.h"
#include "support/tiff_file.h"

namespace winfax::conformance {

// Why a test cannot be shown with a library that is not ours.
inline constexpr const char* kNeedsOwnService =
    "needs a scripted service of its own, which only our library finds";

// What all tests with a service have: connections, documents, jobs.
class ServiceTest : public testing::Test {
  protected:
    // Uses the instance that is shared by the whole program, in virtual time that nobody moves:
    // jobs that are due stay "dialling" there. For tests to which other jobs do not matter.
    void SetUp() override;
    void TearDown() override;

    // Ends the test as one that this machine cannot show; never with our library.
    [[noreturn]] static void notHere(const std::string& reason);

    // A new connection, closed after the test.
    HANDLE connect();
    // The test's usual connection.
    HANDLE server();

    // The id of a device, by its place in FaxEnumPorts.
    DWORD device(std::size_t index = 0);
    // That device, opened on the usual connection; closed after the test.
    HANDLE openPort(DWORD flags = PORT_OPEN_QUERY, std::size_t index = 0);

    const test::ScratchDirectory& files() const { return files_; }
    std::filesystem::path document(const test::TiffOptions& options = {});
    std::filesystem::path document(std::size_t pages);

    template <class Value>
    Value* out() {
        return outputs_.of<Value>();
    }
    testing::AssertionResult outputsCleared() const { return outputs_.cleared(); }

    // Queues a job and returns its id; deleted after the test if it is still there.
    template <class Form>
    DWORD submit(const JobRequest<Form>& request, const std::filesystem::path& file) {
        DWORD id = 0;
        auto params = request.params;
        EXPECT_SUCCEEDS(
            Form::sendDocument(server(), nameOf<Form>(file).c_str(), &params, nullptr, &id));
        jobs_.push_back(id);
        return id;
    }
    template <class Form>
    DWORD submit(const JobRequest<Form>& request, std::size_t pages = 1) {
        return submit(request, document(pages));
    }
    DWORD submitWaiting() { return submit(JobRequest<Wide>()); }
    DWORD submitNow(std::u16string_view number = faxNumber(), std::size_t pages = 1) {
        return submit(JobRequest<Wide>::now(number), pages);
    }

    // JS_* of a job; nullopt when it left the queue, for which FaxGetJob says 87 (L10).
    std::optional<DWORD> statusOf(DWORD job);
    // Commands a job: JC_*, without a FAX_JOB_ENTRY.
    BOOL command(DWORD job, DWORD command) {
        return api().FaxSetJobW(server(), job, command, nullptr);
    }

    std::vector<DWORD> queuedIds();
    std::size_t jobCount() { return queuedIds().size(); }

  private:
    test::ScratchDirectory files_;
    int documents_ = 0;
    Outputs outputs_;
    std::vector<HANDLE> connections_;
    std::vector<HANDLE> ports_;
    std::vector<DWORD> jobs_;
};

// A test with an instance of its own.
class OwnInstance : public ServiceTest {
  protected:
    // Settings are the text of winfax.toml.
    explicit OwnInstance(std::string clock = "virtual", std::string settings = {})
        : clock_(std::move(clock)), settings_(std::move(settings)) {}

    void SetUp() override;
    void TearDown() override;

    // Replaces the instance by a running one with these settings. Before anything else in a test.
    void configure(const std::string& settings);
    test::ScratchInstance& instance() { return *instance_; }

  private:
    std::string clock_;
    std::string settings_;
    std::optional<test::ScratchInstance> instance_;
};

}  // namespace winfax::conformance
