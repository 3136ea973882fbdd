// SPDX-License-Identifier: MIT
// The store's thread takes all requests that wait, executes each in a savepoint and commits once: a
// disk that syncs a thousand times a second then serves many thousand clients' requests. A request
// is a function that can be executed twice, because a commit that fails is taken apart: every
// request of it is tried again in a transaction of its own, so that only those fail that cannot
// succeed.
//
// `requests_` is all that both threads touch. The answers travel to the loop's thread as one task a
// commit; Answers outlives the store, so that a task which comes too late finds nobody waiting.
#include "queue/store.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "queue/jobs_database.h"
#include "queue/recovery.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::Result;

using GivenId = std::function<void(Result<std::uint32_t>)>;

struct Request {
    bool writes = true;
    std::function<Result<void>(JobsDatabase&)> work;
    Store::Done done;
};

// Of the loop's thread.
struct Answers {
    bool wanted = true;
    std::size_t outstanding = 0;
};

class ThreadedStore final : public Store {
  public:
    ThreadedStore(std::unique_ptr<JobsDatabase> database, Executor executor)
        : database_(std::move(database)),
          executor_(std::move(executor)),
          thread_([this] { run(); }) {}

    ~ThreadedStore() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
        answers_->wanted = false;
    }

    void submit(Job job, Document document, GivenId done) override {
        requestId([job = std::move(job), document = std::move(document)](
                      JobsDatabase& database) { return database.insertNext(job, document); },
                  std::move(done));
    }

    void beginBroadcast(Document document, GivenId done) override {
        requestId([document = std::move(document)](
                      JobsDatabase& database) { return database.insertBroadcast(document); },
                  std::move(done));
    }

    void addRecipient(Job job, GivenId done) override {
        requestId([job = std::move(job)](
                      JobsDatabase& database) { return database.insertRecipient(job); },
                  std::move(done));
    }

    void endBroadcast(std::uint32_t documentId, Done done) override {
        request({.work = [documentId](
                             JobsDatabase& database) { return database.endBroadcast(documentId); },
                 .done = std::move(done)});
    }

    void keepPages(std::uint32_t documentId, Bytes tiff, std::uint32_t pages, Done done) override {
        request({.work =
                     [documentId, tiff = std::move(tiff), pages](JobsDatabase& database) {
                         return database.keepPages(documentId, tiff, pages);
                     },
                 .done = std::move(done)});
    }

    void keep(std::string name, std::string value, Done done) override {
        request({.work = [name = std::move(name), value = std::move(value)](
                             JobsDatabase& database) { return database.keep(name, value); },
                 .done = std::move(done)});
    }

    void update(Job job, Done done) override {
        request({.work = [job = std::move(job)](
                             JobsDatabase& database) { return database.update(job); },
                 .done = std::move(done)});
    }

    void record(Attempt attempt, Job job, Done done) override {
        request({.work = [attempt, job = std::move(job)](JobsDatabase& database) -> Result<void> {
                     if (auto updated = database.update(job); !updated) return updated;
                     return database.put(attempt);
                 },
                 .done = std::move(done)});
    }

    void remove(std::uint32_t jobId, Done done) override {
        request({.work = [jobId](JobsDatabase& database) { return database.remove(jobId); },
                 .done = std::move(done)});
    }

    // The attempt leaves with its job; what stays of it is its time.
    void recordAndRemove(Attempt attempt, Done done) override {
        request({.work =
                     [attempt](JobsDatabase& database) {
                         database.note(attempt.ended.value_or(attempt.started));
                         return database.remove(attempt.jobId);
                     },
                 .done = std::move(done)});
    }

    void takeId(GivenId done) override {
        requestId([](JobsDatabase& database) { return database.nextId(); }, std::move(done));
    }

    void putReceived(Received fax, Done done) override {
        request(
            {.work = [fax = std::move(fax)](JobsDatabase& database) { return database.put(fax); },
             .done = std::move(done)});
    }

    void removeReceived(std::uint32_t jobId, Done done) override {
        request({.work = [jobId](JobsDatabase& database) { return database.removeReceived(jobId); },
                 .done = std::move(done)});
    }

    void readDocument(std::uint32_t documentId, std::function<void(Result<Bytes>)> done) override {
        requestRows(
            [documentId](JobsDatabase& database) { return database.readDocument(documentId); },
            std::move(done));
    }

    void readAttempts(std::uint32_t jobId,
                      std::function<void(Result<std::vector<Attempt>>)> done) override {
        requestRows([jobId](JobsDatabase& database) { return database.readAttempts(jobId); },
                    std::move(done));
    }

    bool idle() const override { return answers_->outstanding == 0; }
    std::uint64_t commits() const override { return commits_; }

  private:
    using Requests = std::vector<Request>;
    using Results = std::vector<Result<void>>;

    // A request that is answered with an id.
    template <class Work>
    void requestId(Work work, GivenId done) {
        const auto id = std::make_shared<std::uint32_t>(0);
        request({.work = [id, work = std::move(work)](JobsDatabase& database) -> Result<void> {
                     const auto given = work(database);
                     if (!given) return tl::unexpected(given.error());
                     *id = *given;
                     return {};
                 },
                 .done =
                     [id, done = std::move(done)](Result<void> kept) {
                         kept ? done(*id) : done(tl::unexpected(std::move(kept.error())));
                     }});
    }

    // A request that changes nothing and is answered with what it read.
    template <class Work, class Value>
    void requestRows(Work work, std::function<void(Result<Value>)> done) {
        const auto value = std::make_shared<Value>();
        request({.writes = false,
                 .work = [value, work = std::move(work)](JobsDatabase& database) -> Result<void> {
                     auto read = work(database);
                     if (!read) return tl::unexpected(read.error());
                     *value = std::move(*read);
                     return {};
                 },
                 .done =
                     [value, done = std::move(done)](Result<void> read) {
                         read ? done(std::move(*value))
                              : done(tl::unexpected(std::move(read.error())));
                     }});
    }

    void request(Request request) {
        {
            const std::lock_guard lock(mutex_);
            requests_.push_back(std::move(request));
        }
        ++answers_->outstanding;
        wake_.notify_one();
    }

    void run() {
        for (;;) {
            Requests requests;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return stopping_ || !requests_.empty(); });
                if (requests_.empty()) return;
                requests.swap(requests_);
            }
            serve(std::move(requests));
        }
    }

    // What has found no memory for its answer may have been committed: that is for the loop to
    // judge.
    void serve(Requests requests) {
        try {
            Results results = execute(requests);
            answer(std::move(requests), std::move(results));
        } catch (const std::bad_alloc&) {
            database_->rollback();
            executor_([] { throw std::bad_alloc(); });
        }
    }

    Results execute(const Requests& requests) {
        if (requests.size() > 1) {
            if (auto results = executeTogether(requests)) return std::move(*results);
        }
        Results results;
        for (const Request& request : requests) results.push_back(executeAlone(request));
        return results;
    }

    // nullopt: nothing of it was kept, and every request is to be tried alone.
    std::optional<Results> executeTogether(const Requests& requests) {
        if (!database_->begin()) return std::nullopt;
        Results results;
        bool anyWritten = false;
        for (const Request& request : requests) {
            results.push_back(database_->nested([&] { return work(request); }));
            if (!database_->inTransaction()) return std::nullopt;  // SQLite gave it up
            anyWritten = anyWritten || (request.writes && results.back());
        }
        if (!database_->commit()) {
            database_->rollback();
            return std::nullopt;
        }
        if (anyWritten) ++commits_;
        return results;
    }

    Result<void> executeAlone(const Request& request) {
        if (!request.writes) {
            database_->rollback();  // nothing is read that was given up
            return work(request);
        }
        if (auto begun = database_->begin(); !begun) return begun;
        auto result = work(request);
        if (result) result = database_->commit();
        if (!result) {
            database_->rollback();
            return result;
        }
        ++commits_;
        return result;
    }

    Result<void> work(const Request& request) {
        try {
            return request.work(*database_);
        } catch (const std::bad_alloc&) {
            database_->resetStatements();
            return model::fail(ErrorCode::notEnoughMemory, "job store: no memory for a request");
        }
    }

    void answer(Requests requests, Results results) {
        struct Task {
            Requests requests;
            Results results;
        };
        const auto task = std::make_shared<Task>(Task{std::move(requests), std::move(results)});
        executor_([answers = answers_, task] {
            for (std::size_t i = 0; i < task->requests.size() && answers->wanted; ++i) {
                if (const Done& done = task->requests[i].done) done(std::move(task->results[i]));
                --answers->outstanding;
            }
        });
    }

    const std::unique_ptr<JobsDatabase> database_;  // of the store's thread while that runs
    const Executor executor_;
    const std::shared_ptr<Answers> answers_ = std::make_shared<Answers>();
    std::atomic<std::uint64_t> commits_ = 0;

    std::mutex mutex_;
    std::condition_variable wake_;
    Requests requests_;
    bool stopping_ = false;

    std::thread thread_;  // last: it uses all the others
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& directory,
                                           Executor executor, Contents& contents,
                                           const StoreOptions& options) {
    std::error_code error;
    if (!std::filesystem::is_directory(directory, error)) {
        return model::fail(ErrorCode::fileNotFound,
                           "the state directory " + directory.string() + " does not exist");
    }
    auto database = openOrRecover(directory / "jobs.db", options, contents);
    if (!database) return tl::unexpected(database.error());
    return std::make_unique<ThreadedStore>(std::move(*database), std::move(executor));
}

}  // namespace winfax::queue
