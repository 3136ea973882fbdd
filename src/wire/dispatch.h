// SPDX-License-Identifier: MIT
// From a request frame to the handler of its call, through one table expanded from model::Calls.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "model/calls.h"
#include "wire/frame.h"

namespace winfax::wire {

// Takes the encoded reply frame. Called once, now or later, on the loop's thread.
using Sink = std::function<void(Bytes)>;

// Answers one call, once.
template <class Call>
class Responder {
public:
    Responder(std::uint32_t serial, Sink sink) : serial_(serial), sink_(std::move(sink)) {}

    void operator()(const model::Result<typename Call::Reply>& result) const {
        Bytes frame;
        appendReply<Call>(frame, serial_, result);
        sink_(std::move(frame));
    }

private:
    std::uint32_t serial_;
    Sink sink_;
};

template <class Handlers, class Context>
struct Entry {
    std::uint16_t opcode = 0;
    std::string_view name;
    std::uint32_t right = 0;  // what the caller must hold; checked before run()
    bool hasBody = false;
    // Decodes and calls handlers.on(Call{}, context, request[, body], responder). False when the
    // request cannot be decoded: the connection is not worth keeping.
    bool (*run)(Handlers&, Context&, std::uint32_t serial, std::span<const std::byte> request,
                Bytes body, Sink sink) = nullptr;
};

template <class Call, class Handlers, class Context>
bool runCall(Handlers& handlers, Context& context, std::uint32_t serial,
             std::span<const std::byte> payload, Bytes body, Sink sink) {
    typename Call::Request request{};
    Reader reader(payload);
    reader.get(request);
    if (!reader.done()) return false;
    Responder<Call> respond(serial, std::move(sink));
    if constexpr (Call::kHasBody) {
        handlers.on(Call{}, context, std::move(request), std::move(body), std::move(respond));
    } else {
        handlers.on(Call{}, context, std::move(request), std::move(respond));
    }
    return true;
}

template <class Handlers, class Context, class... Call>
constexpr auto makeTable(model::CallList<Call...>) {
    return std::array<Entry<Handlers, Context>, sizeof...(Call)>{Entry<Handlers, Context>{
        Call::kOpcode, Call::kName, Call::kRight, Call::kHasBody,
        &runCall<Call, Handlers, Context>}...};
}

// nullptr for an opcode that no call has.
template <class Table>
constexpr auto findCall(const Table& table, std::uint16_t opcode) -> decltype(table.data()) {
    for (const auto& entry : table) {
        if (entry.opcode == opcode) return &entry;
    }
    return nullptr;
}

}  // namespace winfax::wire
