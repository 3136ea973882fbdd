// SPDX-License-Identifier: MIT
#include "service/faulty_store.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <deque>
#include <utility>

namespace winfax::service {

namespace {

using model::Result;
using queue::Attempt;
using queue::Bytes;
using queue::Document;
using queue::Job;
using queue::Received;
using queue::Store;

using GivenId = std::function<void(Result<std::uint32_t>)>;

class FaultyStore final : public Store {
  public:
    FaultyStore(std::unique_ptr<Store> store, fault::FaultTable& faults, clock::Clock& clock,
                Executor toLoop)
        : store_(std::move(store)), faults_(faults), clock_(clock), toLoop_(std::move(toLoop)) {}

    ~FaultyStore() override {
        for (const Write& write : waiting_) write(*store_);
    }

    void submit(Job job, Document document, GivenId done) override {
        write(done, [=, job = std::move(job), document = std::move(document)](Store& store) {
            store.submit(job, document, done);
        });
    }
    void beginBroadcast(Document document, GivenId done) override {
        write(done, [=, document = std::move(document)](Store& store) {
            store.beginBroadcast(document, done);
        });
    }
    void addRecipient(Job job, GivenId done) override {
        write(done, [=, job = std::move(job)](Store& store) { store.addRecipient(job, done); });
    }
    void endBroadcast(std::uint32_t documentId, Done done) override {
        write(done, [=](Store& store) { store.endBroadcast(documentId, done); });
    }
    void keepPages(std::uint32_t documentId, Bytes tiff, std::uint32_t pages, Done done) override {
        write(done, [=, tiff = std::move(tiff)](Store& store) {
            store.keepPages(documentId, tiff, pages, done);
        });
    }
    void update(Job job, Done done) override {
        write(done, [=, job = std::move(job)](Store& store) { store.update(job, done); });
    }
    void record(Attempt attempt, Job job, Done done) override {
        write(done, [=, job = std::move(job)](Store& store) { store.record(attempt, job, done); });
    }
    void remove(std::uint32_t jobId, Done done) override {
        write(done, [=](Store& store) { store.remove(jobId, done); });
    }
    void recordAndRemove(Attempt attempt, Done done) override {
        write(done, [=](Store& store) { store.recordAndRemove(attempt, done); });
    }
    void takeId(GivenId done) override {
        write(done, [=](Store& store) { store.takeId(done); });
    }
    void putReceived(Received fax, Done done) override {
        write(done, [=, fax = std::move(fax)](Store& store) { store.putReceived(fax, done); });
    }
    void removeReceived(std::uint32_t jobId, Done done) override {
        write(done, [=](Store& store) { store.removeReceived(jobId, done); });
    }
    void keep(std::string name, std::string value, Done done) override {
        write(done, [=, name = std::move(name), value = std::move(value)](Store& store) {
            store.keep(name, value, done);
        });
    }
    void readDocument(std::uint32_t documentId, std::function<void(Result<Bytes>)> done) override {
        store_->readDocument(documentId, std::move(done));
    }
    void readAttempts(std::uint32_t jobId,
                      std::function<void(Result<std::vector<Attempt>>)> done) override {
        store_->readAttempts(jobId, std::move(done));
    }

    bool idle() const override { return store_->idle() && *failing_ == 0; }
    std::uint64_t commits() const override { return store_->commits(); }

  private:
    using Write = std::function<void(Store&)>;

    // `done` is told when the write fails here; otherwise `work` hands it on.
    template <class DoneWithIt>
    void write(const DoneWithIt& done, Write work) {
        const auto fault = faults_.meet({.name = fault::kDisk});
        model::Ticks delay{0};
        if (fault) {
            spdlog::info("fault {} acts on a write: {}", fault->id,
                         fault::effectInWords(fault->fault));
            delay = fault->fault.delay;
            if (fault->fault.effect == fault::Effect::error) {
                const auto code = static_cast<model::ErrorCode>(fault->fault.error);
                work = [this, done, code](Store&) {
                    failLater([done, code] {
                        if (done) done(model::fail(code, "a fault of this test instance's disk"));
                    });
                };
            }
        }
        if (delay == model::Ticks(0) && waiting_.empty()) return work(*store_);
        lastDue_ = std::max(lastDue_, clock_.now() + delay);
        waiting_.push_back(std::move(work));
        clock_.at(lastDue_, clock::Purpose::work, [this, alive = std::weak_ptr(failing_)] {
            if (!alive.expired()) writeNext();
        });
    }

    // Timers of the same moment come in the order in which they were made.
    void writeNext() {
        const Write next = std::move(waiting_.front());
        waiting_.pop_front();
        next(*store_);
    }

    // Never inside the call that asks.
    void failLater(std::function<void()> report) {
        ++*failing_;
        toLoop_([failing = std::weak_ptr(failing_), report = std::move(report)] {
            const auto count = failing.lock();
            if (!count) return;  // the store is gone, and nobody waits
            --*count;
            report();
        });
    }

    const std::unique_ptr<Store> store_;
    fault::FaultTable& faults_;
    clock::Clock& clock_;
    const Executor toLoop_;
    std::deque<Write> waiting_;
    model::Time lastDue_{};
    // Failures on their way. Its end tells tasks and timers that the store is gone.
    const std::shared_ptr<std::size_t> failing_ = std::make_shared<std::size_t>(0);
};

}  // namespace

std::unique_ptr<queue::Store> behindFaultyDisk(std::unique_ptr<queue::Store> store,
                                               fault::FaultTable& faults, clock::Clock& clock,
                                               queue::Store::Executor toLoop) {
    return std::make_unique<FaultyStore>(std::move(store), faults, clock, std::move(toLoop));
}

}  // namespace winfax::service
