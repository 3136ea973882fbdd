// SPDX-License-Identifier: MIT
// An instance whose service counts what it does (tests/endtoend/counts), which costs it a few
// nanoseconds a call.
#pragma once

#include "counts.h"
#include "product.h"

namespace winfax::bench {

class CountedInstance {
  public:
    explicit CountedInstance(const std::string& clock = "real");

    Instance& instance() { return *instance_; }
    const test::Counts& counts() const { return *file_; }

    // What a call sends and gets, in bytes.
    struct Exchange {
        std::size_t request;
        std::size_t reply;
    };
    template <class Call>
    Exchange exchangeOf(Call&& call) const {
        const auto received = counts().receivedBytes.load(), sent = counts().sentBytes.load();
        call();
        return {static_cast<std::size_t>(counts().receivedBytes - received),
                static_cast<std::size_t>(counts().sentBytes - sent)};
    }

  private:
    test::ScratchDirectory files_;
    test::CountsFile file_{files_.path() / "counts"};
    std::unique_ptr<Instance> instance_;
};

}  // namespace winfax::bench
