// SPDX-License-Identifier: MIT
#include "client/profile.h"

// Kept small, for this is linked into the library: no output, no iostreams.
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#define TOML_FLOAT_CHARCONV 1
#include <toml++/toml.h>

#include <string_view>

#include "model/constants.h"
#include "platform/environment.h"
#include "platform/files.h"
#include "platform/identity.h"
#include "platform/paths.h"
#include "text/encoding.h"

namespace winfax::client {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t kMaxFileSize = 1u << 20;

std::string place(const std::string& file, const toml::source_region& where) {
    return file + ", line " + std::to_string(where.begin.line) + ": ";
}

std::string validKeys() {
    std::string keys;
    Profile::fields([&](const char* key, model::as) {
        keys += keys.empty() ? "" : ", ";
        keys += key;
    });
    return keys;
}

// The member that the key names, or nullptr.
model::Text* find(Profile& profile, std::string_view wanted) {
    model::Text* found = nullptr;
    Profile::fields(
        [&](const char* key, model::as, model::Text& member) {
            if (wanted == key) found = &member;
        },
        profile);
    return found;
}

Result<void> take(Profile& profile, const std::string& file, const toml::key& key,
                  const toml::node& value) {
    const std::string at = place(file, key.source());
    const std::string name(key.str());
    model::Text* const member = find(profile, name);
    if (member == nullptr) {
        return fail(ErrorCode::invalidData, at + "there is no key '" + name +
                                                "' in a fax profile; the keys are " + validKeys());
    }
    const auto* const text = value.as_string();
    if (text == nullptr) {
        return fail(ErrorCode::invalidData,
                    at + "the value of '" + name + "' is no text; write it in quotation marks");
    }
    *member = text::fromUtf8(text->get());
    if (member->value().size() > model::kMaxTextLength) {
        return fail(ErrorCode::invalidData, at + "the value of '" + name + "' is longer than " +
                                                std::to_string(model::kMaxTextLength) +
                                                " characters; shorten it");
    }
    return {};
}

}  // namespace

platform::Path profilePath() {
    if (const auto state = platform::environmentVariable("WINFAX_STATE_DIR")) {
        return platform::pathFromUtf8(*state) / platform::pathFromUtf8("profile.toml");
    }
    return platform::userConfigDirectory() / platform::pathFromUtf8("profile.toml");
}

Profile defaultProfile() {
    Profile profile;
    profile.Name = platform::currentUserFullName();
    return profile;
}

Result<Profile> readProfile() {
    auto profile = readProfileFile(profilePath());
    if (profile && !profile->Name) profile->Name = platform::currentUserFullName();
    return profile;
}

Result<Profile> readProfileFile(const platform::Path& path) {
    const auto content = platform::readWholeFile(path, kMaxFileSize);
    if (!content && content.error().code == ErrorCode::fileNotFound) return Profile{};
    if (!content) return tl::unexpected(content.error());
    return parseProfile(*content, platform::utf8FromPath(path));
}

Result<Profile> parseProfile(std::string_view text, const std::string& name) {
    const auto parsed = toml::parse(text);
    if (!parsed) {
        return fail(ErrorCode::invalidData, place(name, parsed.error().source()) +
                                                std::string(parsed.error().description()));
    }
    Profile profile;
    for (const auto& [key, value] : parsed.table()) {
        if (auto taken = take(profile, name, key, value); !taken) {
            return tl::unexpected(taken.error());
        }
    }
    return profile;
}

model::JobParam jobParamOf(const Profile& profile) {
    model::JobParam params;
    params.Tsid = profile.Tsid;
    params.SenderName = profile.Name;
    params.SenderCompany = profile.Company;
    params.SenderDept = profile.Department;
    params.BillingCode = profile.BillingCode;
    return params;
}

model::CoverPage coverPageOf(const Profile& profile) {
    model::CoverPage cover;
    cover.SdrName = profile.Name;
    cover.SdrFaxNumber = profile.FaxNumber;
    cover.SdrCompany = profile.Company;
    cover.SdrAddress = profile.Address;
    cover.SdrTitle = profile.Title;
    cover.SdrDepartment = profile.Department;
    cover.SdrOfficeLocation = profile.OfficeLocation;
    cover.SdrHomePhone = profile.HomePhone;
    cover.SdrOfficePhone = profile.OfficePhone;
    return cover;
}

}  // namespace winfax::client
