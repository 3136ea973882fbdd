// SPDX-License-Identifier: MIT
#include "access/right_names.h"

#include <algorithm>
#include <memory>

#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using model::AccessEntry;
using Entries = std::vector<AccessEntry>;
using Words = std::vector<std::string>;

constexpr std::string_view kEveryone = "everyone";

Json jsonOfEntries(const Entries& entries) {
    Json list = Json::array();
    for (const AccessEntry& entry : entries) {
        Json object = Json::object();
        object["kind"] = jsonOfMember(model::as::text, entry.kind);
        object["name"] = jsonOfMember(model::as::text, entry.name);
        object["rights"] = access::namesOfRights(entry.rights);
        list.push_back(std::move(object));
    }
    return Json{{"rights", std::move(list)}};
}

std::string rightsInWords(std::uint32_t rights) {
    std::string text;
    for (const std::string& name : access::namesOfRights(rights)) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text.empty() ? "none" : text;
}

void print(const Context& context, const Entries& entries) {
    if (context.json) return printJson(context.console.out, jsonOfEntries(entries));
    std::vector<std::vector<std::string>> rows{{"kind", "name", "rights"}};
    for (const AccessEntry& entry : entries) {
        rows.push_back({display(entry.kind), display(entry.name), rightsInWords(entry.rights)});
    }
    printTable(context.console.out, rows);
}

Expected<Entries> read(const Session& session) {
    auto reply = ask<model::ReadAccess>(session, {}, "cannot read the rights");
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->entries);
}

Outcome showRights(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto entries = read(*session);
    if (!entries) return tl::unexpected(entries.error());
    print(context, *entries);
    return ExitCode::ok;
}

// The holder that the first words name, who has no rights yet; these words are taken away.
Expected<AccessEntry> takeHolder(Words& words) {
    const std::string kind = words.front();
    if (kind != "user" && kind != "group" && kind != kEveryone) {
        return failed(ExitCode::usage, "nobody is of this kind", kind,
                      "write user NAME, group NAME or everyone");
    }
    const std::size_t count = kind == kEveryone ? 1 : 2;
    if (words.size() < count) {
        return failed(ExitCode::usage, "no name", kind, "write " + kind + " NAME");
    }
    AccessEntry entry;
    entry.kind = text::fromUtf8(kind);
    if (count == 2) entry.name = text::fromUtf8(words[1]);
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
    return entry;
}

Expected<std::uint32_t> rightsIn(const Words& words) {
    if (words.empty()) {
        return failed(ExitCode::usage, "no rights", {},
                      "write one or more of " + access::knownRightNames());
    }
    std::uint32_t rights = model::right::none;
    for (const std::string& word : words) {
        const auto right = access::rightNamed(word);
        if (!right) {
            return failed(ExitCode::usage, "there is no right", word,
                          "write one or more of " + access::knownRightNames());
        }
        rights |= *right;
    }
    return rights;
}

std::string nameOf(const AccessEntry& entry) {
    return display(entry.kind) + (entry.name ? " " + display(entry.name) : "");
}

Entries::iterator find(Entries& entries, const AccessEntry& wanted) {
    return std::ranges::find_if(entries, [&](const AccessEntry& entry) {
        return entry.kind == wanted.kind && entry.name == wanted.name;
    });
}

// Sends the list and shows, with --json, what the service made of it.
Outcome write(const Context& context, const Session& session, Entries entries,
              const AccessEntry& changed) {
    const auto done = ask<model::ChangeAccess>(session, {std::move(entries)},
                                               "cannot change the rights of", nameOf(changed));
    if (!done) return tl::unexpected(done.error());
    if (!context.json) return ExitCode::ok;
    const auto now = read(session);
    if (!now) return tl::unexpected(now.error());
    print(context, *now);
    return ExitCode::ok;
}

Outcome setRights(const Context& context, Words words) {
    auto entry = takeHolder(words);
    if (!entry) return tl::unexpected(entry.error());
    const auto rights = rightsIn(words);
    if (!rights) return tl::unexpected(rights.error());
    entry->rights = *rights;

    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    auto entries = read(*session);
    if (!entries) return tl::unexpected(entries.error());
    const auto former = find(*entries, *entry);
    if (former == entries->end()) {
        entries->push_back(*entry);
    } else {
        *former = *entry;
    }
    return write(context, *session, std::move(*entries), *entry);
}

Outcome removeRights(const Context& context, Words words) {
    const auto entry = takeHolder(words);
    if (!entry) return tl::unexpected(entry.error());
    if (!words.empty()) {
        return failed(ExitCode::usage, "too many words", words.front(), "remove takes one name");
    }
    if (!entry->name) {
        return failed(ExitCode::usage, "everyone cannot be removed", {},
                      "write \"faxctl rights set everyone none\"");
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    auto entries = read(*session);
    if (!entries) return tl::unexpected(entries.error());
    const auto former = find(*entries, *entry);
    if (former == entries->end()) {
        return failed(ExitCode::refused, "no rights were given to", nameOf(*entry),
                      "\"faxctl rights\" shows who has an entry");
    }
    entries->erase(former);
    return write(context, *session, std::move(*entries), *entry);
}

void addEdit(CLI::App& rights, Context& context, const char* name, const char* description,
             const char* examples, Outcome (*edit)(const Context&, Words)) {
    auto* command = addCommand(rights, context, name, description, examples);
    auto words = std::make_shared<Words>();
    command
        ->add_option("WHO", *words,
                     "user NAME, group NAME or everyone; rights: " + access::knownRightNames())
        ->required();
    command->callback([&context, words, edit] {
        context.action = [&context, words, edit] { return edit(context, *words); };
    });
}

}  // namespace

void addRights(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl rights\n"
        "  faxctl rights set everyone job-submit job-query\n"
        "  faxctl rights set group fax-admins all\n"
        "  faxctl rights set user \"FIRM\\bob\" job-manage port-query\n"
        "  faxctl rights remove user alice";
    auto* rights =
        addCommand(faxctl, context, "rights",
                   "Shows or changes what users and groups may do (docs/rights.md).", examples);
    rights->require_subcommand(0, 1);
    const auto show = [&context] { return showRights(context); };
    rights->preparse_callback([&context, show](std::size_t) { context.action = show; });

    addCommand(*rights, context, "show", "Shows who was given what.", examples)
        ->callback([&context, show] { context.action = show; });
    addEdit(*rights, context, "set", "Gives these rights, in place of the former ones.", examples,
            setRights);
    addEdit(*rights, context, "remove", "Takes the entry of a user or group away.", examples,
            removeRights);
}

}  // namespace winfax::tool
