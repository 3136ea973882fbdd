// SPDX-License-Identifier: MIT
#include "abi/boundary.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace winfax::abi {
namespace {

using model::ErrorCode;
using model::Result;

TEST(Boundary, L3_L4_SuccessIsOneAndRestoresTheLastError) {
    setLastError(77);
    const BOOL result = boundary([]() -> Result<void> {
        setLastError(5);
        return {};
    });
    EXPECT_EQ(result, 1);
    EXPECT_EQ(lastError(), 77u);
}

TEST(Boundary, FailureSetsItsCode) {
    const BOOL result = boundary(
        []() -> Result<void> { return model::fail(ErrorCode::badUnit, "no such device"); });
    EXPECT_EQ(result, 0);
    EXPECT_EQ(lastError(), 20u);
}

TEST(Boundary, H3_DenialIsFalseWithoutAnError) {
    setLastError(77);
    EXPECT_EQ(boundary([]() -> Result<void> { return model::fail(ErrorCode::success); }), 0);
    EXPECT_EQ(lastError(), 0u);
}

TEST(Boundary, OutOfMemory) {
    EXPECT_EQ(boundary([]() -> Result<void> { throw std::bad_alloc(); }), 0);
    EXPECT_EQ(lastError(), 8u);
}

TEST(Boundary, AnyOtherExceptionIsOurFault) {
    EXPECT_EQ(boundary([]() -> Result<void> { throw std::runtime_error("broken"); }), 0);
    EXPECT_EQ(lastError(), 1359u);
    EXPECT_EQ(boundary([]() -> Result<void> { throw 5; }), 0);
    EXPECT_EQ(lastError(), 1359u);
}

TEST(Boundary, M9_ExceptionOfACallbackPassesThrough) {
    struct Applications {
        int value;
    };
    const auto call = [] {
        boundary([]() -> Result<void> {
            callOut([] { throw Applications{42}; });
            return {};
        });
    };
    try {
        call();
        FAIL() << "nothing was thrown";
    } catch (const Applications& seen) {
        EXPECT_EQ(seen.value, 42);
    }
    EXPECT_EQ(callOut([] { return 7; }), 7);
}

}  // namespace
}  // namespace winfax::abi
