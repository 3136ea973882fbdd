// SPDX-License-Identifier: MIT
#include "service/win32/registry_key.h"

#include "platform/win32/error_text.h"
#include "platform/win32/wide.h"

namespace winfax::service {

using model::Result;
using platform::win32::utf8FromWide;

namespace {

constexpr std::size_t kLongestKeyName = 256;  // of a key, with its NUL
constexpr std::size_t kLongestText = 32'767;  // K11

tl::unexpected<model::Error> failKey(std::string_view action, const std::wstring& key,
                                     LSTATUS status) {
    const auto code = static_cast<DWORD>(status);
    return platform::win32::failSystem(platform::win32::fileErrorCode(code), action,
                                       "the registry key " + utf8FromWide(key), code);
}

}  // namespace

Result<RegistryKey> RegistryKey::open(HKEY root, const std::wstring& path) {
    HKEY key = nullptr;
    const LSTATUS status = RegOpenKeyExW(root, path.c_str(), 0, KEY_READ | KEY_WOW64_64KEY, &key);
    if (status == ERROR_FILE_NOT_FOUND) return RegistryKey();
    if (status != ERROR_SUCCESS) return failKey("open", path, status);
    return RegistryKey(key, path);
}

Result<RegistryKey> RegistryKey::create(HKEY root, const std::wstring& path) {
    HKEY key = nullptr;
    const LSTATUS status =
        RegCreateKeyExW(root, path.c_str(), 0, nullptr, REG_OPTION_NON_VOLATILE,
                        KEY_ALL_ACCESS | KEY_WOW64_64KEY, nullptr, &key, nullptr);
    if (status != ERROR_SUCCESS) return failKey("create", path, status);
    return RegistryKey(key, path);
}

RegistryKey::~RegistryKey() {
    if (key_ != nullptr) RegCloseKey(key_);
}

std::vector<std::wstring> RegistryKey::subkeys() const {
    std::vector<std::wstring> names;
    for (DWORD index = 0; key_ != nullptr; ++index) {
        wchar_t name[kLongestKeyName];
        DWORD length = kLongestKeyName;
        if (RegEnumKeyExW(key_, index, name, &length, nullptr, nullptr, nullptr, nullptr) !=
            ERROR_SUCCESS) {
            break;
        }
        names.emplace_back(name, length);
    }
    return names;
}

model::Text RegistryKey::text(const wchar_t* name) const {
    if (key_ == nullptr) return std::nullopt;
    std::wstring text(kLongestText + 1, L'\0');
    auto size = static_cast<DWORD>(text.size() * sizeof(wchar_t));
    const DWORD kinds = RRF_RT_REG_SZ | RRF_RT_REG_EXPAND_SZ | RRF_NOEXPAND;
    if (RegGetValueW(key_, nullptr, name, kinds, nullptr, text.data(), &size) != ERROR_SUCCESS) {
        return std::nullopt;
    }
    text.resize(text.find(L'\0'));  // RegGetValueW ends it with one
    return platform::win32::utf16FromWide(text);
}

Result<void> RegistryKey::setText(const wchar_t* name, const model::Text& text, DWORD type) const {
    const std::wstring wide = platform::win32::wideFromUtf16(text.value_or(u""));
    const auto size = static_cast<DWORD>((wide.size() + 1) * sizeof(wchar_t));
    const LSTATUS status =
        RegSetValueExW(key_, name, 0, type, reinterpret_cast<const BYTE*>(wide.c_str()), size);
    if (status != ERROR_SUCCESS) return failKey("write to", path_, status);
    return {};
}

Result<void> RegistryKey::removeSubkey(const std::wstring& name) const {
    const LSTATUS status = RegDeleteTreeW(key_, name.c_str());
    if (status != ERROR_SUCCESS) return failKey("remove", path_ + L"\\" + name, status);
    return {};
}

Result<void> RegistryKey::flush() const {
    const LSTATUS status = RegFlushKey(key_);
    if (status != ERROR_SUCCESS) return failKey("flush", path_, status);
    return {};
}

}  // namespace winfax::service
