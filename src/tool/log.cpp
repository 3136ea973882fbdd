// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using Words = std::vector<std::string>;
using Categories = std::vector<model::LogCategory>;

constexpr std::uint32_t kLevels = 4;

// The last word of the constant: "outbound" of FAXLOG_CATEGORY_OUTBOUND, "max" of FAXLOG_LEVEL_MAX.
std::string lastWord(model::as meaning, std::uint32_t number) {
    const std::string all = words(meaning, number);
    return all.substr(all.rfind(' ') + 1);
}

std::string topicOf(const model::LogCategory& category) {
    return lastWord(model::as::logCategory, category.Category);
}

std::string levelOf(std::uint32_t level) { return lastWord(model::as::logLevel, level); }

void printCategories(const Context& context, const Categories& categories) {
    if (context.json) {
        printJson(context.console.out,
                  Json{{"categories", jsonOfMember(model::as::text, categories)}});
        return;
    }
    std::vector<std::vector<std::string>> rows{{"category", "level", "name"}};
    for (const model::LogCategory& category : categories) {
        rows.push_back({topicOf(category), levelOf(category.Level), display(category.Name)});
    }
    printTable(context.console.out, rows);
}

Expected<Categories> readCategories(const Session& session) {
    auto reply = ask<model::ReadLogCategories>(session, {}, "cannot read the logging categories");
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->categories);
}

Outcome showLog(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto categories = readCategories(*session);
    if (!categories) return tl::unexpected(categories.error());
    printCategories(context, *categories);
    return ExitCode::ok;
}

Expected<std::uint32_t> levelNamed(const std::string& word) {
    for (std::uint32_t level = 0; level < kLevels; ++level) {
        if (sameWord(word, levelOf(level)) || word == std::to_string(level)) return level;
    }
    return failed(ExitCode::usage, "there is no level", word, "write none, min, med or max");
}

struct LevelWish {
    std::string category;
    std::uint32_t level = 0;
};

Expected<std::vector<LevelWish>> wishesOf(const Words& assignments) {
    std::vector<LevelWish> wishes;
    for (const std::string& assignment : assignments) {
        const auto equals = assignment.find('=');
        if (equals == std::string::npos) {
            return failed(ExitCode::usage, "no level", assignment, "write CATEGORY=LEVEL");
        }
        const auto level = levelNamed(assignment.substr(equals + 1));
        if (!level) return tl::unexpected(level.error());
        wishes.push_back({assignment.substr(0, equals), *level});
    }
    return wishes;
}

// Which categories there are is the service's to say.
Expected<void> applyLevel(const LevelWish& wish, Categories& categories) {
    std::string known;
    for (model::LogCategory& category : categories) {
        if (sameWord(wish.category, topicOf(category)) ||
            sameWord(wish.category, display(category.Name))) {
            category.Level = wish.level;
            return {};
        }
        known += (known.empty() ? "" : ", ") + topicOf(category);
    }
    return failed(ExitCode::usage, "there is no category", wish.category, "use one of " + known);
}

Outcome setLevels(const Context& context, const Words& assignments) {
    const auto wishes = wishesOf(assignments);
    if (!wishes) return tl::unexpected(wishes.error());
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    auto categories = readCategories(*session);
    if (!categories) return tl::unexpected(categories.error());
    for (const LevelWish& wish : *wishes) {
        if (const auto applied = applyLevel(wish, *categories); !applied) {
            return tl::unexpected(applied.error());
        }
    }
    const auto changed = ask<model::ChangeLogCategories>(*session, {std::move(*categories)},
                                                         "cannot change the logging categories");
    if (!changed) return tl::unexpected(changed.error());
    if (!context.json) return ExitCode::ok;
    const auto now = readCategories(*session);
    if (!now) return tl::unexpected(now.error());
    printCategories(context, *now);
    return ExitCode::ok;
}

}  // namespace

void addLog(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl log\n"
        "  faxctl log set outbound=max inbound=min\n"
        "  faxctl log set unknown=none";
    auto* log = addCommand(faxctl, context, "log", "Shows or changes what goes into the event log.",
                           examples);
    log->require_subcommand(0, 1);
    const auto show = [&context] { return showLog(context); };
    log->preparse_callback([&context, show](std::size_t) { context.action = show; });
    addCommand(*log, context, "show", "Shows the categories and their levels.", examples)
        ->callback([&context, show] { context.action = show; });

    auto* set =
        addCommand(*log, context, "set", "Changes levels; other categories stay.", examples);
    auto assignments = std::make_shared<Words>();
    set->add_option("CATEGORY=LEVEL", *assignments,
                    "Categories: init, outbound, inbound, unknown; levels: none, min, med, max")
        ->required();
    set->callback([&context, assignments] {
        context.action = [&context, assignments] { return setLevels(context, *assignments); };
    });
}

}  // namespace winfax::tool
