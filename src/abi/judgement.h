// SPDX-License-Identifier: MIT
// The order in which every call judges its arguments (K10), one step a function. An export's body
// writes the steps in that order; the first one that finds fault names the error, and the steps
// after it look at nothing.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "abi/lift.h"
#include "abi/objects.h"
#include "model/errors.h"

namespace winfax::abi {

class Judgement {
  public:
    // Step 1: every output that is there is NULL or 0 (B5), whatever comes next.
    template <class... Output>
    Judgement& cleared(Output*... outputs) {
        (clear(outputs), ...);
        return *this;
    }

    // Step 2: arguments that must not be NULL.
    template <class... Pointer>
    Judgement& required(Pointer... pointers) {
        if (((pointers == nullptr) || ...)) {
            refuse(model::ErrorCode::invalidParameter, "a required argument is NULL");
        }
        return *this;
    }

    // Step 3: the handle (A7). Codes for garbage differ: 6 for a server's, 13 for a port's.
    Judgement& server(HANDLE handle);
    Judgement& port(HANDLE handle);

    // Step 4: values. Structures and strings that are optional may be NULL here.
    template <class Structure>
    Judgement& sized(const Structure* structure) {
        if (good() && structure != nullptr && structure->SizeOfStruct != sizeof(Structure)) {
            refuse(model::ErrorCode::invalidParameter,
                   "SizeOfStruct is " + std::to_string(structure->SizeOfStruct) + " and must be " +
                       std::to_string(sizeof(Structure)));
        }
        return *this;
    }

    template <class Char>
    Judgement& text(const Char* from, model::Text& to) {
        if (good()) take(liftText(from), to);
        return *this;
    }

    // Only the length (K11), for strings that are not used yet.
    template <class... Char>
    Judgement& texts(const Char*... strings) {
        model::Text unused;
        (text(strings, unused), ...);
        return *this;
    }

    // A structure whose size was judged.
    template <class Structure>
    Judgement& lifted(const Structure* from, typename ValueOf<Structure>::Value& to) {
        if (good() && from != nullptr) take(lift(*from), to);
        return *this;
    }

    // `predicate` is only asked when all before was good, so it may follow pointers.
    template <class Predicate>
    Judgement& valid(Predicate&& predicate, const char* otherwise,
                     model::ErrorCode code = model::ErrorCode::invalidParameter) {
        if (good() && !std::forward<Predicate>(predicate)()) refuse(code, otherwise);
        return *this;
    }

    // Outcome. Steps 5 and 6, right and object, are the service's.
    explicit operator bool() const { return good(); }
    tl::unexpected<model::Error> failure() const { return tl::unexpected(*error_); }
    const Server& server() const { return *server_; }
    const std::shared_ptr<Server>& sharedServer() const { return server_; }
    const Port& port() const { return *port_; }

  private:
    template <class Output>
    static void clear(Output* output) {
        if (output != nullptr) *output = Output{};
    }
    template <class T>
    void take(model::Result<T> result, T& to) {
        if (result) {
            to = std::move(*result);
        } else {
            error_ = std::move(result.error());
        }
    }
    bool good() const { return !error_; }
    void refuse(model::ErrorCode code, std::string detail) {
        if (good()) error_ = model::Error{code, std::move(detail)};
    }

    std::optional<model::Error> error_;
    std::shared_ptr<Server> server_;
    std::shared_ptr<Port> port_;
};

// A call whose reply says nothing but that it was done.
template <class Call>
model::Result<void> perform(client::Session& session, const typename Call::Request& request) {
    const auto reply = session.call<Call>(request);
    if (!reply) return tl::unexpected(reply.error());
    return {};
}

}  // namespace winfax::abi
