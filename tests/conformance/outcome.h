// SPDX-License-Identifier: MIT
// What a caller can see of a call: its BOOL, its last error, its outputs. Everything that a call
// may write holds a sentinel before.
#pragma once

#include <gtest/gtest.h>
#include <winfax.h>

#include <cstring>
#include <deque>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "host.h"

namespace winfax::conformance {

inline constexpr DWORD kUntouched = 0xBADF00D;

struct Outcome {
    BOOL result = FALSE;
    DWORD lastError = 0;
    bool operator==(const Outcome&) const = default;
};

// "FALSE, ERROR_INVALID_HANDLE (6)"
std::string textOf(const Outcome& outcome);
inline std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
    return out << textOf(outcome);
}

// L3: exactly 1; K9, L4: a success leaves the last error alone.
inline constexpr Outcome kSuccess{TRUE, kUntouched};
inline constexpr Outcome failure(DWORD error) { return {FALSE, error}; }

// For EXPECT_PRED_FORMAT2: says what was observed in the words of reports.
testing::AssertionResult sameOutcome(const char*, const char*, const Outcome& observed,
                                     const Outcome& expected);

template <class Call>
Outcome attempt(Call&& call) {
    setLastError(kUntouched);
    const BOOL result = call();
    return {result, lastError()};
}

// Prefilled places for a call's outputs.
class Outputs {
  public:
    // A place of its own for every call of this function; the pointer stays valid.
    template <class Value>
    Value* of() {
        places_.push_back(
            {std::vector<unsigned char>(sizeof(Value) + kGuard, kFill), sizeof(Value)});
        return reinterpret_cast<Value*>(places_.back().bytes.data());
    }

    // B5: every output is NULL or 0 after a failure, and nothing behind it was written.
    testing::AssertionResult cleared() const {
        for (std::size_t index = 0; index < places_.size(); ++index) {
            const Place& place = places_[index];
            for (std::size_t at = 0; at < place.bytes.size(); ++at) {
                if (place.bytes[at] != (at < place.size ? 0 : kFill)) {
                    return testing::AssertionFailure()
                           << "output " << index + 1 << ", byte " << at << " of " << place.size
                           << " is " << int{place.bytes[at]};
                }
            }
        }
        return testing::AssertionSuccess();
    }

  private:
    static constexpr unsigned char kFill = 0xCC;
    static constexpr std::size_t kGuard = 16;
    struct Place {
        std::vector<unsigned char> bytes;
        std::size_t size = 0;
    };
    std::deque<Place> places_;
};

// A pointer that no allocator gives, for outputs before a call.
template <class Pointer>
Pointer sentinel() {
    Pointer pointer;
    std::memset(&pointer, 0xCC, sizeof pointer);
    return pointer;
}

}  // namespace winfax::conformance

// The call fails with `error`.
#define EXPECT_FAILS(error, ...)                                                     \
    EXPECT_PRED_FORMAT2(::winfax::conformance::sameOutcome,                          \
                        ::winfax::conformance::attempt([&] { return __VA_ARGS__; }), \
                        ::winfax::conformance::failure(error))                       \
        << "from " << #__VA_ARGS__
#define EXPECT_SUCCEEDS(...)                                                         \
    EXPECT_PRED_FORMAT2(::winfax::conformance::sameOutcome,                          \
                        ::winfax::conformance::attempt([&] { return __VA_ARGS__; }), \
                        ::winfax::conformance::kSuccess)                             \
        << "from " << #__VA_ARGS__
#define ASSERT_SUCCEEDS(...)                                                         \
    ASSERT_PRED_FORMAT2(::winfax::conformance::sameOutcome,                          \
                        ::winfax::conformance::attempt([&] { return __VA_ARGS__; }), \
                        ::winfax::conformance::kSuccess)                             \
        << "from " << #__VA_ARGS__
