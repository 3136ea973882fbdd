// SPDX-License-Identifier: MIT
#include "platform/win32/environment_block.h"

#include <memory>
#include <set>
#include <string_view>

#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

namespace {

constexpr std::wstring_view kTemporary[] = {L"TEMP", L"TMP"};

struct ByName {
    bool operator()(const std::wstring& left, const std::wstring& right) const {
        return CompareStringOrdinal(left.data(), static_cast<int>(left.size()), right.data(),
                                    static_cast<int>(right.size()), TRUE) == CSTR_LESS_THAN;
    }
};

bool isTemporary(const std::wstring& variable) {
    for (const std::wstring_view name : kTemporary) {
        const int length = static_cast<int>(name.size());
        if (variable.size() > name.size() && variable[name.size()] == L'=' &&
            CompareStringOrdinal(variable.data(), length, name.data(), length, TRUE) ==
                CSTR_EQUAL) {
            return true;
        }
    }
    return false;
}

}  // namespace

// Sorted by name, as Windows keeps it.
std::wstring environmentBlock(const std::wstring& temporary) {
    std::set<std::wstring, ByName> variables;
    const std::unique_ptr<wchar_t, decltype(&FreeEnvironmentStringsW)> ours(
        GetEnvironmentStringsW(), &FreeEnvironmentStringsW);
    for (const wchar_t* next = ours.get(); next != nullptr && *next != 0;) {
        const std::wstring variable = next;
        next += variable.size() + 1;
        if (!isTemporary(variable)) variables.insert(variable);
    }
    for (const std::wstring_view name : kTemporary) {
        variables.insert(std::wstring(name) + L'=' + temporary);
    }
    std::wstring block;
    for (const std::wstring& variable : variables) block += variable + L'\0';
    return block + L'\0';
}

}  // namespace winfax::platform::win32
