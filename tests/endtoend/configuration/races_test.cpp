// SPDX-License-Identifier: MIT
// Programs that set the same thing at the same moment, and services that are killed meanwhile.
#include <gmock/gmock.h>

#include <mutex>
#include <thread>

#include "../support/service_process.h"
#include "configuration_facts.h"
#include "port_facts.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::ConfigurationFacts;
using conformance::readConfiguration;
using conformance::Wide;
using conformance::writeConfiguration;

class Races : public conformance::OwnInstance {
  protected:
    // Runs so many programs side by side; each gets its own number.
    void run(const std::string& mode, int programs, const std::string& rounds) {
        std::vector<std::unique_ptr<test::ChildProcess>> running;
        for (int number = 1; number <= programs; ++number) {
            running.push_back(std::make_unique<test::ChildProcess>(
                testProgramPath("setting_program"),
                std::vector<std::string>{mode, std::to_string(number), rounds}));
        }
        for (auto& program : running) EXPECT_EQ(program->wait(), 0) << program->output();
    }
    // FaxOpenPort of the first device, to modify it.
    conformance::Outcome openToModify() {
        HANDLE port = nullptr;
        const auto outcome = conformance::attempt(
            [&] { return api().FaxOpenPort(server(), device(), PORT_OPEN_MODIFY, &port); });
        if (port) {
            EXPECT_SUCCEEDS(api().FaxClose(port));
        }
        return outcome;
    }
};

// Every reader must find what it will accept as whole, the first one too.
TEST_F(Races, L14_configurations_are_written_whole) {
    const ConfigurationFacts whole{1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, u"/archive/1"};
    ASSERT_SUCCEEDS(writeConfiguration<Wide>(server(), whole));
    run("configure", 2, "20");
}

TEST_F(Races, F3_one_at_a_time_modifies_a_device) { run("compete", 3, "4"); }

TEST_F(Races, F3_held_by_another_process) {
    test::ChildProcess holder(testProgramPath("setting_program"), {"hold"});
    ASSERT_TRUE(holder.waitForLine("held")) << holder.output();
    EXPECT_EQ(openToModify(), conformance::failure(ERROR_INVALID_HANDLE));
    openPort(PORT_OPEN_QUERY);
    holder.kill();
    holder.wait();
    EXPECT_TRUE(eventually([&] { return openToModify() == conformance::kSuccess; }))
        << "a process that is gone holds nothing";
}

// Writes one configuration after the other, of growing numbers, through every end of the service.
class Writer {
  public:
    Writer() : thread_([this] { run(); }) {}
    ~Writer() { finish(); }

    std::uint32_t acknowledged() const {
        const std::lock_guard lock(mutex_);
        return acknowledged_;
    }
    // The last number that was acknowledged, and the last that was tried.
    std::pair<std::uint32_t, std::uint32_t> finish() {
        {
            const std::lock_guard lock(mutex_);
            finished_ = true;
        }
        if (thread_.joinable()) thread_.join();
        return {acknowledged_, tried_};
    }

  private:
    bool isFinished() const {
        const std::lock_guard lock(mutex_);
        return finished_;
    }
    void run() {
        while (!isFinished()) {
            HANDLE fax = nullptr;
            if (!api().FaxConnectFaxServerW(nullptr, &fax)) continue;
            while (!isFinished() && writeNext(fax)) {
            }
            EXPECT_SUCCEEDS(api().FaxClose(fax));
        }
    }
    bool writeNext(HANDLE fax) {
        const std::uint32_t number = ++tried_;
        const std::u16string folder = u"/archive/" + conformance::fromAnsi(std::to_string(number));
        const ConfigurationFacts facts{number, number, number, 0, 0, 0, 0, 0, 0, 0, 0, 0, folder};
        if (!writeConfiguration<Wide>(fax, facts)) return false;
        const std::lock_guard lock(mutex_);
        acknowledged_ = number;
        return true;
    }

    mutable std::mutex mutex_;
    std::uint32_t acknowledged_ = 0;
    std::uint32_t tried_ = 0;
    bool finished_ = false;
    std::thread thread_;
};

class ConfigurationKilled : public conformance::OwnInstance {};

TEST_F(ConfigurationKilled, L14_the_last_acknowledged_one_is_there) {
    constexpr int kRounds = 5;
    for (int round = 0; round < kRounds; ++round) {
        Writer writer;
        ASSERT_TRUE(eventually([&] { return writer.acknowledged() >= 10; })) << "round " << round;
        instance().kill();
        const auto [acknowledged, tried] = writer.finish();
        instance().start();
        const ConfigurationFacts facts = readConfiguration<Wide>(connect());
        EXPECT_GE(facts.retries, acknowledged);
        EXPECT_LE(facts.retries, tried);
        EXPECT_EQ(facts.retryDelay, facts.retries) << "no mixture";
        EXPECT_EQ(facts.dirtyDays, facts.retries);
        EXPECT_EQ(facts.archiveDirectory,
                  u"/archive/" + conformance::fromAnsi(std::to_string(facts.retries)));
    }
}

}  // namespace
}  // namespace winfax::endtoend
