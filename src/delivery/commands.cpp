// SPDX-License-Identifier: MIT
#include "delivery/commands.h"

#include <algorithm>

#include "platform/child_process.h"
#include "platform/paths.h"

namespace winfax::delivery {

namespace {

using model::ErrorCode;
using model::fail;

// Somebody else's program: it may start others and write files, but not for ever.
const platform::ChildLimits kLimits{.wallTime = std::chrono::seconds(60),
                                        .processorTime = std::chrono::seconds(60),
                                        .memory = std::uint64_t{2} << 30,
                                        .output = std::uint64_t{1} << 20,
                                        .confined = false};

bool isBareName(const std::string& program) {
    return program.find_first_of("/\\:") == std::string::npos;
}

}  // namespace

std::string problemOf(const Command& command) {
    if (command.empty()) return {};
    const bool clean = std::ranges::all_of(command, [](const std::string& argument) {
        return argument.find('\0') == std::string::npos;
    });
    if (!clean) return "arguments without NUL";
    const std::string& program = command.front();
    if (program.empty()) return "the name of a program first";
    if (isBareName(program) || platform::pathFromUtf8(program).is_absolute()) return {};
    return "an absolute path, or a name without folders, first";
}

Command resolved(Command command) {
    if (command.empty() || !isBareName(command.front())) return command;
    const auto found = platform::findProgram(command.front());
    if (!found.empty()) command.front() = platform::utf8FromPath(found);
    return command;
}

Command withArgument(Command command, std::string_view placeholder, std::string_view value) {
    std::ranges::replace(command, std::string(placeholder), std::string(value));
    return command;
}

model::Result<void> run(const Command& command, std::span<const std::byte> input,
                        std::string_view what) {
    if (command.empty()) {
        return fail(ErrorCode::notSupported, "there is no " + std::string(what) +
                                                 ": set [routing] " + std::string(what) +
                                                 " in winfax.toml");
    }
    const auto program = platform::pathFromUtf8(command.front());
    std::error_code error;
    if (!program.is_absolute() || !std::filesystem::exists(program, error)) {
        return fail(ErrorCode::fileNotFound, "[routing] " + std::string(what) + ": '" +
                                                 command.front() +
                                                 "' is not there; name it with its whole path");
    }
    const auto output =
        platform::runChild(program, {command.begin() + 1, command.end()}, input, kLimits);
    if (!output) return tl::unexpected(output.error());
    return {};
}

}  // namespace winfax::delivery
