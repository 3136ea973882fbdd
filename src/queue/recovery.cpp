// SPDX-License-Identifier: MIT
// A damaged database is never written to again and never deleted: it is set aside for people. What
// the salvage below cannot read is lost to the queue, but ids go on where they stood (E6), so that
// no id in a caller's hand comes to mean another job.
#include "queue/recovery.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <system_error>

#include "queue/rows.h"
#include "queue/rules.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::Result;

using Database = std::unique_ptr<JobsDatabase>;

constexpr int kMaxSetAside = 10'000;

Result<Database> openAndLoad(const std::filesystem::path& file, const StoreOptions& options,
                             Store::Contents& contents) {
    auto database = JobsDatabase::open(file, options);
    if (!database) return database;
    if (auto loaded = (*database)->load(contents); !loaded) return tl::unexpected(loaded.error());
    return database;
}

std::filesystem::path withSuffix(std::filesystem::path path, const std::string& suffix) {
    path += suffix;
    return path;
}

// The log goes along under the name at which SQLite looks for it.
Result<std::filesystem::path> setAside(const std::filesystem::path& file) {
    for (int number = 1; number <= kMaxSetAside; ++number) {
        const auto target = withSuffix(file, ".damaged-" + std::to_string(number));
        std::error_code error;
        if (std::filesystem::exists(target, error)) continue;
        std::filesystem::rename(file, target, error);
        if (error) {
            return model::fail(ErrorCode::accessDenied,
                               "the damaged job store cannot be renamed to " +
                                   target.filename().string() + ": " + error.message());
        }
        std::filesystem::rename(withSuffix(file, "-wal"), withSuffix(target, "-wal"), error);
        return target;  // without a log there is nothing more to rename
    }
    return model::fail(ErrorCode::alreadyExists, "the job store is damaged and there are already " +
                                                     std::to_string(kMaxSetAside) +
                                                     " damaged ones: remove some");
}

class Salvage {
  public:
    Salvage(Connection& damaged, JobsDatabase& target) : damaged_(damaged), target_(target) {}

    // Fails only when the target cannot be written.
    Result<void> run() {
        readAll();
        for (const auto& [id, job] : jobs_) {
            if (auto taken = take(job); !taken) return taken;
        }
        for (const auto& [id, fax] : received_) {
            if (id == 0 || id == model::kNoJob) continue;
            if (auto put = target_.put(fax); !put) return put;
            ++taken_;
        }
        for (const auto& [name, value] : kept_) {
            if (auto keptAgain = target_.keep(name, value); !keptAgain) return keptAgain;
        }
        return target_.raiseLastJobId(lastJobId());
    }

    std::size_t taken() const { return taken_; }
    bool idsKnown() const { return counter_.has_value() || !jobs_.empty() || !received_.empty(); }

  private:
    // Rows are read from both ends, up to the damage between.
    void readAll() {
        const auto keep = [this](Job job) { jobs_.try_emplace(job.id, std::move(job)); };
        const auto whole = forEachRow<Job>(damaged_, "FROM jobs ORDER BY id", keep);
        if (!whole) (void)forEachRow<Job>(damaged_, "FROM jobs ORDER BY id DESC", keep);
        const auto keepFax = [this](Received fax) {
            received_.try_emplace(fax.id, std::move(fax));
        };
        if (!forEachRow<Received>(damaged_, "FROM received ORDER BY id", keepFax)) {
            (void)forEachRow<Received>(damaged_, "FROM received ORDER BY id DESC", keepFax);
        }
        (void)forEachRow<Attempt>(damaged_, "FROM attempts", [this](const Attempt& attempt) {
            attempts_[attempt.jobId].push_back(attempt);
        });
        if (const auto read = damaged_.queryNumber("SELECT lastJobId FROM counters")) {
            if (*read >= 0 && *read < model::kNoJob) counter_ = static_cast<std::uint32_t>(*read);
        }
        readKept();
        if (const auto read = damaged_.queryNumber("SELECT latest FROM counters")) {
            target_.note(model::Time(model::Ticks(*read)));
        }
    }

    void readKept() {
        auto statement = damaged_.prepare("SELECT name, value FROM kept");
        if (!statement) return;
        for (auto row = statement->next(); row && *row; row = statement->next()) {
            const auto name = statement->bytes(0);
            const auto value = statement->bytes(1);
            if (!name || !value) continue;
            kept_.insert_or_assign(
                std::string(reinterpret_cast<const char*>(name->data()), name->size()),
                std::string(reinterpret_cast<const char*>(value->data()), value->size()));
        }
    }

    Result<void> take(const Job& job) {
        if (job.id == 0 || job.id == model::kNoJob) return {};
        for (const std::uint32_t id : {job.document, job.cover}) {
            if (id == 0 || documents_.contains(id)) continue;
            const auto document = readDocument(id);
            if (!document) return {};
            auto inserted = target_.insertDocument(id, *document, false);
            if (!inserted) return inserted;
            documents_.insert(id);
        }
        if (auto inserted = target_.insert(job); !inserted) return inserted;
        ++taken_;
        std::vector<Attempt> attempts = attempts_[job.id];
        const bool open =
            std::ranges::any_of(attempts, [](const Attempt& one) { return !one.ended; });
        if (isActive(job) && !open) {  // its begin was lost; it counts nevertheless
            Attempt lost;
            lost.jobId = job.id;
            lost.number = attempts.empty() ? 1 : attempts.back().number + 1;
            lost.started = job.submitted;
            attempts.push_back(lost);
        }
        for (const Attempt& attempt : attempts) {
            if (auto put = target_.put(attempt); !put) return put;
        }
        return {};
    }

    Result<Document> readDocument(std::uint32_t documentId) {
        auto statement =
            damaged_.prepare("SELECT bytes, kind, extension, pages FROM documents WHERE id = ?1");
        if (!statement) return tl::unexpected(statement.error());
        statement->bind(std::int64_t{documentId});
        const auto row = statement->next();
        if (!row) return tl::unexpected(row.error());
        const auto bytes = *row ? statement->bytes(0) : std::nullopt;
        if (!bytes) return model::fail(ErrorCode::invalidData, "no document");
        const auto extension = statement->bytes(2).value_or(std::span<const std::byte>{});
        Document document(Bytes(bytes->begin(), bytes->end()),
                          static_cast<document::Kind>(statement->number(1).value_or(0)),
                          {reinterpret_cast<const char*>(extension.data()), extension.size()});
        document.pages = static_cast<std::uint32_t>(statement->number(3).value_or(0));
        return document;
    }

    // When nothing tells how far the ids had come, they go on at the number of seconds since 2024,
    // which is beyond what one job a second would have used up.
    std::uint32_t lastJobId() const {
        std::uint32_t last = counter_.value_or(0);
        if (!jobs_.empty()) last = std::max(last, jobs_.rbegin()->first);
        if (!received_.empty()) last = std::max(last, received_.rbegin()->first);
        if (idsKnown()) return last;
        constexpr std::chrono::sys_days kEpoch{std::chrono::year(2024) / 1 / 1};
        const auto passed = std::chrono::system_clock::now() - kEpoch;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(passed).count();
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(seconds, 0, model::kNoJob / 2));
    }

    Connection& damaged_;
    JobsDatabase& target_;
    std::map<std::uint32_t, Job> jobs_;
    std::map<std::uint32_t, Received> received_;
    std::set<std::uint32_t> documents_;  // in the target already
    std::map<std::uint32_t, std::vector<Attempt>> attempts_;
    std::map<std::string, std::string> kept_;
    std::optional<std::uint32_t> counter_;
    std::size_t taken_ = 0;
};

// A connection that only looks: no migration, and the log stays beside the file.
Result<Connection> openDamaged(const std::filesystem::path& file, const StoreOptions& options) {
    auto connection = Connection::open(file, options.vfs);
    if (!connection) return connection;
    connection->keepLogOnClose();
    (void)connection->execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON");
    return connection;
}

Result<std::string> salvage(const std::filesystem::path& from, const StoreOptions& options,
                            JobsDatabase& target) {
    auto damaged = openDamaged(from, options);
    if (!damaged) return tl::unexpected(damaged.error());
    Salvage salvage(*damaged, target);
    if (auto begun = target.begin(); !begun) return tl::unexpected(begun.error());
    auto done = salvage.run();
    if (done) done = target.commit();
    if (!done) {
        target.rollback();
        return tl::unexpected(done.error());
    }
    return std::to_string(salvage.taken()) + " jobs were recovered from it" +
           (salvage.idsKnown() ? ""
                               : "; the last job id could not be read, ids go on far above it");
}

}  // namespace

Result<Database> openOrRecover(const std::filesystem::path& file, const StoreOptions& options,
                               Store::Contents& contents) {
    Store::Contents found;
    auto database = openAndLoad(file, options, found);
    if (database) contents = std::move(found);
    if (database || database.error().code != ErrorCode::invalidData) return database;

    const std::string reason = database.error().detail;
    const auto target = setAside(file);
    if (!target) return tl::unexpected(target.error());
    auto fresh = JobsDatabase::open(file, options);
    if (!fresh) return fresh;
    const auto report = salvage(*target, options, **fresh);
    found = {};
    if (auto loaded = (*fresh)->load(found); !loaded) return tl::unexpected(loaded.error());
    contents = std::move(found);
    contents.warning = "the job store was damaged (" + reason + ") and was set aside as " +
                       target->filename().string() + "; " +
                       (report ? *report : "nothing was recovered: " + report.error().detail);
    return fresh;
}

}  // namespace winfax::queue
