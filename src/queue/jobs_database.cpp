// SPDX-License-Identifier: MIT
#include "queue/jobs_database.h"

#include <algorithm>
#include <utility>

#include "queue/columns.h"
#include "queue/rows.h"
#include "queue/schema.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::Result;

constexpr std::uint32_t kLastId = model::kNoJob - 1;

}  // namespace

Result<std::unique_ptr<JobsDatabase>> JobsDatabase::open(const std::filesystem::path& file,
                                                         const StoreOptions& options) {
    auto connection = Connection::open(file, options.vfs);
    if (!connection) return tl::unexpected(connection.error());
    std::unique_ptr<JobsDatabase> database(new JobsDatabase(std::move(*connection)));
    auto ready = database->configure(options);
    if (ready) ready = database->prepare();
    if (!ready && ready.error().code == ErrorCode::alreadyExists) {
        return model::fail(ErrorCode::alreadyExists,
                           "another process has the job store open: end that service, or give this "
                           "one a state directory of its own");
    }
    if (!ready) return tl::unexpected(ready.error());
    return database;
}

// The exclusive lock is taken before the log is opened: so there is no shared memory file, and a
// second opener is turned away at once. The log may grow to 16 MB before it is written back: jobs
// that come and go inside it never reach the database file. EXTRA is FULL, and sees to it that the
// journal of the change to this mode never comes back from the dead and takes the database along.
Result<void> JobsDatabase::configure(const StoreOptions& options) {
    auto done = connection_.execute(
        "PRAGMA locking_mode = EXCLUSIVE;"
        "PRAGMA encoding = 'UTF-16le';"
        "PRAGMA synchronous = EXTRA;"
        "PRAGMA journal_mode = WAL;"
        "PRAGMA wal_autocheckpoint = 4000;"
        "PRAGMA journal_size_limit = 67108864;"
        "PRAGMA foreign_keys = ON;"
        "PRAGMA trusted_schema = OFF;"
        "PRAGMA cell_size_check = ON;"
        "PRAGMA temp_store = MEMORY;"
        "BEGIN IMMEDIATE; COMMIT");
    if (done) done = migrate(connection_);
    if (done && options.maxPages > 0) {
        done = connection_.execute("PRAGMA max_page_count = " + std::to_string(options.maxPages));
    }
    return done;
}

Result<void> JobsDatabase::prepare() {
    const std::pair<Statement*, std::string> statements[] = {
        {&begin_, "BEGIN IMMEDIATE"},
        {&commit_, "COMMIT"},
        {&beginNested_, "SAVEPOINT request"},
        {&endNested_, "RELEASE request"},
        {&nextId_, "UPDATE counters SET lastJobId = lastJobId + 1 WHERE lastJobId < " +
                       std::to_string(kLastId) + " RETURNING lastJobId"},
        {&insertJob_, insertStatement<Job>("INSERT INTO jobs")},
        {&insertDocument_,
         "INSERT INTO documents (id, open, bytes, kind, extension, pages)"
         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
        {&keepPages_,
         "UPDATE documents SET bytes = ?2, pages = ?3, kind = 0, extension = x''"
         " WHERE id = ?1"},
        {&updateJob_, updateStatement<Job>("jobs")},
        {&putAttempt_, insertStatement<Attempt>("INSERT OR REPLACE INTO attempts")},
        {&removeJob_, "DELETE FROM jobs WHERE id = ?1 RETURNING document, cover"},
        {&putReceived_, insertStatement<Received>("INSERT OR REPLACE INTO received")},
        {&removeReceived_, "DELETE FROM received WHERE id = ?1"},
        {&removeOrphan_,
         "DELETE FROM documents WHERE id = ?1 AND open = 0"
         " AND NOT EXISTS (SELECT 1 FROM jobs WHERE document = ?1 OR cover = ?1)"},
        {&readDocument_, "SELECT bytes FROM documents WHERE id = ?1"},
        {&isOpen_, "SELECT open FROM documents WHERE id = ?1"},
        {&close_, "UPDATE documents SET open = 0 WHERE id = ?1"},
        {&keep_, "INSERT OR REPLACE INTO kept (name, value) VALUES (?1, ?2)"},
        {&keepLatest_, "UPDATE counters SET latest = ?1 WHERE latest < ?1"},
    };
    for (const auto& [statement, sql] : statements) {
        auto prepared = connection_.prepare(sql);
        if (!prepared) return tl::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return {};
}

Result<void> JobsDatabase::load(Store::Contents& contents) {
    // Broadcasts end with the service that began them. Jobs hear now what their documents came to
    // after they were written: `pages` is known of those that were made into pages.
    const auto ended = connection_.execute(
        "UPDATE documents SET open = 0 WHERE open <> 0;"
        "DELETE FROM documents WHERE NOT EXISTS"
        " (SELECT 1 FROM jobs WHERE jobs.document = documents.id OR jobs.cover = documents.id);"
        "UPDATE jobs SET pages = made.pages + (cover <> 0), size = made.size FROM"
        " (SELECT id, pages, length(bytes) AS size FROM documents WHERE pages > 0) AS made"
        " WHERE jobs.document = made.id");
    if (!ended) return ended;
    const auto latest = connection_.queryNumber("SELECT latest FROM counters");
    if (!latest) return tl::unexpected(latest.error());
    latest_ = std::max(latest_, model::Time(model::Ticks(*latest)));

    auto read = forEachRow<Job>(connection_, "FROM jobs ORDER BY id", [&](Job job) {
        note(job.submitted);
        if (job.ended) note(*job.ended);
        contents.jobs.push_back(std::move(job));
    });
    if (!read) return read;
    read = forEachRow<Attempt>(connection_, "FROM attempts", [&](const Attempt& attempt) {
        note(attempt.started);
        if (attempt.ended) note(*attempt.ended);
        if (!attempt.ended) contents.openAttempts.push_back(attempt);
    });
    if (!read) return read;
    read = forEachRow<Received>(connection_, "FROM received ORDER BY id", [&](Received fax) {
        noteTimesOf(fax);
        contents.received.push_back(std::move(fax));
    });
    contents.latest = latest_;
    if (read) read = loadUnready(contents);
    if (!read) return read;
    return loadKept(contents);
}

Result<void> JobsDatabase::loadUnready(Store::Contents& contents) {
    auto statement =
        connection_.prepare("SELECT id, kind, extension FROM documents WHERE kind <> 0");
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
        const auto row = statement->next();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        const auto id = static_cast<std::uint32_t>(statement->number(0).value_or(0));
        const auto kind = static_cast<document::Kind>(statement->number(1).value_or(0));
        const auto bytes = statement->bytes(2).value_or(std::span<const std::byte>{});
        std::string extension(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        contents.unready.insert_or_assign(id, Document({}, kind, std::move(extension)));
    }
}

Result<void> JobsDatabase::loadKept(Store::Contents& contents) {
    auto statement = connection_.prepare("SELECT name, value FROM kept");
    if (!statement) return tl::unexpected(statement.error());
    const auto text = [&](int column) {
        const auto bytes = statement->bytes(column).value_or(std::span<const std::byte>{});
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    for (;;) {
        const auto row = statement->next();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        contents.kept.insert_or_assign(text(0), text(1));
    }
}

Result<void> JobsDatabase::begin() {
    rollback();  // of one for which there was no memory when it was given up
    return begin_.run();
}

Result<void> JobsDatabase::commit() {
    if (givenUp_) {
        return model::fail(ErrorCode::notEnoughMemory,
                           "job store: no memory to take back what failed");
    }
    return commit_.run();
}

void JobsDatabase::rollback() noexcept {
    if (inTransaction()) (void)connection_.tryTo("ROLLBACK");
    givenUp_ = inTransaction();
}

Result<void> JobsDatabase::nested(const std::function<Result<void>()>& work) {
    if (auto begun = beginNested_.run(); !begun) return begun;
    auto done = work();
    if (!done && inTransaction()) {
        if (!connection_.tryTo("ROLLBACK TO request; RELEASE request")) rollback();
        return done;
    }
    if (done) done = endNested_.run();
    return done;
}

Result<std::uint32_t> JobsDatabase::nextId() {
    const auto row = nextId_.next();
    if (!row) return tl::unexpected(row.error());
    const std::int64_t id = *row ? nextId_.number(0).value_or(0) : 0;
    if (*row) {
        if (const auto ended = nextId_.run(); !ended) return tl::unexpected(ended.error());
    }
    if (id <= 0 || id > kLastId) {
        return model::fail(ErrorCode::internalError,
                           "all job ids up to " + std::to_string(kLastId) +
                               " are used up: begin a new state directory");
    }
    return static_cast<std::uint32_t>(id);
}

Result<std::uint32_t> JobsDatabase::insertNext(Job job, const Document& document) {
    const auto id = nextId();
    if (!id) return id;
    job.id = *id;
    job.document = *id;
    auto inserted = insertDocument(job.document, document, false);
    if (inserted) inserted = insert(job);
    if (!inserted) return tl::unexpected(inserted.error());
    return id;
}

Result<void> JobsDatabase::insert(const Job& job) {
    ColumnWriter writer(insertJob_);
    Job::fields(writer, job);
    if (auto inserted = insertJob_.run(); !inserted) return inserted;
    note(job.submitted);
    return {};
}

Result<void> JobsDatabase::insertDocument(std::uint32_t id, const Document& document, bool open) {
    insertDocument_.bind(std::int64_t{id});
    insertDocument_.bind(std::int64_t{open});
    insertDocument_.bind(document.bytes);
    insertDocument_.bind(static_cast<std::int64_t>(document.kind));
    insertDocument_.bind(std::as_bytes(std::span(document.extension)));
    insertDocument_.bind(std::int64_t{document.pages});
    return insertDocument_.run();
}

Result<void> JobsDatabase::keepPages(std::uint32_t documentId, std::span<const std::byte> tiff,
                                     std::uint32_t pages) {
    keepPages_.bind(std::int64_t{documentId});
    keepPages_.bind(tiff);
    keepPages_.bind(std::int64_t{pages});
    if (auto kept = keepPages_.run(); !kept) return kept;
    if (connection_.changes() == 1) return {};
    return model::fail(ErrorCode::fileNotFound,
                       "job store: there is no document " + std::to_string(documentId));
}

Result<std::uint32_t> JobsDatabase::insertBroadcast(const Document& document) {
    const auto id = nextId();
    if (!id) return id;
    if (auto inserted = insertDocument(*id, document, true); !inserted) {
        return tl::unexpected(inserted.error());
    }
    return id;
}

Result<std::uint32_t> JobsDatabase::insertRecipient(Job job) {
    isOpen_.bind(std::int64_t{job.document});
    const auto row = isOpen_.next();
    if (!row) return tl::unexpected(row.error());
    const bool open = *row && isOpen_.number(0).value_or(0) != 0;
    isOpen_.reset();
    if (!open) {
        return model::fail(ErrorCode::invalidParameter,
                           "job store: there is no open broadcast " + std::to_string(job.document));
    }
    const auto id = nextId();
    if (!id) return id;
    job.id = *id;
    if (auto inserted = insert(job); !inserted) return tl::unexpected(inserted.error());
    return id;
}

Result<void> JobsDatabase::endBroadcast(std::uint32_t documentId) {
    close_.bind(std::int64_t{documentId});
    if (auto closed = close_.run(); !closed) return closed;
    return removeOrphan(documentId);
}

Result<void> JobsDatabase::removeOrphan(std::uint32_t documentId) {
    removeOrphan_.bind(std::int64_t{documentId});
    return removeOrphan_.run();
}

Result<void> JobsDatabase::keep(const std::string& name, const std::string& value) {
    keep_.bind(std::as_bytes(std::span(name)));
    keep_.bind(std::as_bytes(std::span(value)));
    return keep_.run();
}

Result<void> JobsDatabase::update(const Job& job) {
    ColumnWriter writer(updateJob_);
    Job::fields(writer, job);
    if (job.ended) note(*job.ended);
    return changedOne(updateJob_, job.id);
}

Result<void> JobsDatabase::put(const Attempt& attempt) {
    ColumnWriter writer(putAttempt_);
    Attempt::fields(writer, attempt);
    note(attempt.ended.value_or(attempt.started));
    return putAttempt_.run();
}

// The times in the rows that leave must not leave with them.
Result<void> JobsDatabase::remove(std::uint32_t jobId) {
    removeJob_.bind(std::int64_t{jobId});
    const auto row = removeJob_.next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
        return model::fail(ErrorCode::internalError,
                           "job store: there is no job " + std::to_string(jobId));
    }
    const std::int64_t held[] = {removeJob_.number(0).value_or(0),
                                 removeJob_.number(1).value_or(0)};
    if (auto ended = removeJob_.run(); !ended) return ended;
    for (const std::int64_t document : held) {
        if (document == 0) continue;
        auto removed = removeOrphan(static_cast<std::uint32_t>(document));
        if (!removed) return removed;
    }
    return keepLatest();
}

Result<void> JobsDatabase::keepLatest() {
    keepLatest_.bind(latest_.time_since_epoch().count());
    return keepLatest_.run();
}

Result<void> JobsDatabase::put(const Received& fax) {
    ColumnWriter writer(putReceived_);
    Received::fields(writer, fax);
    noteTimesOf(fax);
    return putReceived_.run();
}

Result<void> JobsDatabase::removeReceived(std::uint32_t jobId) {
    removeReceived_.bind(std::int64_t{jobId});
    if (auto removed = removeReceived_.run(); !removed) return removed;
    return keepLatest();
}

Result<Bytes> JobsDatabase::readDocument(std::uint32_t documentId) {
    readDocument_.bind(std::int64_t{documentId});
    const auto row = readDocument_.next();
    if (!row) return tl::unexpected(row.error());
    Bytes document;
    const auto bytes = *row ? readDocument_.bytes(0) : std::nullopt;
    if (bytes) document.assign(bytes->begin(), bytes->end());
    const bool found = bytes.has_value();
    readDocument_.reset();
    if (!found) {
        return model::fail(ErrorCode::invalidData,
                           "job store: there is no document " + std::to_string(documentId));
    }
    return document;
}

Result<std::vector<Attempt>> JobsDatabase::readAttempts(std::uint32_t jobId) {
    std::vector<Attempt> attempts;
    const auto read = forEachRow<Attempt>(
        connection_,
        "FROM attempts WHERE jobId = " + std::to_string(jobId) + " ORDER BY jobId, number",
        [&](Attempt attempt) { attempts.push_back(attempt); });
    if (!read) return tl::unexpected(read.error());
    return attempts;
}

Result<void> JobsDatabase::raiseLastJobId(std::uint32_t id) {
    const std::string number = std::to_string(std::min(id, kLastId));
    return connection_.execute("UPDATE counters SET lastJobId = " + number + " WHERE lastJobId < " +
                               number);
}

void JobsDatabase::resetStatements() {
    for (Statement* const statement :
         {&begin_, &commit_, &beginNested_, &endNested_, &nextId_, &insertJob_, &insertDocument_,
          &updateJob_, &putAttempt_, &removeJob_, &readDocument_, &keepLatest_, &isOpen_, &close_,
          &removeOrphan_, &keep_, &putReceived_, &removeReceived_, &keepPages_}) {
        statement->reset();
    }
}

void JobsDatabase::noteTimesOf(const Received& fax) {
    note(fax.started);
    if (fax.ended) note(*fax.ended);
    if (fax.failed) note(*fax.failed);
}

void JobsDatabase::note(model::Time time) { latest_ = std::max(latest_, time); }

Result<void> JobsDatabase::changedOne(Statement& statement, std::uint32_t jobId) {
    if (auto ran = statement.run(); !ran) return ran;
    if (connection_.changes() == 1) return {};
    return model::fail(ErrorCode::internalError,
                       "job store: there is no job " + std::to_string(jobId));
}

}  // namespace winfax::queue
