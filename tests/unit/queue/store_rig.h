// SPDX-License-Identifier: MIT
// A store in a directory of its own with a loop of its own: the test's thread.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string_view>

#include "job_examples.h"
#include "queue/store.h"
#include "support/scratch_directory.h"

namespace winfax::test {

class StoreRig {
  public:
    ~StoreRig() {
        release();
        store.reset();  // its thread uses the members below
    }

    model::Result<void> tryOpen() {
        store.reset();
        contents = {};
        auto opened = queue::Store::open(
            directory.path(), [this](std::function<void()> task) { take(std::move(task)); },
            contents, options);
        if (!opened) return tl::unexpected(opened.error());
        store = std::move(*opened);
        return {};
    }
    void open() {
        const auto opened = tryOpen();
        ASSERT_TRUE(opened) << opened.error().detail;
    }

    // Runs answers until none is outstanding.
    void finish() {
        while (!store->idle()) runOne();
    }
    std::size_t tasksRun() const { return tasksRun_; }

    // The store's thread stops when it next hands over answers, until release().
    void hold() {
        const std::lock_guard lock(mutex_);
        held_ = true;
    }
    void waitUntilHeld() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_; });
    }
    void release() {
        const std::lock_guard lock(mutex_);
        held_ = false;
        changed_.notify_all();
    }

    // What follows is made together with everything until together() returns: one commit.
    void together(const std::function<void()>& requests) {
        hold();
        store->readDocument(0, [](const auto&) {});
        waitUntilHeld();
        requests();
        release();
        finish();
    }

    model::Result<std::uint32_t> submit(queue::Job job, std::string_view document = "II*") {
        model::Result<std::uint32_t> result;
        store->submit(std::move(job), bytes(document), [&](auto given) { result = given; });
        finish();
        return result;
    }
    model::Result<void> update(const queue::Job& job) {
        model::Result<void> result;
        store->update(job, [&](auto done) { result = done; });
        finish();
        return result;
    }
    model::Result<void> record(const queue::Attempt& attempt, const queue::Job& job) {
        model::Result<void> result;
        store->record(attempt, job, [&](auto done) { result = done; });
        finish();
        return result;
    }
    model::Result<void> remove(std::uint32_t id) {
        model::Result<void> result;
        store->remove(id, [&](auto done) { result = done; });
        finish();
        return result;
    }
    model::Result<std::string> document(std::uint32_t id) {
        model::Result<std::string> result;
        store->readDocument(id, [&](model::Result<queue::Bytes> read) {
            if (!read) {
                result = tl::unexpected(read.error());
            } else {
                result = std::string(reinterpret_cast<const char*>(read->data()), read->size());
            }
        });
        finish();
        return result;
    }

    static queue::Bytes bytes(std::string_view text) {
        const auto view = std::as_bytes(std::span(text));
        return {view.begin(), view.end()};
    }

    ScratchDirectory directory;
    queue::StoreOptions options;
    queue::Store::Contents contents;
    std::unique_ptr<queue::Store> store;

  private:
    void take(std::function<void()> task) {
        std::unique_lock lock(mutex_);
        waiting_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !held_; });
        waiting_ = false;
        tasks_.push_back(std::move(task));
        changed_.notify_all();
    }
    void runOne() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !tasks_.empty(); });
        const auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        ++tasksRun_;
        task();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
    bool held_ = false;
    bool waiting_ = false;
    std::size_t tasksRun_ = 0;
};

}  // namespace winfax::test
