// SPDX-License-Identifier: MIT
#include "line/modem/narrow_path.h"

#include <windows.h>

#include "platform/paths.h"

namespace winfax::line {
namespace {

// Empty when a character is not in the code page.
std::string inCodePage(const std::wstring& text) {
    BOOL replaced = FALSE;
    const int length = static_cast<int>(text.size());
    const int size = WideCharToMultiByte(CP_ACP, WC_NO_BEST_FIT_CHARS, text.data(), length, nullptr,
                                         0, nullptr, &replaced);
    if (size <= 0 || replaced) return {};
    std::string narrow(static_cast<std::size_t>(size), '\0');
    WideCharToMultiByte(CP_ACP, WC_NO_BEST_FIT_CHARS, text.data(), length, narrow.data(), size,
                        nullptr, nullptr);
    return narrow;
}

std::wstring shortName(const std::wstring& path) {
    const DWORD size = GetShortPathNameW(path.c_str(), nullptr, 0);
    std::wstring name(size, L'\0');
    name.resize(size > 0 ? GetShortPathNameW(path.c_str(), name.data(), size) : 0);
    return name;
}

}  // namespace

model::Result<std::string> narrowPath(const std::filesystem::path& folder) {
    std::string narrow = inCodePage(folder.native());
    if (narrow.empty()) narrow = inCodePage(shortName(folder.native()));
    if (narrow.empty()) {
        return model::fail(model::ErrorCode::notSupported,
                           "the modem cannot work in '" + platform::utf8FromPath(folder) +
                               "': the path has characters that this system's code page lacks, and "
                               "no short names; choose another state directory");
    }
    return narrow;
}

}  // namespace winfax::line
