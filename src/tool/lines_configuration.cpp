// SPDX-License-Identifier: MIT
#include "tool/lines_configuration.h"

#include <memory>
#include <sstream>

#include "tool/display.h"

namespace winfax::tool {

namespace {

using LinesText = model::ReadLines::Reply;

constexpr const char* kLineExamples =
    "  faxctl lines add \"Line 3\" --type scripted --scenario busy.toml\n"
    "  faxctl lines add Modem --type modem --set ecm=true --set far.csid=\"FAR END\"\n"
    "  faxctl lines change Modem --set audio.noise=-30 --unset far.csid\n"
    "  faxctl lines change Modem --set 'far.csid=\"5550100\"'     (a text, not a number)\n"
    "  faxctl lines remove \"Line 3\"\n"
    "  faxctl lines config > lines.toml\n"
    "  faxctl lines reload                                      (after an edit by hand)";

Expected<LinesText> readLines(const Session& session) {
    return ask<model::ReadLines>(session, {}, "cannot read the configuration of the lines");
}

std::string textOf(const LinesText& lines) { return {lines.text.begin(), lines.text.end()}; }

// A terminal gets nothing that would steer it; a file gets the text as it is.
void printText(const Console& console, const std::string& text) {
    if (!console.outIsTerminal) {
        console.out << text;
        return;
    }
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) console.out << oneLine(line) << '\n';
}

Outcome showText(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    if (context.json) return printLinesText(context, *session);
    const auto text = readLinesText(*session);
    if (!text) return tl::unexpected(text.error());
    printText(context.console, *text);
    return ExitCode::ok;
}

Outcome reload(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto done = ask<model::ReloadLines>(*session, {}, "the lines stay as they are");
    if (!done) return tl::unexpected(done.error());
    return context.json ? printLinesText(context, *session) : ExitCode::ok;
}

Outcome addLine(const Context& context, const LineEdit& line) {
    if (const auto checked = checkAssignments(line); !checked) {
        return tl::unexpected(checked.error());
    }
    return changeLinesText(
        context, [&](const std::string& text) { return withLineAdded(text, line); }, "cannot add",
        line.name);
}

Outcome changeLine(const Context& context, const LineEdit& line) {
    if (line.isEmpty()) {
        return failed(ExitCode::usage, "nothing to change of line", line.name,
                      "give --type, --device, --scenario, --set or --unset; \"faxctl lines set\" "
                      "changes what FaxSetPort does");
    }
    if (const auto checked = checkAssignments(line); !checked) {
        return tl::unexpected(checked.error());
    }
    return changeLinesText(
        context, [&](const std::string& text) { return withLineChanged(text, line); },
        "cannot change", line.name);
}

Outcome removeLine(const Context& context, const LineEdit& line) {
    return changeLinesText(
        context, [&](const std::string& text) { return withLineRemoved(text, line.name); },
        "cannot remove", line.name);
}

// A command about one line, NAME first.
CLI::App* addLineCommand(CLI::App& lines, Context& context, const char* name,
                         const char* description, const std::shared_ptr<LineEdit>& line,
                         Outcome (*run)(const Context&, const LineEdit&)) {
    auto* command = addCommand(lines, context, name, description, kLineExamples);
    command->add_option("NAME", line->name, "The line's name")->required();
    command->callback([&context, line, run] {
        context.action = [&context, line, run] { return run(context, *line); };
    });
    return command;
}

CLI::Option* addSettings(CLI::App& command, LineEdit& line) {
    auto* type = command.add_option("--type", line.type, "What stands behind the line")
                     ->type_name("scripted|modem")
                     ->check(CLI::IsMember({"scripted", "modem"}));
    command.add_option("--device", line.device, "Its device id; else the smallest free one")
        ->type_name("N")
        ->check(CLI::Range(1, 0x7FFFFFFF));
    command
        .add_option("--scenario", line.scenario,
                    "Of a scripted line: absolute, or in the state directory")
        ->type_name("FILE");
    command.add_option("--set", line.set, "A key of lines.toml; VALUE as there, or plain text")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    return type;
}

}  // namespace

Expected<std::string> readLinesText(const Session& session) {
    const auto lines = readLines(session);
    if (!lines) return tl::unexpected(lines.error());
    return textOf(*lines);
}

Outcome printLinesText(const Context& context, const Session& session) {
    const auto text = readLinesText(session);
    if (!text) return tl::unexpected(text.error());
    const auto json = jsonOfLinesText(*text);
    if (!json) return tl::unexpected(json.error());
    printJson(context.console.out, *json);
    return ExitCode::ok;
}

Outcome changeLinesText(const Context& context, const TextEdit& edit, const std::string& what,
                        const std::string& value) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    for (int attempt = 1;; ++attempt) {
        const auto lines = readLines(*session);
        if (!lines) return tl::unexpected(lines.error());
        const auto text = edit(textOf(*lines));
        if (!text) return tl::unexpected(text.error());
        const auto changed =
            (*session)->call<model::ChangeLines>({{text->begin(), text->end()}, lines->generation});
        if (changed) break;
        const bool overtaken = changed.error().code == model::ErrorCode::alreadyExists;
        if (!overtaken || attempt > 1) {
            return tl::unexpected(failureOf(changed.error(), what, value));
        }
    }
    return context.json ? printLinesText(context, *session) : ExitCode::ok;
}

void addLineConfiguration(CLI::App& lines, Context& context) {
    const auto line = std::make_shared<LineEdit>();
    auto* add = addLineCommand(lines, context, "add",
                               "Adds a line. Comments in lines.toml are lost.", line, addLine);
    addSettings(*add, *line)->required();
    auto* change = addLineCommand(lines, context, "change",
                                  "Changes what stands behind a line, from its next call on. "
                                  "Comments in lines.toml are lost.",
                                  line, changeLine);
    addSettings(*change, *line);
    change->add_option("--unset", line->unset, "A key that is to be as if never written")
        ->type_name("KEY")
        ->allow_extra_args(false);
    addLineCommand(lines, context, "remove",
                   "Removes a line that is free. Comments in lines.toml are lost.", line,
                   removeLine);
    addCommand(lines, context, "reload", "Takes over lines.toml and the scenarios as they are now.",
               kLineExamples)
        ->callback([&context] { context.action = [&context] { return reload(context); }; });
    addCommand(lines, context, "config", "Prints lines.toml as it is in force.", kLineExamples)
        ->callback([&context] { context.action = [&context] { return showText(context); }; });
}

}  // namespace winfax::tool
