// SPDX-License-Identifier: MIT
// The system gives the service no more memory: its limit is lowered, while it runs, to just above
// what it uses. Calls fail with ERROR_NOT_ENOUGH_MEMORY, the service goes on, and when there is
// memory again every job that was acknowledged is there once.
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "../../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::attempt;
using conformance::failure;
using conformance::JobRequest;
using conformance::kSuccess;
using conformance::nameOf;
using conformance::Outcome;
using conformance::Wide;
using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::Eq;
using testing::UnorderedElementsAreArray;

constexpr rlim_t kMebibyte = 1u << 20;

// The limit of another process's address space.
class AddressSpace {
  public:
    explicit AddressSpace(pid_t process) : process_(process) {
        EXPECT_EQ(prlimit(process_, RLIMIT_AS, nullptr, &usual_), 0);
    }
    ~AddressSpace() { relent(); }
    AddressSpace(const AddressSpace&) = delete;
    AddressSpace& operator=(const AddressSpace&) = delete;

    void leave(rlim_t bytes) const { limit(inUse() + bytes); }
    void relent() const { limit(usual_.rlim_cur); }

  private:
    rlim_t inUse() const {
        rlim_t pages = 0;
        std::ifstream("/proc/" + std::to_string(process_) + "/statm") >> pages;
        EXPECT_GT(pages, 0u);
        return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
    }
    void limit(rlim_t bytes) const {
        const rlimit wanted{bytes, usual_.rlim_max};
        EXPECT_EQ(prlimit(process_, RLIMIT_AS, &wanted, nullptr), 0);
    }

    const pid_t process_;
    rlimit usual_{};
};

class ServiceAtItsLimit : public conformance::OwnInstance {
  protected:
    void SetUp() override {
        OwnInstance::SetUp();
        large_ = documentOf(8 * kMebibyte);
        small_ = document(1);
    }

    // A job that waits; remembered when it is acknowledged.
    Outcome send(const std::filesystem::path& file) {
        JobRequest<Wide> request;
        const auto name = nameOf<Wide>(file);
        DWORD id = 0;
        const Outcome outcome = attempt([&] {
            return api().FaxSendDocumentW(server(), name.c_str(), &request.params, nullptr, &id);
        });
        if (outcome == kSuccess) acknowledged_.push_back(id);
        return outcome;
    }
    // A page, and bytes that belong to none.
    std::filesystem::path documentOf(std::size_t size) {
        const auto page = test::faxTiff(std::size_t{1});
        std::string content(page.begin(), page.end());
        content.resize(size, '\0');
        return files().write("large.tif", content);
    }
    void restart() {
        EXPECT_EQ(instance().stop(), 0);
        instance().start();
    }

    std::filesystem::path large_;
    std::filesystem::path small_;
    std::vector<DWORD> acknowledged_;
};

TEST_F(ServiceAtItsLimit, CallsFailAndTheServiceGoesOn) {
    EXPECT_EQ(send(large_), kSuccess);
    const AddressSpace memory(static_cast<pid_t>(readStatus().value().processId));
    const Outcome refused = failure(ERROR_NOT_ENOUGH_MEMORY);
    std::vector<Outcome> outcomes;
    // Each amount runs out at another place.
    for (rlim_t left = 0; left <= 32; left += 2) {
        memory.leave(left * kMebibyte);
        for (const auto& file : {large_, small_, large_, small_}) outcomes.push_back(send(file));
    }
    EXPECT_THAT(outcomes, Each(AnyOf(Eq(kSuccess), Eq(refused))));
    EXPECT_THAT(outcomes, Contains(refused));
    memory.relent();

    EXPECT_EQ(send(large_), kSuccess);
    EXPECT_THAT(queuedIds(), UnorderedElementsAreArray(acknowledged_));
    const DWORD job = submitNow();
    instance().advanceClock("10m");
    EXPECT_EQ(statusOf(job), std::nullopt);
}

TEST_F(ServiceAtItsLimit, TheNextStartHasWhatWasAcknowledged) {
    {
        const AddressSpace memory(static_cast<pid_t>(readStatus().value().processId));
        for (rlim_t left = 0; left <= 32; left += 4) {
            memory.leave(left * kMebibyte);
            for (const auto& file : {small_, large_}) send(file);
        }
    }
    EXPECT_EQ(send(small_), kSuccess);
    restart();
    HANDLE fax = connect();
    conformance::Block<FAX_JOB_ENTRYW> jobs;
    DWORD count = 0;
    EXPECT_SUCCEEDS(api().FaxEnumJobsW(fax, jobs.place(), &count));
    std::vector<DWORD> ids;
    for (DWORD index = 0; index < count; ++index) ids.push_back(jobs[index].JobId);
    EXPECT_THAT(ids, UnorderedElementsAreArray(acknowledged_));
}

}  // namespace
}  // namespace winfax::endtoend
