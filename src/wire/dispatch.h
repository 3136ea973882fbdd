// SPDX-License-Identifier: MIT
// From a request frame to the handler of its call, through one table expanded from model::Calls.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "model/calls.h"
#include "model/shared_bytes.h"
#include "wire/frame.h"

namespace winfax::wire {

// Where memory grows with what a client sends or asks for.
enum class MemoryUse : std::uint8_t { request, reply };

// Whose request it was.
class Asker {
  public:
    // The frame goes on with what is kept elsewhere.
    virtual void answered(std::uint32_t serial, Bytes frame, model::SharedPieces kept) = 0;

  protected:
    ~Asker() = default;
};

// Where the encoded reply frame goes, once, now or later, on the loop's thread.
struct Sink {
    std::weak_ptr<Asker> asker;  // it may have gone
    // A test instance's faults (docs/faults.md): there is no memory for this; this instead of the
    // reply.
    std::optional<MemoryUse> memoryLacks{};
    std::function<void()> instead{};

    void take(std::uint32_t serial, Bytes frame, model::SharedPieces kept) const {
        if (instead) return instead();
        if (const auto waiting = asker.lock()) {
            waiting->answered(serial, std::move(frame), std::move(kept));
        }
    }
};

// Answers one call, once. ERROR_NOT_ENOUGH_MEMORY when there is none for the reply.
template <class Call>
class Responder {
public:
    Responder(std::uint32_t serial, Sink sink) : serial_(serial), sink_(std::move(sink)) {}

    void operator()(const model::Result<typename Call::Reply>& result) const { (void)tell(result); }
    // False when it was ERROR_NOT_ENOUGH_MEMORY that was told.
    bool tell(const model::Result<typename Call::Reply>& result) const {
        return answer([&](Bytes& frame) { appendReply<Call>(frame, serial_, result); });
    }

    // The same when the reply's bytes are there already: fill(Writer&), and pieces behind that.
    template <class Fill>
    void encoded(Fill&& fill, model::SharedPieces kept = {}) const {
        const std::size_t following = model::sizeOf(kept);
        answer([&](Bytes& frame) { appendValue<Call>(frame, serial_, fill, following); },
               std::move(kept));
    }

    // Before memory is taken.
    void use(MemoryUse memory) const {
        if (sink_.memoryLacks == memory) throw std::bad_alloc();
    }

  private:
    static constexpr std::size_t kUsualReply = 256;  // fits without growing

    template <class Append>
    bool answer(Append&& append, model::SharedPieces kept = {}) const {
        Bytes frame;
        bool whole = true;
        try {
            use(MemoryUse::reply);
            frame.reserve(kUsualReply);
            append(frame);
        } catch (const std::bad_alloc&) {
            whole = false;
            frame.clear();  // what it has got is enough for an error without words
            kept.clear();
            appendReply<Call>(frame, serial_, model::fail(model::ErrorCode::notEnoughMemory));
        }
        sink_.take(serial_, std::move(frame), std::move(kept));
        return whole;
    }

    std::uint32_t serial_;
    Sink sink_;
};

template <class Handlers, class Context>
struct Entry {
    std::uint16_t opcode = 0;
    std::string_view name;
    std::uint32_t right = 0;  // what the caller must hold; checked before run()
    bool hasBody = false;
    std::span<const std::string_view> functions;  // of the API, that make it
    // Decodes and calls handlers.on(Call{}, context, request[, body], responder). False when the
    // request cannot be decoded: the connection is not worth keeping. Without memory for the
    // request the answer is ERROR_NOT_ENOUGH_MEMORY, and the handler is not called.
    bool (*run)(Handlers&, Context&, std::uint32_t serial, std::span<const std::byte> request,
                Bytes body, Sink sink) = nullptr;
};

template <class Call, class Handlers, class Context>
bool runCall(Handlers& handlers, Context& context, std::uint32_t serial,
             std::span<const std::byte> payload, Bytes body, Sink sink) {
    typename Call::Request request{};
    Responder<Call> respond(serial, std::move(sink));
    try {
        respond.use(MemoryUse::request);
        Reader reader(payload);
        reader.get(request);
        if (!reader.done()) return false;
    } catch (const std::bad_alloc&) {
        respond(model::fail(model::ErrorCode::notEnoughMemory));
        return true;
    }
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
        Call::kOpcode, Call::kName, Call::kRight, Call::kHasBody, Call::kFunctions,
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
