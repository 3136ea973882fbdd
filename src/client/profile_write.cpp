// SPDX-License-Identifier: MIT
// Apart from reading, which the library does too: only faxctl writes profiles, and what creates
// directories would make the DLL half as large again.
#include <array>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "client/profile.h"
#include "platform/files.h"
#include "text/encoding.h"

namespace winfax::client {

namespace {

// A TOML basic string.
std::string basicString(std::string_view utf8) {
    std::string out = "\"";
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            std::array<char, 8> escape;
            std::snprintf(escape.data(), escape.size(), "\\u%04X", byte);
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace

std::string formatProfile(const Profile& profile) {
    std::string content = "# Fax profile: how you appear as the sender of a fax.\n";
    Profile::fields(
        [&](const char* key, model::as, const model::Text& member) {
            if (member)
                content += std::string(key) + " = " + basicString(text::toUtf8(*member)) + "\n";
        },
        profile);
    return content;
}

model::Result<void> writeProfileFile(const platform::Path& path, const Profile& profile) {
    const std::string content = formatProfile(profile);
    std::error_code ignored;  // the write below says what is wrong
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    return platform::writeFileDurably(path, std::as_bytes(std::span(content)));
}

}  // namespace winfax::client
