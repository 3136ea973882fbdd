// SPDX-License-Identifier: MIT
#include "client/profile.h"

#include <memory>

#include "platform/paths.h"
#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"

namespace winfax::tool {

namespace {

using client::Profile;

std::string pathText() { return platform::utf8FromPath(client::profilePath()); }

// The value of `key`, or nullptr when the profile has no such key.
model::Text* memberOf(Profile& profile, std::string_view key) {
    model::Text* found = nullptr;
    Profile::fields(
        [&](const char* name, model::as, model::Text& member) {
            if (key == name) found = &member;
        },
        profile);
    return found;
}

std::string allKeys() {
    std::string keys;
    Profile::fields([&](const char* name, model::as,
                        auto&) { keys += (keys.empty() ? "" : ", ") + std::string(name); },
                    *std::make_unique<Profile>());
    return keys;
}

Expected<Profile> readFile() {
    auto profile = client::readProfileFile(client::profilePath());
    if (profile) return std::move(*profile);
    if (profile.error().code == model::ErrorCode::fileNotFound) return Profile();
    return tl::unexpected(failureOf(profile.error(), "cannot read the profile", pathText()));
}

Outcome writeFile(const Profile& profile) {
    const auto written = client::writeProfileFile(client::profilePath(), profile);
    if (written) return ExitCode::ok;
    return tl::unexpected(failureOf(written.error(), "cannot write the profile", pathText()));
}

void print(std::ostream& out, const Profile& effective, const Profile& file) {
    std::vector<std::vector<std::string>> rows;
    Profile::fields(
        [&](const char* name, model::as, const model::Text& value, const model::Text& stored) {
            std::string text = value ? display(value) : "-";
            if (value && !stored) text += "   (default)";
            rows.push_back({name, text});
        },
        effective, file);
    printTable(out, rows);
}

Outcome showProfile(const Context& context) {
    const auto file = readFile();
    if (!file) return tl::unexpected(file.error());
    const auto effective = client::readProfile();
    if (!effective) {
        return tl::unexpected(failureOf(effective.error(), "cannot read the profile", pathText()));
    }
    if (context.json) {
        Json json = Json::object();
        json["path"] = pathText();
        json["profile"] = jsonOf(*effective);
        printJson(context.console.out, json);
    } else {
        print(context.console.out, *effective, *file);
    }
    return ExitCode::ok;
}

Outcome showPath(const Context& context) {
    if (context.json) {
        printJson(context.console.out, Json{{"path", pathText()}});
    } else {
        context.console.out << pathText() << '\n';
    }
    return ExitCode::ok;
}

tl::unexpected<Failure> unknownKey(const std::string& key) {
    return failed(ExitCode::usage, "the profile has no key", key, "use one of " + allKeys());
}

Outcome setKeys(const Context& context, const std::vector<std::string>& assignments) {
    auto profile = readFile();
    if (!profile) return tl::unexpected(profile.error());
    for (const std::string& assignment : assignments) {
        const auto equals = assignment.find('=');
        if (equals == std::string::npos) {
            return failed(ExitCode::usage, "no value", assignment, "write KEY=VALUE");
        }
        model::Text* member = memberOf(*profile, std::string_view(assignment).substr(0, equals));
        if (!member) return unknownKey(assignment.substr(0, equals));
        *member = text::fromUtf8(std::string_view(assignment).substr(equals + 1));
    }
    const auto written = writeFile(*profile);
    return written && context.json ? showProfile(context) : written;
}

Outcome unsetKeys(const Context& context, const std::vector<std::string>& keys) {
    auto profile = readFile();
    if (!profile) return tl::unexpected(profile.error());
    for (const std::string& key : keys) {
        model::Text* member = memberOf(*profile, key);
        if (!member) return unknownKey(key);
        member->reset();
    }
    const auto written = writeFile(*profile);
    return written && context.json ? showProfile(context) : written;
}

using Words = std::vector<std::string>;

void addEdit(CLI::App& profile, Context& context, const char* name, const char* description,
             const char* words, const char* examples,
             Outcome (*edit)(const Context&, const Words&)) {
    auto* command = addCommand(profile, context, name, description, examples);
    auto given = std::make_shared<Words>();
    command->add_option(words, *given, "Keys: " + allKeys())->required();
    command->callback([&context, given, edit] {
        context.action = [&context, given, edit] { return edit(context, *given); };
    });
}

}  // namespace

void addProfile(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl profile\n"
        "  faxctl profile set \"name=Ann Smith\" fax_number=\"+1 425 555 0100\"\n"
        "  faxctl profile unset company\n"
        "  faxctl profile path";
    auto* profile = addCommand(faxctl, context, "profile",
                               "Shows or edits what FaxCompleteJobParams fills in.", examples);
    profile->require_subcommand(0, 1);
    const auto show = [&context] { return showProfile(context); };
    profile->preparse_callback([&context, show](std::size_t) { context.action = show; });

    addCommand(*profile, context, "show", "Shows the values in effect.", examples)
        ->callback([&context, show] { context.action = show; });
    addCommand(*profile, context, "path", "Shows where the profile's file lies.", examples)
        ->callback([&context] { context.action = [&context] { return showPath(context); }; });
    addEdit(*profile, context, "set", "Stores values.", "KEY=VALUE", examples, setKeys);
    addEdit(*profile, context, "unset", "Removes values, so that defaults apply.", "KEY", examples,
            unsetKeys);
}

}  // namespace winfax::tool
