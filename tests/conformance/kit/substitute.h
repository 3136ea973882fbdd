// SPDX-License-Identifier: MIT
// What is called instead of an export that must not, or cannot, be called.
#pragma once

#include <winfax.h>

#include <stdexcept>

namespace winfax::conformance {

// For one type of function pointer, with the calling convention of the interface.
template <class Function>
struct Substitute;

template <class Result, class... Argument>
struct Substitute<Result(WINAPI*)(Argument...)> {
    static Result WINAPI absent(Argument...) {
        throw std::runtime_error("a function was needed that the library does not export");
    }
    // A defect of this program: the row's mark in effect.cpp is wrong.
    static Result WINAPI unsafe(Argument...) {
        throw std::logic_error("a row that is marked as safe called a function that is not");
    }
};

}  // namespace winfax::conformance
