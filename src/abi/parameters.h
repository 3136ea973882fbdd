// SPDX-License-Identifier: MIT
// What the parameters of an exported function are, for whoever has to describe a call without
// knowing the function: one word a parameter, in the order of the function's own (signatures.h).
#pragma once

#include <concepts>
#include <cstddef>

#include "model/meaning.h"

namespace winfax::abi::parameter {

using model::as;

// Given by the caller.
struct Handle {
    const char* name;
};  // a fax or port handle
struct Number {
    const char* name;
    as meaning;
};  // DWORD, BOOL, UINT or ULONG_PTR
struct String {
    const char* name;
    as meaning;
};  // may be NULL
struct Structure {
    const char* name;
};  // one, or NULL
struct Structures {
    const char* name;
    std::size_t count;
};  // an array; the index of its length
struct Bytes {
    const char* name;
    std::size_t size;
};  // the index of their number
struct Opaque {
    const char* name;
};  // the caller's business: callbacks, contexts, windows, ports
struct Block {
    const char* name;
};  // handed out before, and given back (FaxFreeBuffer)

// Filled in by the function; NULL where the caller does not want it.
struct NumberOut {
    const char* name;
    as meaning;
};
struct HandleOut {
    const char* name;
};
struct StructureOut {
    const char* name;
};  // a block to be freed
struct StructuresOut {
    const char* name;
    std::size_t count;
};  // the same, an array
struct BytesOut {
    const char* name;
    std::size_t size;
};  // the same, bytes
struct ContextOut {
    const char* name;
};  // FAX_CONTEXT_INFO: the caller's memory, with a size in it

// What the function fills in and a failure clears (B5). A ContextOut is both: its size is given,
// and a failure leaves it alone.
template <class Parameter>
concept Cleared = std::same_as<Parameter, NumberOut> || std::same_as<Parameter, HandleOut> ||
    std::same_as<Parameter, StructureOut> || std::same_as<Parameter, StructuresOut> ||
    std::same_as<Parameter, BytesOut>;
template <class Parameter>
concept Output = Cleared<Parameter> || std::same_as<Parameter, ContextOut>;

}  // namespace winfax::abi::parameter
