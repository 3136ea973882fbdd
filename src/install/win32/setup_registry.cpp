// SPDX-License-Identifier: MIT
#include "install/win32/setup_registry.h"

#include <array>
#include <optional>

#include "install/win32/fax_key_access.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::install::win32 {

namespace {

using model::Result;

constexpr const wchar_t* kFaxKey = LR"(SOFTWARE\Microsoft\Fax)";
constexpr const wchar_t* kSetupKey = LR"(SOFTWARE\Microsoft\Fax\Setup)";
constexpr const wchar_t* kInstalled = L"Installed";
constexpr const wchar_t* kOwnKey = LR"(SOFTWARE\OpenWinFax)";
constexpr const wchar_t* kRecordKey = LR"(SOFTWARE\OpenWinFax\Setup)";

constexpr REGSAM kAccessRights = READ_CONTROL | WRITE_DAC | KEY_READ | KEY_WOW64_64KEY;

struct View {
    REGSAM flag;
    const wchar_t* record;  // the value of the record that keeps the former one
};
constexpr std::array kViews{View{KEY_WOW64_64KEY, L"SetupInstalledBefore"},
                            View{KEY_WOW64_32KEY, L"SetupInstalledBefore32"}};

// A key of HKEY_LOCAL_MACHINE, closed at the end; false when it is not there or not to be had.
class Key {
  public:
    static Key open(const wchar_t* path, REGSAM rights) {
        Key key;
        key.error_ = RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, rights, &key.key_);
        return key;
    }
    static Key create(const wchar_t* path, REGSAM rights) {
        Key key;
        key.error_ = RegCreateKeyExW(HKEY_LOCAL_MACHINE, path, 0, nullptr, REG_OPTION_NON_VOLATILE,
                                     rights, nullptr, &key.key_, nullptr);
        return key;
    }
    Key(Key&& other) noexcept : key_(std::exchange(other.key_, nullptr)), error_(other.error_) {}
    Key& operator=(Key&&) = delete;
    ~Key() {
        if (key_ != nullptr) RegCloseKey(key_);
    }

    HKEY get() const { return key_; }
    explicit operator bool() const { return error_ == ERROR_SUCCESS; }
    LSTATUS error() const { return error_; }

    std::optional<DWORD> number(const wchar_t* value) const {
        DWORD content = 0;
        DWORD size = sizeof content;
        DWORD type = 0;
        if (RegQueryValueExW(key_, value, nullptr, &type, reinterpret_cast<BYTE*>(&content),
                             &size) != ERROR_SUCCESS ||
            type != REG_DWORD) {
            return std::nullopt;
        }
        return content;
    }
    LSTATUS setNumber(const wchar_t* value, DWORD content) const {
        return RegSetValueExW(key_, value, 0, REG_DWORD, reinterpret_cast<const BYTE*>(&content),
                              sizeof content);
    }
    LSTATUS removeValue(const wchar_t* value) const { return RegDeleteValueW(key_, value); }
    bool isEmpty() const {
        DWORD keys = 0;
        DWORD values = 0;
        return RegQueryInfoKeyW(key_, nullptr, nullptr, nullptr, &keys, nullptr, nullptr, &values,
                                nullptr, nullptr, nullptr, nullptr) == ERROR_SUCCESS &&
               keys == 0 && values == 0;
    }

  private:
    Key() = default;
    HKEY key_ = nullptr;
    LSTATUS error_ = ERROR_SUCCESS;
};

tl::unexpected<model::Error> failKey(std::string_view action, const wchar_t* key, LSTATUS error) {
    const auto code = static_cast<DWORD>(error);
    return platform::win32::failSystem(
        platform::win32::fileErrorCode(code), action,
        R"(HKEY_LOCAL_MACHINE\)" + platform::win32::utf8FromWide(key), code);
}

// Only the first time: later "before" would mean ourselves.
Result<void> remember() {
    if (Key::open(kRecordKey, KEY_QUERY_VALUE | KEY_WOW64_64KEY)) return {};
    const Key record = Key::create(kRecordKey, KEY_SET_VALUE | KEY_WOW64_64KEY);
    if (!record) return failKey("create", kRecordKey, record.error());
    for (const View& view : kViews) {
        const Key setup = Key::open(kSetupKey, KEY_QUERY_VALUE | view.flag);
        const auto former = setup ? setup.number(kInstalled) : std::nullopt;
        if (former) record.setNumber(view.record, *former);
    }
    return {};
}

void removeIfEmpty(const wchar_t* path, REGSAM view) {
    const bool empty = [&] {
        const Key key = Key::open(path, KEY_QUERY_VALUE | view);
        return key && key.isEmpty();
    }();
    if (empty) RegDeleteKeyExW(HKEY_LOCAL_MACHINE, path, view, 0);
}

Result<void> putBack(const View& view, std::optional<DWORD> former) {
    {
        const Key setup = Key::open(kSetupKey, KEY_SET_VALUE | view.flag);
        if (!setup) {
            return setup.error() == ERROR_FILE_NOT_FOUND
                       ? Result<void>()
                       : failKey("open", kSetupKey, setup.error());
        }
        const LSTATUS error =
            former ? setup.setNumber(kInstalled, *former) : setup.removeValue(kInstalled);
        if (error != ERROR_SUCCESS && error != ERROR_FILE_NOT_FOUND) {
            return failKey("change the value Installed of", kSetupKey, error);
        }
    }
    removeIfEmpty(kSetupKey, view.flag);
    removeIfEmpty(kFaxKey, view.flag);
    return {};
}

}  // namespace

Result<void> markInstalled(const Tell& tell) {
    if (auto remembered = remember(); !remembered) return remembered;
    for (const View& view : kViews) {
        const Key setup = Key::create(kSetupKey, KEY_SET_VALUE | view.flag);
        const LSTATUS error = setup ? setup.setNumber(kInstalled, 1) : setup.error();
        if (error != ERROR_SUCCESS) return failKey("write", kSetupKey, error);
    }
    const Key fax = Key::open(kFaxKey, kAccessRights);
    const DWORD code = fax ? changeServiceAccess(fax.get(), ServiceAccess::grant)
                           : static_cast<DWORD>(fax.error());
    if (code != ERROR_SUCCESS) {
        return failKey("let the service write to", kFaxKey, static_cast<LSTATUS>(code));
    }
    tell(R"(set HKLM\SOFTWARE\Microsoft\Fax\Setup!Installed to 1 in both views)");
    return {};
}

Result<void> unmarkInstalled(const Tell& tell) {
    {
        const Key record = Key::open(kRecordKey, KEY_QUERY_VALUE | KEY_WOW64_64KEY);
        if (!record) return {};
        for (const View& view : kViews) {
            if (auto back = putBack(view, record.number(view.record)); !back) return back;
        }
    }
    if (const Key fax = Key::open(kFaxKey, kAccessRights)) {
        const DWORD code = changeServiceAccess(fax.get(), ServiceAccess::revoke);
        if (code != ERROR_SUCCESS) {
            return failKey("take the service's right to", kFaxKey, static_cast<LSTATUS>(code));
        }
    }
    const LSTATUS error = RegDeleteKeyExW(HKEY_LOCAL_MACHINE, kRecordKey, KEY_WOW64_64KEY, 0);
    if (error != ERROR_SUCCESS) return failKey("remove", kRecordKey, error);
    removeIfEmpty(kOwnKey, KEY_WOW64_64KEY);
    tell(R"(put HKLM\SOFTWARE\Microsoft\Fax\Setup!Installed back in both views)");
    return {};
}

}  // namespace winfax::install::win32
