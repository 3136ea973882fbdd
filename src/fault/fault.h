// SPDX-License-Identifier: MIT
// A fault: what is to go wrong, with which function, whose calls, how often (docs/faults.md). One
// description for the command line, WINFAX_FAULTS, faults.toml and the wire.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::fault {

// What comes in place of the answer.
enum class Effect : std::uint8_t {
    none,                 // the answer; late, that is
    error,                // an error
    dropConnection,       // nothing: the connection is closed
    noReply,              // nothing at all: the client waits until it loses patience
    stopService,          // the service ends, and with it the connection
    noMemoryForRequest,   // as when there was no memory for the request, once it is decoded,
    noMemoryForDocument,  // for the document that follows it,
    noMemoryForReply,     // for the encoded answer
};

struct Fault {
    // A function of the API ("FaxGetJob" is A and W, "FaxGetJobW" one of them), a request of
    // docs/wire.md ("AddRecipient"), or kDisk: each write of the service's store.
    std::string target;
    std::string user;         // whose calls: login name, DOMAIN\name or id; "": everybody's
    std::uint32_t after = 0;  // calls that pass first
    std::uint32_t times = 0;  // how often it acts; 0: always
    std::chrono::milliseconds delay{0};
    Effect effect = Effect::none;
    std::uint32_t error = 0;  // with Effect::error
    bool carriedOut = false;  // the request is carried out nevertheless, and its answer lost

    bool operator==(const Fault&) const = default;
};

inline constexpr std::string_view kDisk = "disk";

// One fault: the target and then words, `key=value` or, for what is only on, `key`:
//   FaxGetJob error=ERROR_ACCESS_DENIED times=1 user="FIRM\bob"
// Hyphens and underscores in keys are the same. invalidParameter with what is wrong and what would
// do; also for a fault that makes no sense, such as one without an effect.
model::Result<Fault> parseFault(std::string_view text);

// Several, with ";" between them. The error says which one is wrong.
model::Result<std::vector<Fault>> parseFaults(std::string_view text);

// One of its keys (not "target"), as in the text; for who has keys and values already.
model::Result<void> setKey(Fault& fault, std::string_view key, std::string_view value);

// Whether it makes sense as a whole; parseFault() has asked that already.
model::Result<void> check(const Fault& fault);

// The text that parseFault() reads as the same fault.
std::string textOf(const Fault& fault);

// What it does, in words: "error ERROR_ACCESS_DENIED", "no reply, delay 2s".
std::string effectInWords(const Fault& fault);

}  // namespace winfax::fault
