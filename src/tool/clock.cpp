// SPDX-License-Identifier: MIT
#include <memory>

#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

struct Advance {
    std::string duration;
    bool untilIdle = false;
};

void print(const Context& context, const model::Text& clock, model::FileTime now) {
    if (context.json) {
        Json json = Json::object();
        json["clock"] = jsonOfMember(model::as::text, clock);
        json["now"] = jsonOfMember(model::as::time, now);
        printJson(context.console.out, json);
    } else {
        context.console.out << isoTime(model::fromFileTime(now)) << " (" << display(clock) << ")\n";
    }
}

Outcome showClock(const Context& context) {
    const auto session = connectIfRunning();
    if (!session) return tl::unexpected(session.error());
    const auto status = ask<model::ReadStatus>(*session, {}, "cannot read the clock");
    if (!status) return tl::unexpected(status.error());
    print(context, status->clock, status->now);
    return ExitCode::ok;
}

Expected<model::AdvanceClock::Request> requestOf(const Advance& advance) {
    model::AdvanceClock::Request request;
    request.untilIdle = advance.untilIdle;
    if (advance.untilIdle) return request;
    const auto duration = parseDuration(advance.duration);
    if (!duration) {
        return failed(ExitCode::usage, "no duration", advance.duration,
                      "write one like 250ms, 90s, 10m, 2h, 1d or 1h30m, or --until-idle");
    }
    request.ticks = static_cast<std::uint64_t>(duration->count());
    return request;
}

Outcome advanceClock(const Context& context, const Advance& advance) {
    const auto request = requestOf(advance);
    if (!request) return tl::unexpected(request.error());
    const auto session = connectIfRunning();
    if (!session) return tl::unexpected(session.error());
    const auto status = ask<model::ReadStatus>(*session, {}, "cannot read the clock");
    if (!status) return tl::unexpected(status.error());
    if (status->clock != u"virtual") {
        return failed(ExitCode::refused, "this clock cannot be advanced", display(status->clock),
                      "only a virtual one can: winfaxd --clock virtual");
    }
    const auto reply = ask<model::AdvanceClock>(*session, *request, "cannot advance the clock");
    if (!reply) return tl::unexpected(reply.error());
    print(context, status->clock, reply->now);
    return ExitCode::ok;
}

}  // namespace

void addClock(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl clock\n"
        "  faxctl clock advance 10m            (virtual clocks only)\n"
        "  faxctl clock advance --until-idle   (until no job waits for a time)";
    auto* clock =
        addCommand(faxctl, context, "clock", "Shows or advances the service's clock.", examples);
    clock->require_subcommand(0, 1);
    const auto show = [&context] { return showClock(context); };
    clock->preparse_callback([&context, show](std::size_t) { context.action = show; });

    addCommand(*clock, context, "show", "Shows the service's time and kind of clock.", examples)
        ->callback([&context, show] { context.action = show; });

    auto* advance = addCommand(*clock, context, "advance",
                               "Lets time pass on a virtual clock, timer by timer.", examples);
    auto chosen = std::make_shared<Advance>();
    auto* duration =
        advance->add_option("DURATION", chosen->duration, "250ms, 90s, 10m, 2h, 1d, 1h30m");
    advance->add_flag("--until-idle", chosen->untilIdle, "Until no job waits for a time")
        ->excludes(duration);
    advance->callback([&context, chosen] {
        if (chosen->duration.empty() && !chosen->untilIdle) {
            throw CLI::RequiredError("DURATION or --until-idle");
        }
        context.action = [&context, chosen] { return advanceClock(context, *chosen); };
    });
}

}  // namespace winfax::tool
