// SPDX-License-Identifier: MIT
#include "queue/schema.h"

#include <array>

#include "queue/columns.h"
#include "queue/job.h"

namespace winfax::queue {
namespace {

// lastJobId: the last id given away (E6); latest: the latest time stamp that was ever written.
// Rows of one job leave together. The definitions are those of today's Job and Attempt: whoever
// adds a member puts the columns of version 1 here in writing and adds a step that alters the
// table.
model::Result<void> createTables(Connection& connection) {
    return connection.execute(
        "CREATE TABLE counters (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " lastJobId INTEGER NOT NULL, latest INTEGER NOT NULL);"
        "INSERT INTO counters VALUES (1, 0, 0);"
        "CREATE TABLE jobs (" +
        columnDefinitions<Job>() +
        ", PRIMARY KEY (id));"
        "CREATE TABLE documents (jobId INTEGER PRIMARY KEY"
        " REFERENCES jobs (id) ON DELETE CASCADE, bytes BLOB NOT NULL);"
        "CREATE TABLE attempts (" +
        columnDefinitions<Attempt>() +
        ", PRIMARY KEY (jobId, number),"
        " FOREIGN KEY (jobId) REFERENCES jobs (id) ON DELETE CASCADE) WITHOUT ROWID");
}

// The step at index n leads from version n to version n + 1.
using Step = model::Result<void> (*)(Connection&);
constexpr std::array<Step, 1> kSteps{createTables};

model::Result<void> takeStep(Connection& connection, std::size_t version) {
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = kSteps[version](connection);
    if (done) done = connection.execute("PRAGMA user_version = " + std::to_string(version + 1));
    if (done) done = connection.execute("COMMIT");
    if (!done && connection.inTransaction()) (void)connection.execute("ROLLBACK");
    return done;
}

}  // namespace

model::Result<void> migrate(Connection& connection) {
    const auto found = connection.queryNumber("PRAGMA user_version");
    if (!found) return tl::unexpected(found.error());
    constexpr auto kVersion = static_cast<std::int64_t>(kSteps.size());
    if (*found < 0 || *found > kVersion) {
        return model::fail(model::ErrorCode::notSupported,
                           "the job store has version " + std::to_string(*found) +
                               ", this program knows versions up to " + std::to_string(kVersion) +
                               ": start the newer program that wrote it");
    }
    for (auto version = static_cast<std::size_t>(*found); version < kSteps.size(); ++version) {
        if (auto done = takeStep(connection, version); !done) return done;
    }
    return {};
}

}  // namespace winfax::queue
