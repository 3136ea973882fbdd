// SPDX-License-Identifier: MIT
// A store in memory that works when it is told to: a request is first executed, which makes it
// durable, and later answered. What a test does in between is a race that a disk would decide.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "queue/store.h"

namespace winfax::test {

// What survives the service.
struct Disk {
    std::map<std::uint32_t, queue::Job> jobs;
    std::map<std::pair<std::uint32_t, std::uint32_t>, queue::Attempt> attempts;  // job, number
    std::map<std::string, std::string> kept;
    std::uint32_t lastId = 0;

    queue::Store::Contents contents() const;
};

class StepStore final : public queue::Store {
  public:
    explicit StepStore(Disk& disk) : disk_(disk) {}

    // The oldest request that was not executed yet. False: there is none.
    bool execute();
    // The oldest answer that is due, executing it first if need be. False: there is none.
    bool answer();
    void answerAll();
    // The next request that writes fails.
    void failNext() { fails_ = true; }

    void submit(queue::Job job, queue::Document document,
                std::function<void(model::Result<std::uint32_t>)> done) override;
    void beginBroadcast(queue::Document document,
                        std::function<void(model::Result<std::uint32_t>)> done) override;
    void addRecipient(queue::Job job,
                      std::function<void(model::Result<std::uint32_t>)> done) override;
    void endBroadcast(std::uint32_t documentId, Done done) override;
    void keepPages(std::uint32_t documentId, queue::Bytes tiff, std::uint32_t pages,
                   Done done) override;
    void update(queue::Job job, Done done) override;
    void record(queue::Attempt attempt, queue::Job job, Done done) override;
    void remove(std::uint32_t jobId, Done done) override;
    void recordAndRemove(queue::Attempt attempt, Done done) override;
    // Nothing is received here.
    void takeId(std::function<void(model::Result<std::uint32_t>)> done) override;
    void putReceived(queue::Received fax, Done done) override;
    void removeReceived(std::uint32_t jobId, Done done) override;
    void readDocument(std::uint32_t documentId,
                      std::function<void(model::Result<queue::Bytes>)> done) override;
    void readAttempts(
        std::uint32_t jobId,
        std::function<void(model::Result<std::vector<queue::Attempt>>)> done) override;
    void keep(std::string name, std::string value, Done done) override;
    bool idle() const override { return requests_.empty() && answers_.empty(); }
    std::uint64_t commits() const override { return 0; }

  private:
    struct Request {
        std::function<model::Result<void>()> work;
        Done done;
    };
    void write(std::function<model::Result<void>()> work, Done done);
    model::Result<void> replace(const queue::Job& job);
    model::Result<void> drop(std::uint32_t jobId);

    Disk& disk_;
    std::deque<Request> requests_;
    std::deque<std::function<void()>> answers_;
    bool fails_ = false;
};

}  // namespace winfax::test
