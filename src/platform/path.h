// SPDX-License-Identifier: MIT
// The name of a file or folder as the system takes it, for what is linked into the library itself.
//
// std::filesystem::path would draw the locales of the C++ library into winfax.dll, a third of its
// size (docs/decisions/0040). Everything else uses that one; each becomes the other where they
// meet.
#pragma once

#include <cstring>
#include <filesystem>
#include <string>
#include <utility>

namespace winfax::platform {

class Path {
  public:
    using Char = std::filesystem::path::value_type;
    using Text = std::basic_string<Char>;

    Path() = default;
    Path(Text name) : name_(std::move(name)) {}
    Path(const Char* name) : name_(name) {}
    Path(const std::filesystem::path& path) : name_(path.native()) {}
    operator std::filesystem::path() const { return {name_}; }

    bool empty() const { return name_.empty(); }
    const Text& native() const { return name_; }
    const Char* c_str() const { return name_.c_str(); }

    // As those of std::filesystem::path, for names without a stream or a device.
    bool is_absolute() const;
    Path parent_path() const;
    // `name` is a relative one.
    friend Path operator/(const Path& folder, const Path& name) {
        return folder.joined(name.name_);
    }
    friend Path operator/(const Path& folder, const char* asciiName) {
        return folder.joined({asciiName, asciiName + std::strlen(asciiName)});
    }
    friend std::filesystem::path operator/(const Path& folder, const std::filesystem::path& name) {
        return std::filesystem::path(folder) / name;
    }
    friend std::filesystem::path operator/(const Path& folder, const std::string& name) {
        return std::filesystem::path(folder) / name;
    }
    friend std::filesystem::path operator/(const std::filesystem::path& folder, const Path& name) {
        return folder / std::filesystem::path(name);
    }
    friend bool operator==(const Path&, const Path&) = default;
    friend bool operator==(const Path& path, const std::filesystem::path& other) {
        return path.name_ == other.native();
    }

  private:
    Path joined(const Text& name) const;

    Text name_;
};

}  // namespace winfax::platform
