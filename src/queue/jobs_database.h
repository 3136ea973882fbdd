// SPDX-License-Identifier: MIT
// jobs.db: what the store keeps, as operations inside a transaction that the caller begins and
// ends. One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/errors.h"
#include "queue/job.h"
#include "queue/sqlite.h"
#include "queue/store.h"

namespace winfax::queue {

class JobsDatabase {
  public:
    // Opens or creates it for this process alone. invalidData: it is damaged.
    static model::Result<std::unique_ptr<JobsDatabase>> open(const std::filesystem::path& file,
                                                             const StoreOptions& options);

    // Everything that a starting service needs. invalidData: it is damaged.
    model::Result<void> load(Store::Contents& contents);

    model::Result<void> begin();
    model::Result<void> commit();
    void rollback() noexcept;  // after commit() failed, or to give a transaction up
    bool inTransaction() const { return connection_.inTransaction(); }
    // Runs `work` so that nothing of it stays when it fails.
    model::Result<void> nested(const std::function<model::Result<void>()>& work);

    model::Result<std::uint32_t> insertNext(Job job, const Document& document);
    model::Result<void> insert(const Job& job);
    model::Result<std::uint32_t> insertBroadcast(const Document& document);
    // invalidParameter when its document is not open for more.
    model::Result<std::uint32_t> insertRecipient(Job job);
    model::Result<void> endBroadcast(std::uint32_t documentId);
    // `open`: for more jobs than name it so far.
    model::Result<void> insertDocument(std::uint32_t id, const Document& document, bool open);
    model::Result<void> keepPages(std::uint32_t documentId, std::span<const std::byte> tiff,
                                  std::uint32_t pages);
    model::Result<void> keep(const std::string& name, const std::string& value);
    model::Result<void> update(const Job& job);
    model::Result<void> put(const Attempt& attempt);
    model::Result<void> remove(std::uint32_t jobId);
    model::Result<std::uint32_t> nextId();
    model::Result<void> put(const Received& fax);
    model::Result<void> removeReceived(std::uint32_t jobId);
    model::Result<Bytes> readDocument(std::uint32_t documentId);
    model::Result<std::vector<Attempt>> readAttempts(std::uint32_t jobId);

    // Ids go on after `id` at least.
    model::Result<void> raiseLastJobId(std::uint32_t id);
    // After an exception in one of these functions: what it was about is ready for its next use.
    void resetStatements();

    // Remembers that `time` was written.
    void note(model::Time time);

  private:
    explicit JobsDatabase(Connection connection) : connection_(std::move(connection)) {}

    model::Result<void> configure(const StoreOptions& options);
    model::Result<void> prepare();
    model::Result<void> loadKept(Store::Contents& contents);
    model::Result<void> loadUnready(Store::Contents& contents);
    model::Result<void> keepLatest();
    void noteTimesOf(const Received& fax);
    model::Result<void> removeOrphan(std::uint32_t documentId);
    model::Result<void> changedOne(Statement& statement, std::uint32_t jobId);

    Connection connection_;
    Statement begin_, commit_, beginNested_, endNested_;
    Statement nextId_, insertJob_, insertDocument_, updateJob_, putAttempt_, removeJob_;
    Statement readDocument_, keepLatest_, isOpen_, close_, removeOrphan_, keep_;
    Statement putReceived_, removeReceived_, keepPages_;
    bool givenUp_ = false;  // the transaction that is open, and whose rollback failed
    model::Time latest_{};
};

}  // namespace winfax::queue
