// SPDX-License-Identifier: MIT
#include "platform/path.h"

namespace winfax::platform {

namespace {

using Char = Path::Char;

constexpr Char kSeparator = std::filesystem::path::preferred_separator;
// Where names begin with the letter of a drive, a slash is a separator as well.
constexpr bool kHasDrives = kSeparator == '\\';

constexpr bool isSeparator(Char character) {
    return character == '/' || (kHasDrives && character == '\\');
}

// How much of the name is no folder's: "/", "C:\", "\\" of a share.
std::size_t rootOf(const Path::Text& name) {
    const auto separatorAt = [&](std::size_t at) {
        return at < name.size() && isSeparator(name[at]);
    };
    if (!kHasDrives) return separatorAt(0) ? 1 : 0;
    if (separatorAt(0)) return separatorAt(1) ? 2 : 1;
    if (name.size() >= 2 && name[1] == ':') return separatorAt(2) ? 3 : 2;
    return 0;
}

}  // namespace

bool Path::is_absolute() const {
    const std::size_t root = rootOf(name_);
    if (!kHasDrives) return root == 1;
    return root == 3 || (root == 2 && isSeparator(name_[0]));
}

Path Path::parent_path() const {
    const std::size_t root = rootOf(name_);
    std::size_t end = name_.size();
    while (end > root && !isSeparator(name_[end - 1])) --end;
    while (end > root && isSeparator(name_[end - 1])) --end;
    return name_.substr(0, end);
}

Path Path::joined(const Text& name) const {
    Text whole = name_;
    const bool driveAlone = kHasDrives && whole.size() == 2 && whole[1] == ':';
    if (!whole.empty() && !isSeparator(whole.back()) && !driveAlone) whole += kSeparator;
    return whole += name;
}

}  // namespace winfax::platform
