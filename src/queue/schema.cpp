// SPDX-License-Identifier: MIT
#include "queue/schema.h"

#include <array>

#include "queue/columns.h"
#include "queue/job.h"
#include "queue/received.h"

namespace winfax::queue {
namespace {

// lastJobId: the last id given away (E6); latest: the latest time stamp that was ever written.
// A document may serve many jobs (a broadcast): it leaves when none names it and it is not `open`
// for more. Its id is that of its first job or of its broadcast. `kind` is a document::Kind: all
// but fax pages wait to be made into some, of which `pages` tells the number afterwards. The
// template of a cover page is a document as well. The rows of one job leave together. `kept` holds
// what the API configures, by name.
//
// The definitions are those of today's Job, Attempt and Received: whoever adds a member adds an
// upgrade that alters the table.
model::Result<void> createTables(Connection& connection) {
    return connection.execute(
        "CREATE TABLE counters (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " lastJobId INTEGER NOT NULL, latest INTEGER NOT NULL);"
        "INSERT INTO counters VALUES (1, 0, 0);"
        "CREATE TABLE jobs (" +
        columnDefinitions<Job>() +
        ", PRIMARY KEY (id));"
        "CREATE INDEX jobsByDocument ON jobs (document);"
        "CREATE INDEX jobsByCover ON jobs (cover);"
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, open INTEGER NOT NULL,"
        " bytes BLOB NOT NULL, kind INTEGER NOT NULL, extension BLOB NOT NULL,"
        " pages INTEGER NOT NULL);"
        "CREATE TABLE kept (name BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE received (" +
        columnDefinitions<Received>() +
        ", PRIMARY KEY (id));"
        "CREATE TABLE attempts (" +
        columnDefinitions<Attempt>() +
        ", PRIMARY KEY (jobId, number),"
        " FOREIGN KEY (jobId) REFERENCES jobs (id) ON DELETE CASCADE) WITHOUT ROWID");
}

// Version 1 kept a document under the id of its one job.
model::Result<void> shareDocuments(Connection& connection) {
    return connection.execute(
        "ALTER TABLE jobs ADD COLUMN document INTEGER NOT NULL DEFAULT 0;"
        "UPDATE jobs SET document = id;"
        "CREATE INDEX jobsByDocument ON jobs (document);"
        "CREATE TABLE shared (id INTEGER PRIMARY KEY, open INTEGER NOT NULL, bytes BLOB NOT NULL);"
        "INSERT INTO shared SELECT jobId, 0, bytes FROM documents;"
        "DROP TABLE documents;"
        "ALTER TABLE shared RENAME TO documents;"
        "CREATE TABLE kept (name BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID");
}

// Version 2 knew of no faxes that came in.
model::Result<void> addReceived(Connection& connection) {
    return connection.execute(
        "CREATE TABLE received (id INTEGER NOT NULL, type INTEGER NOT NULL, state INTEGER NOT "
        "NULL, device BLOB, deviceId INTEGER NOT NULL, callerId BLOB, tsid BLOB, csid BLOB, "
        "outcome INTEGER NOT NULL, pages INTEGER NOT NULL, size INTEGER NOT NULL, started INTEGER "
        "NOT NULL, ended INTEGER, tries INTEGER NOT NULL, due INTEGER NOT NULL, done BLOB NOT "
        "NULL, lastFailure BLOB, failed INTEGER, PRIMARY KEY (id))");
}

// Version 3 knew fax pages only, and no cover pages.
model::Result<void> addKindsAndCovers(Connection& connection) {
    return connection.execute(
        "ALTER TABLE documents ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;"
        "ALTER TABLE documents ADD COLUMN extension BLOB NOT NULL DEFAULT x'';"
        "ALTER TABLE documents ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;"
        "ALTER TABLE jobs ADD COLUMN cover INTEGER NOT NULL DEFAULT 0;"
        "ALTER TABLE jobs ADD COLUMN coverFields BLOB NOT NULL DEFAULT x'';"
        "CREATE INDEX jobsByCover ON jobs (cover)");
}

// Version 4 knew of no printer.
model::Result<void> addPrinted(Connection& connection) {
    return connection.execute(
        "ALTER TABLE jobs ADD COLUMN printTicket INTEGER NOT NULL DEFAULT 0;"
        "ALTER TABLE jobs ADD COLUMN spoolerId INTEGER NOT NULL DEFAULT 0");
}

// The upgrade at index n leads from version n + 1 to version n + 2.
using Step = model::Result<void> (*)(Connection&);
constexpr std::array<Step, 4> kUpgrades{shareDocuments, addReceived, addKindsAndCovers, addPrinted};
constexpr std::int64_t kVersion = kUpgrades.size() + 1;

model::Result<void> takeStep(Connection& connection, Step step, std::int64_t leadsTo) {
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = step(connection);
    if (done) done = connection.execute("PRAGMA user_version = " + std::to_string(leadsTo));
    if (done) done = connection.execute("COMMIT");
    if (!done && connection.inTransaction()) (void)connection.execute("ROLLBACK");
    return done;
}

}  // namespace

model::Result<void> migrate(Connection& connection) {
    const auto found = connection.queryNumber("PRAGMA user_version");
    if (!found) return tl::unexpected(found.error());
    if (*found < 0 || *found > kVersion) {
        return model::fail(model::ErrorCode::notSupported,
                           "the job store has version " + std::to_string(*found) +
                               ", this program knows versions up to " + std::to_string(kVersion) +
                               ": start the newer program that wrote it");
    }
    if (*found == 0) return takeStep(connection, createTables, kVersion);
    for (auto version = *found; version < kVersion; ++version) {
        const Step upgrade = kUpgrades[static_cast<std::size_t>(version - 1)];
        if (auto done = takeStep(connection, upgrade, version + 1); !done) return done;
    }
    return {};
}

}  // namespace winfax::queue
