// SPDX-License-Identifier: MIT
// What is safe: jobs, documents and attempts in one SQLite database (WAL, synchronous=EXTRA).
// One thread of its own owns the connection and commits for everyone who waits at that moment
// (group commit). Requests are made from the loop's thread; `done` is run there too, by the
// executor given to open(), after the commit. A request whose commit failed gets the error, and
// nothing of it is kept. Where there is no memory to tell what came of a request, the executor gets
// a task that throws std::bad_alloc; the executor itself throws nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/kind.h"
#include "model/errors.h"
#include "queue/job.h"
#include "queue/received.h"

namespace winfax::queue {

using Bytes = std::vector<std::byte>;

// A document on its way into the store.
struct Document {
    Bytes bytes;
    document::Kind kind = document::Kind::fax;
    std::string extension{};  // of foreign ones
    std::uint32_t pages = 0;  // of one that was made into pages

    Document(Bytes pages) : bytes(std::move(pages)) {}  // NOLINT: fax pages are a document
    Document(Bytes content, document::Kind whichKind, std::string itsExtension)
        : bytes(std::move(content)), kind(whichKind), extension(std::move(itsExtension)) {}
};

struct StoreOptions {
    std::string vfs;             // SQLite file layer; "": the system's own
    std::uint32_t maxPages = 0;  // of 4 KiB, beyond which the disk counts as full; 0: no limit
};

class Store {
public:
    using Executor = std::function<void(std::function<void()>)>;
    using Done = std::function<void(model::Result<void>)>;

    struct Contents {
        std::vector<Job> jobs;               // by id
        std::vector<Attempt> openAttempts;   // without an end
        std::vector<Received> received;      // by id
        // Documents that are not made into pages yet, by id; their bytes are left where they are.
        std::map<std::uint32_t, Document> unready;
        model::Time latest{};                // the latest time stamp written, for clocks that must not go back
        std::map<std::string, std::string> kept;  // what keep() kept, by name
        std::string warning;                 // for the operator: e.g. a damaged store was set aside
    };

    // Opens or creates `directory`/jobs.db and reads it. alreadyExists when another process has it
    // open, notSupported when a newer program wrote it, fileNotFound, diskFull, accessDenied ...
    // with a detail for people. `executor` is called on the store's thread.
    static model::Result<std::unique_ptr<Store>> open(const std::filesystem::path& directory,
                                                      Executor executor, Contents& contents,
                                                      const StoreOptions& options = {});
    virtual ~Store() = default;  // finishes what was requested, without running `done`

    // Assigns the next id (E6) to `job` and keeps both; success means durable.
    virtual void submit(Job job, Document document,
                        std::function<void(model::Result<std::uint32_t>)> done) = 0;
    // A document (or the template of a cover page) for many jobs, under an id of its own out of the
    // same row of ids (D3). It stays at least until endBroadcast(), or the next start.
    virtual void beginBroadcast(Document document,
                                std::function<void(model::Result<std::uint32_t>)> done) = 0;
    // As submit(), with a job.document that is there already.
    virtual void addRecipient(Job job,
                              std::function<void(model::Result<std::uint32_t>)> done) = 0;
    virtual void endBroadcast(std::uint32_t documentId, Done done) = 0;
    // In place of what the document was: its pages.
    virtual void keepPages(std::uint32_t documentId, Bytes tiff, std::uint32_t pages,
                           Done done) = 0;
    virtual void update(Job job, Done done) = 0;
    // One transaction: the attempt's begin or end together with the job's new state.
    virtual void record(Attempt attempt, Job job, Done done) = 0;
    // Job and attempts leave, and the document with its last job.
    virtual void remove(std::uint32_t jobId, Done done) = 0;
    // The try's end and the removal of its job, in one transaction.
    virtual void recordAndRemove(Attempt attempt, Done done) = 0;
    // The next id, for a fax that comes in. It is spent, whatever becomes of the call (E6).
    virtual void takeId(std::function<void(model::Result<std::uint32_t>)> done) = 0;
    // In place of what was there under its id.
    virtual void putReceived(Received fax, Done done) = 0;
    // What is not there is removed already.
    virtual void removeReceived(std::uint32_t jobId, Done done) = 0;
    virtual void readDocument(std::uint32_t documentId,
                              std::function<void(model::Result<Bytes>)> done) = 0;
    // The job's tries, the first first; none when there is no such job.
    virtual void readAttempts(std::uint32_t jobId,
                              std::function<void(model::Result<std::vector<Attempt>>)> done) = 0;
    // Keeps what the API configures under a name, in place of what was kept there before.
    virtual void keep(std::string name, std::string value, Done done) = 0;

    // Nothing requested is unfinished, no `done` is outstanding.
    virtual bool idle() const = 0;
    // Number of transactions committed so far (tests, benchmarks).
    virtual std::uint64_t commits() const = 0;
};

}  // namespace winfax::queue
