// SPDX-License-Identifier: MIT
// The store on a disk that loses what was not synced: a history of everything that a service keeps
// is cut off at each change of the disk, and what is found afterwards must be all that was
// acknowledged, and of the request under way all or nothing. The same history is run with each
// change failing once, and with a disk that is full from there on. Every change is one of them with
// WINFAX_SOAK=1 (scripts/soak kills), every fifth without.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>

#include "first_version.h"
#include "queue/sqlite.h"
#include "simulated_disk.h"
#include "store_rig.h"
#include "support/test_environment.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::JobState;
using test::jobIn;
using test::Loss;
using test::SimulatedDisk;
using test::StoreRig;

// All that the store tells after a start, and all documents.
struct Kept {
    std::vector<Job> jobs;
    std::map<std::uint32_t, std::vector<Attempt>> attempts;
    std::vector<Attempt> openAttempts;
    std::vector<Received> received;
    std::map<std::uint32_t, std::string> documents;
    std::map<std::string, std::string> settings;
    bool operator==(const Kept&) const = default;
};

std::string numbersOf(const Kept& kept) {
    std::string text = "jobs";
    for (const Job& job : kept.jobs) {
        text += " " + std::to_string(job.id) + "/" + std::to_string(static_cast<int>(job.state)) +
                "/" + std::to_string(kept.attempts.at(job.id).size());
    }
    text += ", received";
    for (const Received& fax : kept.received) text += " " + std::to_string(fax.id);
    text += ", documents";
    for (const auto& [id, bytes] : kept.documents) {
        text += " " + std::to_string(id) + ":" + std::to_string(bytes.size());
    }
    return text + ", settings " + std::to_string(kept.settings.size());
}

class SimulatedStore : public StoreRig {
  public:
    SimulatedStore() {
        SimulatedDisk::get().replace();
        options.vfs = SimulatedDisk::kLayer;
    }

    Kept kept() {
        Kept all{contents.jobs, {}, contents.openAttempts, contents.received, {}, contents.kept};
        for (const Job& job : contents.jobs) {
            store->readAttempts(job.id, [&](auto read) { all.attempts[job.id] = read.value(); });
            for (const std::uint32_t id : {job.document, job.cover}) {
                if (id != 0) all.documents[id] = document(id).value();
            }
        }
        finish();
        return all;
    }
};

using Outcome = model::Result<void>;
using Step = std::function<Outcome(StoreRig&)>;

Outcome withoutId(const model::Result<std::uint32_t>& given) {
    if (!given) return tl::unexpected(given.error());
    return {};
}

// Waits for the answer of one request.
template <class Request>
Outcome ask(StoreRig& rig, Request request) {
    Outcome outcome;
    request([&](const auto& answer) {
        if (!answer) outcome = tl::unexpected(answer.error());
    });
    rig.finish();
    return outcome;
}

Attempt attemptOf(std::uint32_t job, bool ended) {
    Attempt attempt;
    attempt.jobId = job;
    attempt.number = 1;
    attempt.started = test::kNow;
    if (ended) attempt.ended = test::utc(22, 13);
    if (ended) attempt.outcome = model::DeviceState::busy;
    return attempt;
}

Received faxWith(std::uint32_t id, std::uint32_t pages) {
    Received fax;
    fax.id = id;
    fax.pages = pages;
    fax.started = test::kNow;
    return fax;
}

Job retrying(std::uint32_t id) {
    Job job = jobIn(JobState::retrying, id);
    job.tries = 1;
    return job;
}

Step restart() {
    return [](StoreRig& rig) -> Outcome { return rig.tryOpen(); };
}

// Ids are given in a row, so that the steps know them.
std::vector<Step> history() {
    return {
        restart(),
        [](StoreRig& rig) {
            return withoutId(rig.submit(jobIn(JobState::pending), std::string(3'000, 'a')));
        },
        [](StoreRig& rig) {  // job 2, of a document that is no fax yet
            return ask(rig, [&](auto done) {
                rig.store->submit(jobIn(JobState::pending, 2),
                                  Document(StoreRig::bytes("some text"), document::Kind::text, ""),
                                  done);
            });
        },
        [](StoreRig& rig) { return rig.update(jobIn(JobState::inProgress, 1)); },
        [](StoreRig& rig) {
            return rig.record(attemptOf(1, false), jobIn(JobState::inProgress, 1));
        },
        [](StoreRig& rig) { return rig.record(attemptOf(1, true), retrying(1)); },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) {
                rig.store->keepPages(2, StoreRig::bytes(std::string(9'000, 'p')), 1, done);
            });
        },
        [](StoreRig& rig) {  // 3: the document of a broadcast to 4 and 5
            return ask(rig, [&](auto done) {
                rig.store->beginBroadcast(StoreRig::bytes("for all"), done);
            });
        },
        [](StoreRig& rig) {
            Job job = jobIn(JobState::pending);
            job.document = 3;
            return ask(rig, [&](auto done) { rig.store->addRecipient(job, done); });
        },
        [](StoreRig& rig) {
            Job job = jobIn(JobState::pending);
            job.document = 3;
            return ask(rig, [&](auto done) { rig.store->addRecipient(job, done); });
        },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->endBroadcast(3, done); });
        },
        [](StoreRig& rig) {  // 6: a fax from outside
            return ask(rig, [&](auto done) { rig.store->takeId(done); });
        },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->putReceived(faxWith(6, 0), done); });
        },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->putReceived(faxWith(6, 2), done); });
        },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->keep("configuration", "{1}", done); });
        },
        restart(),
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->keep("configuration", "{22}", done); });
        },
        [](StoreRig& rig) {
            return withoutId(rig.submit(jobIn(JobState::pending), std::string(60'000, 'b')));
        },
        [](StoreRig& rig) { return rig.remove(2); },
        [](StoreRig& rig) {  // the job that was sent
            return ask(rig, [&](auto done) {
                Attempt attempt = attemptOf(1, true);
                attempt.number = 2;
                rig.store->recordAndRemove(attempt, done);
            });
        },
        [](StoreRig& rig) {
            return ask(rig, [&](auto done) { rig.store->removeReceived(6, done); });
        },
        restart(),
    };
}

// What is kept after each of the steps, when nothing fails.
std::vector<Kept> keptAfterEachStep() {
    const auto steps = history();
    std::vector<Kept> all;
    for (std::size_t count = 0; count <= steps.size(); ++count) {
        SimulatedStore rig;
        for (std::size_t i = 0; i < count; ++i) {
            const auto done = steps[i](rig);
            EXPECT_TRUE(done) << "step " << i << ": " << done.error().detail;
        }
        rig.open();
        all.push_back(rig.kept());
    }
    return all;
}

const std::vector<Kept>& expectedAfterEachStep() {
    static const std::vector<Kept> all = keptAfterEachStep();
    return all;
}

std::uint64_t stride() { return test::readVariable("WINFAX_SOAK") ? 1 : 5; }

void expectSound(SimulatedStore& rig) {
    const std::filesystem::path file = rig.directory.path() / "jobs.db";
    rig.store.reset();
    auto connection = Connection::open(file, rig.options.vfs);
    ASSERT_TRUE(connection) << connection.error().detail;
    ASSERT_TRUE(connection->execute("PRAGMA locking_mode = EXCLUSIVE"));
    EXPECT_EQ(connection
                  ->queryNumber("SELECT count(*) FROM pragma_integrity_check"
                                " WHERE integrity_check = 'ok'")
                  .value_or(0),
              1);
}

class StorePower : public testing::TestWithParam<Loss> {
  protected:
    void SetUp() override { expectedAfterEachStep(); }  // before the disk is in use

    // The number of the step in which the power failed; the number of steps when it did not.
    static std::size_t runUntilThePowerFails(SimulatedStore& rig, std::uint64_t change) {
        const auto steps = history();
        SimulatedDisk::get().cutPowerAt(change);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (!steps[i](rig)) return i;
            // A restart is done when the store is open, whatever its end came to.
            if (SimulatedDisk::get().struck()) return i + 1;
        }
        return steps.size();
    }

    static void expectAllThatWasAcknowledged(SimulatedStore& rig, std::size_t step) {
        rig.open();
        EXPECT_EQ(rig.contents.warning, "");
        const Kept kept = rig.kept();
        const auto& expected = expectedAfterEachStep();
        const bool before = kept == expected[step];
        const bool after = step + 1 < expected.size() && kept == expected[step + 1];
        EXPECT_TRUE(before || after)
            << "found: " << numbersOf(kept) << "\nbefore: " << numbersOf(expected[step]);
        const auto next = rig.submit(jobIn(JobState::pending));
        ASSERT_TRUE(next) << next.error().detail;
        for (const Job& job : expected[step].jobs) EXPECT_GT(*next, job.id) << "E6";
        expectSound(rig);
    }
};

TEST_P(StorePower, E6_NothingAcknowledgedIsLostAndNothingIsHalfThere) {
    std::uint64_t change = 1;
    for (bool struck = true; struck; change += stride()) {
        SCOPED_TRACE("power fails at change " + std::to_string(change));
        SimulatedStore rig;
        const std::size_t step = runUntilThePowerFails(rig, change);
        struck = SimulatedDisk::get().struck();
        rig.store.reset();
        SimulatedDisk::get().restorePower(GetParam(), static_cast<std::uint32_t>(change));
        expectAllThatWasAcknowledged(rig, step);
        if (HasFailure()) return;
    }
    EXPECT_GT(change, 100u) << "places at which the power failed";
    RecordProperty("places", std::to_string((change - 1) / stride()));
}

// From the first version to today's.
TEST_P(StorePower, AnUpgradeThatIsCutOffGoesOnAtTheNextStart) {
    std::uint64_t change = 1;
    for (bool struck = true; struck; change += stride()) {
        SCOPED_TRACE("power fails at change " + std::to_string(change));
        SimulatedStore rig;
        rig.open();
        ASSERT_TRUE(rig.submit(jobIn(JobState::pending), std::string(3'000, 'a')));
        rig.store.reset();
        {
            auto connection = Connection::open(rig.directory.path() / "jobs.db", rig.options.vfs);
            ASSERT_TRUE(connection->execute("PRAGMA locking_mode = EXCLUSIVE"));
            ASSERT_TRUE(connection->execute(test::kBackToTheFirstVersion));
        }
        SimulatedDisk::get().cutPowerAt(change);
        (void)rig.tryOpen();
        struck = SimulatedDisk::get().struck();
        rig.store.reset();
        struck = struck || SimulatedDisk::get().struck();
        SimulatedDisk::get().restorePower(GetParam(), static_cast<std::uint32_t>(change));
        rig.open();
        EXPECT_EQ(rig.contents.warning, "");
        ASSERT_EQ(rig.contents.jobs.size(), 1u);
        EXPECT_EQ(rig.document(1)->size(), 3'000u);
        EXPECT_EQ(*rig.submit(jobIn(JobState::pending)), 2u);
        expectSound(rig);
        if (HasFailure()) return;
    }
    EXPECT_GT(change, 20u);
    RecordProperty("places", std::to_string((change - 1) / stride()));
}

INSTANTIATE_TEST_SUITE_P(Losses, StorePower,
                         testing::Values(Loss::everything, Loss::tornLastWrite, Loss::anything));

struct DiskFault {
    const char* name;
    int code;      // of SQLite
    bool lasting;  // until it is repaired
    ErrorCode told;
};

void PrintTo(const DiskFault& fault, std::ostream* out) { *out << fault.name; }

class StoreDiskFault : public testing::TestWithParam<DiskFault> {
  protected:
    void SetUp() override { expectedAfterEachStep(); }  // before the disk is in use
};

// What was refused may be asked again, and then all is as if nothing had happened: the same jobs
// under the same ids.
TEST_P(StoreDiskFault, WhatIsRefusedIsToldAndCanBeAskedAgain) {
    const auto steps = history();
    std::uint64_t change = 1;
    std::size_t refused = 0;
    for (bool struck = true; struck; change += stride()) {
        SCOPED_TRACE("change " + std::to_string(change) + " fails");
        SimulatedStore rig;
        SimulatedDisk::get().failAt(change, GetParam().code, GetParam().lasting);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto outcome = steps[i](rig);
            if (outcome) continue;
            ++refused;
            EXPECT_EQ(outcome.error().code, GetParam().told) << outcome.error().detail;
            SimulatedDisk::get().repair();
            const auto again = steps[i](rig);
            ASSERT_TRUE(again) << "step " << i << ": " << again.error().detail;
        }
        struck = SimulatedDisk::get().struck();
        SimulatedDisk::get().repair();
        rig.open();
        EXPECT_EQ(rig.contents.warning, "");
        const Kept kept = rig.kept();
        EXPECT_TRUE(kept == expectedAfterEachStep().back()) << "found: " << numbersOf(kept);
        expectSound(rig);
        if (HasFailure()) return;
    }
    EXPECT_GT(refused, 30u / stride());
    RecordProperty("places", std::to_string((change - 1) / stride()));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, StoreDiskFault,
    testing::Values(DiskFault{"OneChangeFails", SQLITE_IOERR_WRITE, false, ErrorCode::writeFault},
                    DiskFault{"TheDiskIsBrokenForAWhile", SQLITE_IOERR_WRITE, true,
                              ErrorCode::writeFault},
                    DiskFault{"TheDiskIsFull", SQLITE_FULL, true, ErrorCode::diskFull}));

}  // namespace
}  // namespace winfax::queue
