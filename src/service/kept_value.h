// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "queue/store.h"
#include "service/kept_json.h"

namespace winfax::service {

// A value that the API changes: read from the store at start; what is changed holds, and is
// answered, once the store has kept it. Changes that meet are made one after the other, each on
// what the one before it left, so that none is lost. Loop's thread; the store ends before this
// does.
template <class T>
class KeptValue {
  public:
    using Done = queue::Store::Done;
    using Change = std::function<model::Result<T>(T)>;  // may refuse

    KeptValue(queue::Store& store, std::string name, const std::map<std::string, std::string>& kept,
              T initial = {})
        : store_(store), name_(std::move(name)), current_(std::move(initial)) {
        readKept(kept, name_, current_);
    }
    KeptValue(const KeptValue&) = delete;
    KeptValue& operator=(const KeptValue&) = delete;

    const T& current() const { return current_; }

    void change(Change change, Done done) {
        waiting_.push_back({std::move(change), std::move(done)});
        serve();
    }

  private:
    struct Request {
        Change change;
        Done done;
    };

    void serve() {
        while (!keeping_ && !waiting_.empty()) {
            const Request request = std::move(waiting_.front());
            waiting_.pop_front();
            model::Result<T> wanted = request.change(current_);
            if (!wanted) {
                request.done(tl::unexpected(wanted.error()));
            } else if (*wanted == current_) {
                request.done({});
            } else {
                keep(std::move(*wanted), request.done);
            }
        }
    }

    void keep(T wanted, Done done) {
        std::string text = keptText(wanted);
        store_.keep(name_, std::move(text),
                    [this, wanted = std::move(wanted),
                     done = std::move(done)](const model::Result<void>& result) mutable {
                        keeping_ = false;
                        if (result) current_ = std::move(wanted);
                        done(result);
                        serve();
                    });
        keeping_ = true;  // now: what found no memory to begin keeps nobody waiting
    }

    queue::Store& store_;
    const std::string name_;
    T current_;
    std::deque<Request> waiting_;
    bool keeping_ = false;
};

}  // namespace winfax::service
