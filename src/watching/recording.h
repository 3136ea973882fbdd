// SPDX-License-Identifier: MIT
// What WINFAX_RECORD wrote, read back: calls in their order, each with what happened on the way
// (the application's callback was asked) and what came after it (events).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"
#include "watching/invocation.h"

namespace winfax::watching {

struct RecordedEvent {
    Json event;
    std::size_t queue = 0;  // of the process, from 1
    double after = 0;  // seconds since the recording began
};

struct RecordedCall {
    std::size_t line = 0;  // in the file, from 1
    std::size_t process = 0;  // 0: the first that wrote into the file, 1: the next ...
    std::uint64_t thread = 0;
    std::uint64_t number = 0;  // of the process, in the order in which calls began
    std::string function;
    Json in;
    Json out;
    bool result = false;
    std::uint32_t error = 0;
    bool left = false;                  // by an exception of a callback
    double seconds = 0;                 // how long it took
    double began = 0;                   // since the recording began
    std::vector<Json> callbacks;        // in their order
    std::vector<RecordedEvent> events;  // delivered after it and before the next call
};

// Process after process, in the order in which the calls began; the file has them as they ended.
// Lines that are none of a recording are an error that names them; calls of FaxFreeBuffer are left
// out: memory is freed for good.
model::Result<std::vector<RecordedCall>> readRecording(std::string_view text);

}  // namespace winfax::watching
