// SPDX-License-Identifier: MIT
#include <memory>

#include "tool/command.h"
#include "tool/display.h"
#include "tool/event_text.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

// Without a count the end of the service is the end of the events, as expected; with one it is not.
Outcome follow(const Context& context, std::uint64_t count) {
    const auto session = subscribe();
    if (!session) return tl::unexpected(session.error());
    for (std::uint64_t seen = 1;; ++seen) {
        const auto event = (*session)->nextEvent();
        if (!event) return tl::unexpected(failureOf(event.error(), "the events ended"));
        if (context.json) {
            printJson(context.console.out, jsonOf(*event));
        } else {
            context.console.out << eventLine(*event) << std::endl;
        }
        if (seen == count) return ExitCode::ok;
        if (event->EventId == static_cast<std::uint32_t>(model::EventId::serviceEnded)) {
            if (count == 0) return ExitCode::ok;
            return failed(ExitCode::noService, "the service ended after", std::to_string(seen),
                          "events; fewer than --count");
        }
    }
}

}  // namespace

void addEvents(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "events", "Prints each event as it happens, until the service ends.",
        "  faxctl events\n"
        "  faxctl events --count 6                     (ends after six events)\n"
        "  faxctl events --json | jq -r .EventId.name  (one JSON object a line)");
    auto count = std::make_shared<std::uint64_t>(0);
    command->add_option("--count", *count, "End after this many events")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    command->callback([&context, count] {
        context.action = [&context, count] { return follow(context, *count); };
    });
}

}  // namespace winfax::tool
