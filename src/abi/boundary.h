// SPDX-License-Identifier: MIT
// Where errors, exceptions and the last error meet the C world. Nowhere else.
#pragma once

#include <cxxabi.h>

#include <exception>
#include <new>
#include <utility>

#include "abi/api.h"
#include "abi/last_error.h"
#include "model/errors.h"

namespace winfax::abi {

// An exception of the application on its way through us (M9): thrown by one of its callbacks, to be
// seen by its own handlers.
struct CallbackException {
    std::exception_ptr original;
};

// Calls a callback of the application. What it throws leaves boundary() unchanged. The caller holds
// no lock and owns nothing that must not be unwound.
template <class Callback>
decltype(auto) callOut(Callback&& callback) {
    try {
        return std::forward<Callback>(callback)();
    } catch (const ::__cxxabiv1::__forced_unwind&) {
        throw;
    } catch (...) {
        throw CallbackException{std::current_exception()};
    }
}

// Runs an export's body, a callable that returns model::Result<void>. TRUE leaves the last error as
// it was (K9, L4), whatever was called in between. FALSE sets it to the failure's code, which may
// be success: "the answer is no" (FaxAccessCheck).
template <class Body>
BOOL boundary(Body&& body) {
    const DWORD before = lastError();
    auto code = model::ErrorCode::internalError;
    try {
        const model::Result<void> result = std::forward<Body>(body)();
        if (result) {
            setLastError(before);
            return TRUE;
        }
        code = result.error().code;
    } catch (const CallbackException& passing) {
        std::rethrow_exception(passing.original);
    } catch (const ::__cxxabiv1::__forced_unwind&) {
        throw;  // the thread is being cancelled; stopping that would abort the process
    } catch (const std::bad_alloc&) {
        code = model::ErrorCode::notEnoughMemory;
    } catch (...) {
        code = model::ErrorCode::internalError;
    }
    setLastError(static_cast<DWORD>(code));
    return FALSE;
}

}  // namespace winfax::abi
