// SPDX-License-Identifier: MIT
#include "service_test.h"

#include <memory>
#include <stdexcept>

namespace winfax::conformance {
namespace {

// Ends the shared instance with the program.
class SharedInstance : public testing::Environment {
  public:
    static void start() {
        if (libraryIsOurs() && !instance_) {
            instance_ = std::make_unique<test::ScratchInstance>();
            instance_->start();
        }
    }
    void TearDown() override {
        if (instance_) {
            EXPECT_EQ(instance_->stop(), 0) << "exit code of winfaxd";
            instance_.reset();
        }
    }

  private:
    static inline std::unique_ptr<test::ScratchInstance> instance_;
};

[[maybe_unused]] testing::Environment* const kSharedInstance =
    testing::AddGlobalTestEnvironment(new SharedInstance);

}  // namespace

void ServiceTest::SetUp() { SharedInstance::start(); }

void ServiceTest::TearDown() {
    for (const DWORD job : jobs_) {
        api().FaxAbort(server(), job);
    }
    for (const HANDLE port : ports_) {
        api().FaxClose(port);
    }
    for (const HANDLE connection : connections_) {
        api().FaxClose(connection);
    }
}

void ServiceTest::notHere(const std::string& reason) {
    [&] { GTEST_SKIP() << reason; }();
    throw std::runtime_error("not applicable here: " + reason);
}

HANDLE ServiceTest::connect() {
    HANDLE handle = nullptr;
    const Outcome outcome = attempt([&] { return api().FaxConnectFaxServerW(nullptr, &handle); });
    if (outcome != kSuccess && !libraryIsOurs()) {
        notHere("needs a fax service, and none answers: FaxConnectFaxServerW says " +
                textOf(outcome));
    }
    EXPECT_EQ(outcome, kSuccess) << "of FaxConnectFaxServerW";
    connections_.push_back(handle);
    return handle;
}

HANDLE ServiceTest::server() { return connections_.empty() ? connect() : connections_.front(); }

DWORD ServiceTest::device(std::size_t index) {
    Block<FAX_PORT_INFOW> ports;
    DWORD count = 0;
    EXPECT_SUCCEEDS(api().FaxEnumPortsW(server(), ports.place(), &count));
    if (index >= count) {
        if (!libraryIsOurs()) {
            notHere("needs " + std::to_string(index + 1) + " fax devices, and there are " +
                    std::to_string(count));
        }
        ADD_FAILURE() << "there are only " << count << " devices";
        return 0;
    }
    return ports[index].DeviceId;
}

HANDLE ServiceTest::openPort(DWORD flags, std::size_t index) {
    HANDLE port = nullptr;
    EXPECT_SUCCEEDS(api().FaxOpenPort(server(), device(index), flags, &port));
    ports_.push_back(port);
    return port;
}

std::filesystem::path ServiceTest::document(const test::TiffOptions& options) {
    return files_.write("document" + std::to_string(++documents_) + ".tif", test::faxTiff(options));
}

std::filesystem::path ServiceTest::document(std::size_t pages) {
    return files_.write("document" + std::to_string(++documents_) + ".tif", test::faxTiff(pages));
}

std::optional<DWORD> ServiceTest::statusOf(DWORD job) {
    Block<FAX_JOB_ENTRYW> entry;
    const Outcome outcome = attempt([&] { return api().FaxGetJobW(server(), job, entry.place()); });
    if (outcome == kSuccess) {
        return entry->QueueStatus;
    }
    EXPECT_EQ(outcome, failure(ERROR_INVALID_PARAMETER));
    return std::nullopt;
}

std::vector<DWORD> ServiceTest::queuedIds() {
    Block<FAX_JOB_ENTRYW> entries;
    DWORD count = 0;
    EXPECT_SUCCEEDS(api().FaxEnumJobsW(server(), entries.place(), &count));
    std::vector<DWORD> ids;
    for (DWORD index = 0; index < count; ++index) {
        ids.push_back(entries[index].JobId);
    }
    return ids;
}

void OwnInstance::SetUp() {
    if (!libraryIsOurs()) {
        GTEST_SKIP() << kNeedsOwnService;
    }
    instance_.emplace(clock_, settings_);
    instance_->start();
}

void OwnInstance::TearDown() {
    ServiceTest::TearDown();
    if (instance_) {
        if (HasFailure()) {
            GTEST_LOG_(INFO) << "winfaxd printed:\n" << instance_->serviceOutput();
        }
        instance_->stop();
    }
}

void OwnInstance::configure(const std::string& settings) {
    // The old one goes first, because instances nest.
    instance_.reset();
    instance_.emplace(clock_, settings);
    instance_->start();
}

}  // namespace winfax::conformance
