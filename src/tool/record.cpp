// SPDX-License-Identifier: MIT
// faxctl record and faxctl replay: a program in the environment that docs/replay.md describes.
#include <CLI/Validators.hpp>
#include <memory>

#include "platform/environment.h"
#include "platform/run_program.h"
#include "tool/command.h"

namespace winfax::tool {

namespace {

constexpr const char* kRecordExamples =
    "  faxctl record calls.jsonl program document.tif 555-0100\n"
    "  faxctl record --proxy C:\\Windows\\System32\\winfax.dll calls.jsonl program.exe";
constexpr const char* kReplayExamples =
    "  faxctl replay calls.jsonl program document.tif 555-0100\n"
    "  faxctl replay --order loose --speed 1 calls.jsonl program";

struct RunWish {
    std::string file;
    std::string program;
    std::string proxy;
    bool redact = false;
    std::string order = "strict";
    double speed = 0;
};

// The exit code is the program's own.
Outcome run(const RunWish& wish, const std::vector<std::string>& arguments) {
    const auto exitCode = platform::runProgram(wish.program, arguments);
    if (!exitCode) return tl::unexpected(failureOf(exitCode.error(), "cannot run the program"));
    return static_cast<ExitCode>(*exitCode);
}

void set(const char* name, const std::string& value) {
    platform::setEnvironmentVariable(name, value.empty() ? std::nullopt : std::optional(value));
}

Outcome record(const RunWish& wish, const std::vector<std::string>& arguments) {
    set("WINFAX_RECORD", wish.file);
    set("WINFAX_REPLAY", "");
    set("WINFAX_PROXY", wish.proxy);
    set("WINFAX_TRACE_REDACT", wish.redact ? "1" : "");
    return run(wish, arguments);
}

Outcome replay(const RunWish& wish, const std::vector<std::string>& arguments) {
    set("WINFAX_RECORD", "");
    set("WINFAX_PROXY", "");
    set("WINFAX_REPLAY", wish.file);
    set("WINFAX_REPLAY_ORDER", wish.order);
    set("WINFAX_REPLAY_SPEED", std::to_string(wish.speed));
    return run(wish, arguments);
}

// What follows the program's name is the program's.
void add(CLI::App* command, Context& context, const std::shared_ptr<RunWish>& wish,
         Outcome (*deed)(const RunWish&, const std::vector<std::string>&)) {
    command->add_option("program", wish->program, "The program; looked for in PATH")->required();
    command->prefix_command();
    command->callback([&context, command, wish, deed] {
        context.action = [arguments = command->remaining(), wish, deed] {
            return deed(*wish, arguments);
        };
    });
}

}  // namespace

void addRecord(CLI::App& faxctl, Context& context) {
    const auto wish = std::make_shared<RunWish>();
    auto* command =
        addTextCommand(faxctl, "record", "Runs a program and records its calls.", kRecordExamples);
    command->add_option("--proxy", wish->proxy,
                        "The library that carries the calls out, such as a genuine WinFax.dll");
    command->add_flag("--redact", wish->redact, "Leave out people's names and telephone numbers");
    command->add_option("file", wish->file, "The recording; calls are added at its end")
        ->required();
    add(command, context, wish, record);
}

void addReplay(CLI::App& faxctl, Context& context) {
    const auto wish = std::make_shared<RunWish>();
    auto* command = addTextCommand(
        faxctl, "replay", "Runs a program whose calls a recording answers.", kReplayExamples);
    command->add_option("--order", wish->order, "strict: as recorded; loose: whatever is alike")
        ->check(CLI::IsMember({"strict", "loose"}))
        ->capture_default_str();
    command
        ->add_option("--speed", wish->speed,
                     "1: in the time that was recorded; 10: ten times as fast; 0: at once")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("file", wish->file, "The recording")->required()->check(CLI::ExistingFile);
    add(command, context, wish, replay);
}

}  // namespace winfax::tool
