// SPDX-License-Identifier: MIT
// Keys of the registry in its 64-bit view. A missing key or value is no error when reading.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/errors.h"
#include "model/job.h"
#include "platform/win32/windows.h"

namespace winfax::service {

class RegistryKey {
  public:
    // An empty key when there is none.
    static model::Result<RegistryKey> open(HKEY root, const std::wstring& path);
    static model::Result<RegistryKey> create(HKEY root, const std::wstring& path);

    RegistryKey() = default;
    RegistryKey(RegistryKey&& other) noexcept
        : key_(std::exchange(other.key_, nullptr)), path_(std::move(other.path_)) {}
    RegistryKey& operator=(RegistryKey&& other) noexcept {
        std::swap(key_, other.key_);
        std::swap(path_, other.path_);
        return *this;
    }
    ~RegistryKey();

    explicit operator bool() const { return key_ != nullptr; }
    HKEY get() const { return key_; }

    std::vector<std::wstring> subkeys() const;
    // Without expanding variables; absent when the value is missing or no text.
    model::Text text(const wchar_t* name) const;

    // An absent text is written as an empty one. `type` is REG_SZ or REG_EXPAND_SZ.
    model::Result<void> setText(const wchar_t* name, const model::Text& text, DWORD type) const;
    // The subkey with everything in it; fileNotFound.
    model::Result<void> removeSubkey(const std::wstring& name) const;
    // Until it is on disk.
    model::Result<void> flush() const;

  private:
    RegistryKey(HKEY key, std::wstring path) : key_(key), path_(std::move(path)) {}

    HKEY key_ = nullptr;
    std::wstring path_;  // for messages
};

}  // namespace winfax::service
