// SPDX-License-Identifier: MIT
// Where results, exceptions and the last error meet the C world. Nowhere else.
#pragma once

#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "rig/failure.h"
#include "rig/rig.h"
#include "rig/trace.h"
#include "winfax_rig.h"

struct winfax_rig_trace {
    winfax::rig::Trace* trace = nullptr;
    std::unique_ptr<winfax::rig::Trace> owned;  // of winfax_rig_trace_open
    std::string text;                           // what was handed out last
};

struct winfax_rig {
    std::unique_ptr<winfax::rig::Rig> rig;
    winfax_rig_trace trace;
};

namespace winfax::rig {

// What winfax_rig_last_error() says on this thread.
void rememberError(std::string_view text);
const char* rememberedError();

// Runs the body of an export, which returns Expected<T>; `onFailure` is the result then. What it
// gives on success is made the export's result by `onSuccess`.
template <class Result, class Body, class OnSuccess, class OnFailure>
Result boundary(Body&& body, OnSuccess&& onSuccess, OnFailure&& onFailure) noexcept {
    try {
        auto result = body();
        if (result) {
            rememberError({});
            return onSuccess(result);
        }
        rememberError(result.error().text);
        return onFailure(result.error().status);
    } catch (const std::bad_alloc&) {
        rememberError("out of memory");
    } catch (const std::exception& error) {
        rememberError(error.what());
    }
    return onFailure(Status::failed);
}

template <class Body>
int status(Body&& body) noexcept {
    return boundary<int>(
        body, [](const auto&) { return WINFAX_RIG_OK; },
        [](Status status) { return static_cast<int>(status); });
}

inline tl::unexpected<Failure> isNull(const char* name) {
    return failed(Status::invalidArgument, std::string(name) + " is NULL");
}

}  // namespace winfax::rig
