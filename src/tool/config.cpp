// SPDX-License-Identifier: MIT
#include <memory>

#include "tool/command.h"
#include "tool/configuration_text.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using model::Configuration;
using Words = std::vector<std::string>;

Expected<Configuration> read(const Session& session) {
    auto reply = ask<model::ReadConfiguration>(session, {}, "cannot read the configuration");
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->configuration);
}

// With names: these members alone, in the order given; a single one without its name, for scripts.
void print(const Context& context, const Configuration& values, const Words& names) {
    const Json all = jsonOf(values);
    Json chosen = Json::object();
    std::vector<std::vector<std::string>> rows;
    const auto members = membersOf(values);
    const auto add = [&](const std::string& name, const std::string& value) {
        chosen[name] = all.at(name);
        rows.push_back({name, value});
    };
    if (names.empty()) {
        for (const auto& [name, value] : members) add(name, value);
    }
    for (const std::string& wanted : names) {
        for (const auto& [name, value] : members) {
            if (name == wanted) add(name, value);
        }
    }
    if (context.json) {
        printJson(context.console.out, Json{{"configuration", std::move(chosen)}});
    } else if (names.size() == 1) {
        context.console.out << rows.front().back() << '\n';
    } else {
        printTable(context.console.out, rows);
    }
}

Outcome getMembers(const Context& context, const Words& given) {
    Words names;
    for (const std::string& word : given) {
        auto name = memberNamed(word);
        if (!name) return tl::unexpected(name.error());
        names.push_back(std::move(*name));
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto values = read(*session);
    if (!values) return tl::unexpected(values.error());
    print(context, *values, names);
    return ExitCode::ok;
}

Expected<void> assignAll(Configuration& values, const Words& assignments) {
    for (const std::string& assignment : assignments) {
        if (auto assigned = assign(values, assignment); !assigned) return assigned;
    }
    return {};
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

Outcome setMembers(const Context& context, const Words& assignments) {
    // What is badly written need not wait for a service to be found so.
    Configuration trial;
    if (const auto understood = assignAll(trial, assignments); !understood) {
        return tl::unexpected(understood.error());
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    auto values = read(*session);
    if (!values) return tl::unexpected(values.error());
    if (const auto assigned = assignAll(*values, assignments); !assigned) {
        return tl::unexpected(assigned.error());
    }
    const auto changed = ask<model::ChangeConfiguration>(
        *session, {*values}, "cannot change the configuration", joined(assignments));
    if (!changed) return tl::unexpected(changed.error());
    if (!context.json) return ExitCode::ok;
    const auto now = read(*session);
    if (!now) return tl::unexpected(now.error());
    print(context, *now, {});
    return ExitCode::ok;
}

}  // namespace

void addConfig(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl config\n"
        "  faxctl config get RetryDelay\n"
        "  faxctl config set Retries=5 RetryDelay=2\n"
        "  faxctl config set StartCheapTime=20:00 StopCheapTime=06:30     (UTC)\n"
        "  faxctl config set PauseServerQueue=yes\n"
        "  faxctl config set ArchiveDirectory=/srv/faxes ArchiveOutgoingFaxes=yes";
    auto* config = addCommand(faxctl, context, "config",
                              "Shows or changes the members of FAX_CONFIGURATION.", examples);
    config->require_subcommand(0, 1);
    config->preparse_callback([&context](std::size_t) {
        context.action = [&context] { return getMembers(context, {}); };
    });

    auto* get = addCommand(*config, context, "get", "Shows all members, or those named.", examples);
    auto names = std::make_shared<Words>();
    get->add_option("MEMBER", *names, "Names as in winfax.h");
    get->callback([&context, names] {
        context.action = [&context, names] { return getMembers(context, *names); };
    });

    auto* set = addCommand(*config, context, "set", "Changes members; the others stay.", examples);
    auto assignments = std::make_shared<Words>();
    set->add_option("MEMBER=VALUE", *assignments, "Numbers, yes or no, times as 20:00, a path")
        ->required();
    set->callback([&context, assignments] {
        context.action = [&context, assignments] { return setMembers(context, *assignments); };
    });
}

}  // namespace winfax::tool
