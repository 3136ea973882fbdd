// SPDX-License-Identifier: MIT
// faxctl trace: what WINFAX_TRACE wrote, for people. Needs no service.
#include <fstream>
#include <iostream>
#include <memory>

#include "platform/paths.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/trace_lines.h"
#include "tool/trace_summary.h"

namespace winfax::tool {

namespace {

constexpr const char* kTraceExamples =
    "  WINFAX_TRACE=calls.jsonl program          (%p in the name: the process id)\n"
    "  faxctl trace calls.jsonl\n"
    "  faxctl trace calls.jsonl --function FaxGetJob --failures\n"
    "  faxctl trace calls.jsonl --summary";

struct TraceWish {
    std::string file;
    TraceFilter filter;
    bool summary = false;
};

// Colours of a terminal, or nothing.
struct Paint {
    bool on = false;
    std::string red(const std::string& text) const { return in("\033[31m", text); }
    std::string yellow(const std::string& text) const { return in("\033[33m", text); }
    std::string faint(const std::string& text) const { return in("\033[2m", text); }

  private:
    std::string in(const char* colour, const std::string& text) const {
        return on ? colour + text + "\033[0m" : text;
    }
};

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

// "FaxHandle=0x40004 JobId=7": on one line, long values cut.
std::string argumentsOf(const Json& arguments) {
    constexpr std::size_t kLongest = 300;
    std::string text;
    if (!arguments.is_object()) return text;
    for (const auto& [name, value] : arguments.items()) {
        std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
        if (shown.size() > kLongest) shown = shown.substr(0, kLongest) + "...";
        text += (text.empty() ? "" : " ") + name + "=" + shown;
    }
    return oneLine(text);
}

std::string outcomeOf(const TraceLine& line, const Paint& paint) {
    if (!line.result) return padded("", 5);
    if (*line.result) return padded("TRUE", 5);
    return paint.red("FALSE " + oneLine(line.error));
}

void printLine(std::ostream& out, const TraceLine& line, const Paint& paint) {
    constexpr std::size_t kWidestName = 28;
    // The day is the same all along: the time of day is enough.
    const std::string time = line.time.size() > 11 ? line.time.substr(11) : line.time;
    out << paint.faint(oneLine(time)) << ' ';
    if (line.function.empty()) {
        const auto left = line.json.find("left");
        out << paint.yellow(left != line.json.end() && left->is_string()
                                ? oneLine(left->get<std::string>())
                                : argumentsOf(line.json))
            << '\n';
        return;
    }
    const std::string took = std::to_string(line.microseconds) + "us";
    out << padded("", took.size() < 9 ? 9 - took.size() : 0) << took << ' '
        << padded(oneLine(line.function), kWidestName) << ' ' << outcomeOf(line, paint);
    const auto member = [&](const char* name) {
        const auto found = line.json.find(name);
        return found == line.json.end() ? std::string() : argumentsOf(*found);
    };
    out << ' ' << member("in");
    if (const std::string outputs = member("out"); !outputs.empty()) out << " -> " << outputs;
    out << '\n';
    for (const std::string& finding : line.findings) {
        out << paint.yellow("    strict: " + oneLine(finding)) << '\n';
    }
}

Outcome show(const Context& context, const TraceWish& wish, std::istream& in) {
    TraceSummary summary;
    const Paint paint{context.console.outIsTerminal};
    const std::size_t strange = readTrace(in, wish.filter, [&](const TraceLine& line) {
        if (wish.summary) return summary.add(line);
        if (context.json) return printJson(context.console.out, line.json);
        printLine(context.console.out, line, paint);
    });
    if (wish.summary && context.json) printJson(context.console.out, summary.json());
    if (wish.summary && !context.json) summary.print(context.console.out);
    if (strange > 0) {
        context.console.err << "faxctl: " << strange << " line" << (strange == 1 ? "" : "s")
                            << " of " << wish.file << " are no trace lines and were passed over\n";
    }
    return ExitCode::ok;
}

Outcome trace(const Context& context, const TraceWish& wish) {
    if (wish.file == "-") return show(context, wish, std::cin);
    std::ifstream file(std::filesystem::path(platform::pathFromUtf8(wish.file)), std::ios::binary);
    if (!file) {
        return failed(ExitCode::refused, "cannot read the trace", wish.file,
                      "name the file that WINFAX_TRACE names, or - for standard input");
    }
    return show(context, wish, file);
}

}  // namespace

void addTrace(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(faxctl, context, "trace",
                               "Shows the calls that a program made, as WINFAX_TRACE wrote them.",
                               kTraceExamples);
    const auto wish = std::make_shared<TraceWish>();
    command->add_option("file", wish->file, "The trace; - for standard input")->required();
    command->add_option("--function", wish->filter.functions,
                        "Only calls of these functions; without A or W both forms");
    command->add_option("--job", wish->filter.jobs, "Only calls about these jobs");
    command->add_option("--error", wish->filter.errors,
                        "Only calls that failed so, for example ERROR_INVALID_PARAMETER");
    command->add_flag("--failures", wish->filter.failuresOnly, "Only calls that failed");
    command->add_flag("--findings", wish->filter.findingsOnly, "Only what strict mode found");
    command->add_flag("--summary", wish->summary, "Counts, errors and times of each function");
    command->callback(
        [&context, wish] { context.action = [&context, wish] { return trace(context, *wish); }; });
}

}  // namespace winfax::tool
