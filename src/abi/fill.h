// SPDX-License-Identifier: MIT
// From a recorded answer back into the caller's outputs: the opposite of describe.h.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "abi/lower.h"
#include "abi/parameters.h"
#include "describe/value_of.h"
#include "watching/invocation.h"

namespace winfax::abi {

// "0x40004", or 0 for anything else.
std::uintptr_t handleOf(const watching::Json& text);
// {"size": n, "hex": "..."}; what was left out of a recording is zeros.
std::vector<BYTE> bytesOf(const watching::Json& json);

// Fills outputs by name out of a recorded call's `out`. What the recording lacks stays cleared.
class Filler {
  public:
    explicit Filler(const watching::Json& out) : out_(out) {}

    void fill(const parameter::NumberOut& p, DWORD* number, const auto&) {
        std::uint32_t value = 0;
        if (const auto* json = find(p.name); json != nullptr && number != nullptr) {
            describe::readMember(p.meaning, *json, value);
            *number = value;
        }
    }
    void fill(const parameter::HandleOut& p, HANDLE* handle, const auto&) {
        if (const auto* json = find(p.name); json != nullptr && handle != nullptr) {
            *handle = reinterpret_cast<HANDLE>(handleOf(*json));
        }
    }
    template <class T>
    void fill(const parameter::StructureOut& p, T** structure, const auto&) {
        if (const auto* json = find(p.name); json != nullptr && structure != nullptr) {
            *structure = lower<T>(valueOf<T>(*json)).release();
        }
    }
    template <class T>
    void fill(const parameter::StructuresOut& p, T** first, const auto&) {
        const auto* json = find(p.name);
        if (json == nullptr || first == nullptr || !json->is_array()) return;
        std::vector<typename ValueOf<T>::Value> values;
        for (const watching::Json& each : *json) values.push_back(valueOf<T>(each));
        *first = lower<T>(std::span(std::as_const(values))).release();
    }
    void fill(const parameter::BytesOut& p, BYTE** first, const auto&) {
        const auto* json = find(p.name);
        if (json == nullptr || first == nullptr) return;
        const std::vector<BYTE> bytes = bytesOf(*json);
        auto* const block = static_cast<BYTE*>(resultBlocks().allocate(bytes.size()));
        if (!bytes.empty()) std::memcpy(block, bytes.data(), bytes.size());
        *first = block;
    }
    template <class Parameter>
    requires(!parameter::Cleared<Parameter>) void fill(const Parameter&, const auto&, const auto&) {
    }

  private:
    const watching::Json* find(const char* name) const {
        const auto found = out_.find(name);
        return found == out_.end() || found->is_null() ? nullptr : &*found;
    }
    template <class T>
    static typename ValueOf<T>::Value valueOf(const watching::Json& json) {
        typename ValueOf<T>::Value value;
        describe::readValue(json, value);
        return value;
    }

    const watching::Json& out_;
};

}  // namespace winfax::abi
