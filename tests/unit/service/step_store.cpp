// SPDX-License-Identifier: MIT
#include "step_store.h"

#include <memory>
#include <utility>

namespace winfax::test {

using model::ErrorCode;
using model::Result;
using queue::Attempt;
using queue::Bytes;
using queue::Job;

queue::Store::Contents Disk::contents() const {
    queue::Store::Contents contents;
    for (const auto& [id, job] : jobs) contents.jobs.push_back(job);
    for (const auto& [key, attempt] : attempts) {
        if (!attempt.ended) contents.openAttempts.push_back(attempt);
    }
    contents.kept = kept;
    return contents;
}

bool StepStore::execute() {
    if (requests_.empty()) return false;
    Request request = std::move(requests_.front());
    requests_.pop_front();
    answers_.push_back([result = request.work(), done = std::move(request.done)] { done(result); });
    return true;
}

bool StepStore::answer() {
    if (answers_.empty() && !execute()) return false;
    const auto answer = std::move(answers_.front());
    answers_.pop_front();
    answer();
    return true;
}

void StepStore::answerAll() {
    while (answer()) {
    }
}

void StepStore::write(std::function<Result<void>()> work, Done done) {
    requests_.push_back({[this, work = std::move(work)]() -> Result<void> {
                             if (std::exchange(fails_, false)) {
                                 return model::fail(ErrorCode::diskFull, "the test fails this");
                             }
                             return work();
                         },
                         std::move(done)});
}

Result<void> StepStore::replace(const Job& job) {
    const auto found = disk_.jobs.find(job.id);
    if (found == disk_.jobs.end()) {
        return model::fail(ErrorCode::internalError, "there is no job " + std::to_string(job.id));
    }
    found->second = job;
    return {};
}

Result<void> StepStore::drop(std::uint32_t jobId) {
    if (disk_.jobs.erase(jobId) == 0) {
        return model::fail(ErrorCode::internalError, "there is no job " + std::to_string(jobId));
    }
    std::erase_if(disk_.attempts, [&](const auto& entry) { return entry.first.first == jobId; });
    return {};
}

void StepStore::submit(Job job, queue::Document, std::function<void(Result<std::uint32_t>)> done) {
    const auto id = std::make_shared<std::uint32_t>(0);
    write(
        [this, job = std::move(job), id]() mutable -> Result<void> {
            *id = job.id = job.document = ++disk_.lastId;
            disk_.jobs[job.id] = job;
            return {};
        },
        [id, done = std::move(done)](const Result<void>& kept) {
            kept ? done(*id) : done(tl::unexpected(kept.error()));
        });
}

void StepStore::update(Job job, Done done) {
    write([this, job = std::move(job)] { return replace(job); }, std::move(done));
}

void StepStore::record(Attempt attempt, Job job, Done done) {
    write(
        [this, attempt, job = std::move(job)]() -> Result<void> {
            if (auto replaced = replace(job); !replaced) return replaced;
            disk_.attempts[{attempt.jobId, attempt.number}] = attempt;
            return {};
        },
        std::move(done));
}

void StepStore::remove(std::uint32_t jobId, Done done) {
    write([this, jobId] { return drop(jobId); }, std::move(done));
}

void StepStore::recordAndRemove(Attempt attempt, Done done) {
    remove(attempt.jobId, std::move(done));
}

void StepStore::readDocument(std::uint32_t, std::function<void(Result<Bytes>)> done) {
    requests_.push_back({[]() -> Result<void> { return {}; },
                         [done = std::move(done)](const Result<void>&) { done(Bytes(4)); }});
}

void StepStore::readAttempts(std::uint32_t jobId,
                             std::function<void(Result<std::vector<queue::Attempt>>)> done) {
    requests_.push_back({[]() -> Result<void> { return {}; },
                         [this, jobId, done = std::move(done)](const Result<void>&) {
                             std::vector<queue::Attempt> found;
                             for (const auto& [key, attempt] : disk_.attempts) {
                                 if (key.first == jobId) found.push_back(attempt);
                             }
                             done(std::move(found));
                         }});
}

void StepStore::keep(std::string name, std::string value, Done done) {
    write(
        [this, name = std::move(name), value = std::move(value)]() -> Result<void> {
            disk_.kept[name] = value;
            return {};
        },
        std::move(done));
}

// Broadcasts have tests of their own.
void StepStore::beginBroadcast(queue::Document, std::function<void(Result<std::uint32_t>)> done) {
    done(model::fail(ErrorCode::notSupported, "no broadcasts here"));
}

void StepStore::addRecipient(Job, std::function<void(Result<std::uint32_t>)> done) {
    done(model::fail(ErrorCode::notSupported, "no broadcasts here"));
}

// Documents that are no pages have tests of their own.
void StepStore::keepPages(std::uint32_t, Bytes, std::uint32_t, Done done) {
    done(model::fail(ErrorCode::notSupported, "no such documents here"));
}

void StepStore::endBroadcast(std::uint32_t, Done done) { done({}); }

void StepStore::takeId(std::function<void(Result<std::uint32_t>)> done) {
    done(model::fail(model::ErrorCode::notSupported));
}

void StepStore::putReceived(queue::Received, Done done) {
    done(model::fail(model::ErrorCode::notSupported));
}

void StepStore::removeReceived(std::uint32_t, Done done) {
    done(model::fail(model::ErrorCode::notSupported));
}

}  // namespace winfax::test
