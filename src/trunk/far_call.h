// SPDX-License-Identifier: MIT
// One call to another instance of this machine. Everything blocks, for as long as it takes a person
// to pick up a telephone; hangUp() ends that and may come from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "line/line.h"

namespace winfax::trunk {

class FarCall {
  public:
    virtual ~FarCall() = default;  // hangs up

    struct Caller {
        std::u16string number;
        std::u16string tsid;
    };
    struct Answer {
        // answered, or what the one who dials hears instead: busy, noAnswer ...
        model::DeviceState outcome = model::DeviceState::noAnswer;
        std::u16string csid;  // of who answered
        std::string problem;  // why the instance could not be asked, for the log
    };
    struct Delivery {
        // completed: the other instance has it all, on disk.
        model::DeviceState outcome = model::DeviceState::disconnected;
        std::uint32_t pages = 0;  // that it has
        std::string problem;
    };

    virtual Answer place(const Caller& caller) = 0;
    // After an answer, once. Without a document it was a call without a fax; `whole` false: the
    // call broke off after these pages.
    virtual Delivery transmit(const line::Document& document, bool whole) = 0;
    virtual void hangUp() = 0;
};

using MakeFarCall = std::function<std::unique_ptr<FarCall>(const std::string& instance)>;

// To a service that runs: none is started.
std::unique_ptr<FarCall> makeFarCall(const std::string& instance);

}  // namespace winfax::trunk
