// SPDX-License-Identifier: MIT
// lines.toml of the service, as commands read and change it.
#pragma once

#include <functional>
#include <string>

#include "tool/command.h"
#include "tool/lines_text.h"
#include "tool/service.h"

namespace winfax::tool {

// The text in force.
Expected<std::string> readLinesText(const Session& session);

// Sends what `edit` makes of the text in force. When somebody else changed it meanwhile, once more
// with his. `what` and `value` are for the message. With --json shows what is in force then.
using TextEdit = std::function<Expected<std::string>(const std::string&)>;
Outcome changeLinesText(const Context& context, const TextEdit& edit, const std::string& what,
                        const std::string& value);

// Prints the parsed form of the text in force.
Outcome printLinesText(const Context& context, const Session& session);

// "lines add", "change", "remove", "reload" and "config"; "lines route".
void addLineConfiguration(CLI::App& lines, Context& context);
void addLineRoutes(CLI::App& lines, Context& context);

}  // namespace winfax::tool
