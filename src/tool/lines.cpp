// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>

#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/line_state.h"
#include "tool/lines_configuration.h"
#include "tool/open_port.h"
#include "tool/station_id.h"

namespace winfax::tool {

namespace {

namespace flag = model::port_flag;

constexpr std::uint32_t kMaxRings = 99;  // F6

// "job 3 to 555-0100, page 1 of 2"; the number is not shown to everybody (E7).
std::string workOf(const LineState& line) {
    if (!isBusy(line)) return {};
    std::string text = "job " + std::to_string(line.jobId);
    if (line.status.PhoneNumber) text += " to " + display(line.status.PhoneNumber);
    if (line.status.CurrentPage > 0) {
        text += ", page " + std::to_string(line.status.CurrentPage) + " of " +
                std::to_string(line.status.TotalPages);
    }
    return text;
}

Json jsonOfLines(const std::vector<LineState>& lines) {
    Json list = Json::array();
    for (const LineState& line : lines) {
        Json object = jsonOf(line.port);
        object["jobId"] = isBusy(line) ? Json(line.jobId) : Json(nullptr);
        object["deviceStatus"] = isBusy(line) ? jsonOf(line.status) : Json(nullptr);
        list.push_back(std::move(object));
    }
    return Json{{"lines", std::move(list)}};
}

std::string onOff(std::uint32_t flags, std::uint32_t one) { return flags & one ? "on" : "off"; }

void print(std::ostream& out, const std::vector<LineState>& lines) {
    std::vector<std::vector<std::string>> rows{
        {"id", "name", "state", "send", "receive", "rings", "priority", "tsid", "csid", "work"}};
    for (const LineState& line : lines) {
        const model::PortInfo& port = line.port;
        rows.push_back({std::to_string(port.DeviceId), display(port.DeviceName),
                        words(model::as::deviceStatus, port.State), onOff(port.Flags, flag::send),
                        onOff(port.Flags, flag::receive), std::to_string(port.Rings),
                        std::to_string(port.Priority), display(port.Tsid), display(port.Csid),
                        workOf(line)});
    }
    printTable(out, rows);
}

Outcome showLines(const Context& context, const Session& session) {
    const auto lines = readLineStates(session);
    if (!lines) return tl::unexpected(lines.error());
    if (context.json) {
        printJson(context.console.out, jsonOfLines(*lines));
    } else if (lines->empty()) {
        context.console.out << "no lines\n";
    } else {
        print(context.console.out, *lines);
    }
    return ExitCode::ok;
}

Outcome connectAndShow(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    return showLines(context, *session);
}

// What the command line says; the rest of the port stays as it is.
struct Change {
    std::string line;
    std::optional<std::string> send;
    std::optional<std::string> receive;
    std::optional<std::uint32_t> rings;
    std::optional<std::uint32_t> priority;
    std::optional<std::string> tsid;
    std::optional<std::string> csid;

    bool isEmpty() const { return !send && !receive && !rings && !priority && !tsid && !csid; }
};

void change(std::uint32_t& flags, std::uint32_t one, const std::optional<std::string>& onOrOff) {
    if (!onOrOff) return;
    flags = *onOrOff == "on" ? flags | one : flags & ~one;
}

void apply(const Change& change, model::PortInfo& port) {
    tool::change(port.Flags, flag::send, change.send);
    tool::change(port.Flags, flag::receive, change.receive);
    port.Rings = change.rings.value_or(port.Rings);
    port.Priority = change.priority.value_or(port.Priority);
    if (change.tsid) port.Tsid = text::fromUtf8(*change.tsid);
    if (change.csid) port.Csid = text::fromUtf8(*change.csid);
}

Outcome changeLine(const Context& context, const Change& change) {
    if (change.isEmpty()) {
        return failed(ExitCode::usage, "nothing to change of line", change.line,
                      "give --send, --receive, --rings, --priority, --tsid or --csid");
    }
    for (const auto& checked : {checkStationId("--tsid", change.tsid.value_or("")),
                                checkStationId("--csid", change.csid.value_or(""))}) {
        if (!checked) return tl::unexpected(checked.error());
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto deviceId = deviceNamed(*session, change.line);
    if (!deviceId) return tl::unexpected(deviceId.error());
    {
        const std::string what = "cannot change";
        const std::string name = "line " + std::to_string(*deviceId);
        const auto port = OpenPort::open(*session, *deviceId, model::port_open::modify, what);
        if (!port) return tl::unexpected(port.error());
        auto reply = ask<model::ReadPort>(*session, {port->id()}, what, name);
        if (!reply) return tl::unexpected(reply.error());
        apply(change, reply->port);
        const auto changed =
            ask<model::ChangePort>(*session, {port->id(), std::move(reply->port)}, what, name);
        if (!changed) return tl::unexpected(changed.error());
    }
    return context.json ? showLines(context, *session) : ExitCode::ok;
}

void addSet(CLI::App& lines, Context& context, const char* examples) {
    auto* set = addCommand(lines, context, "set", "Changes a line, as FaxSetPort does.", examples);
    auto change = std::make_shared<Change>();
    set->add_option("LINE", change->line, "The line's id or name")->required();
    const CLI::IsMember onOrOff({"on", "off"});
    set->add_option("--send", change->send, "Whether faxes are sent on it")
        ->type_name("on|off")
        ->check(onOrOff);
    set->add_option("--receive", change->receive, "Whether faxes are received on it")
        ->type_name("on|off")
        ->check(onOrOff);
    set->add_option("--rings", change->rings, "Rings before a call is answered")
        ->type_name("N")
        ->check(CLI::Range(std::uint32_t{0}, kMaxRings));
    set->add_option("--priority", change->priority,
                    "1 is used first; the lines behind it move down")
        ->type_name("N");
    set->add_option("--tsid", change->tsid, "What it calls itself when it sends")->type_name("ID");
    set->add_option("--csid", change->csid, "What it calls itself when called")->type_name("ID");
    set->callback([&context, change] {
        context.action = [&context, change] { return changeLine(context, *change); };
    });
}

}  // namespace

void addLines(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl lines\n"
        "  faxctl lines set 1 --tsid \"+1 425 555 0100\" --csid \"+1 425 555 0100\"\n"
        "  faxctl lines set 2 --receive on --rings 1\n"
        "  faxctl lines set \"Line 2\" --priority 1          (used before the others)\n"
        "  faxctl lines add \"Line 3\" --type scripted --scenario busy.toml\n"
        "  faxctl lines --json | jq '.lines[] | select(.jobId).DeviceName'";
    auto* lines = addCommand(faxctl, context, "lines",
                             "Shows or changes the telephone lines (ports).", examples);
    lines->require_subcommand(0, 1);
    const auto show = [&context] { return connectAndShow(context); };
    lines->preparse_callback([&context, show](std::size_t) { context.action = show; });
    addCommand(*lines, context, "show", "Shows the lines and what they are doing.", examples)
        ->callback([&context, show] { context.action = show; });
    addSet(*lines, context, examples);
    addLineConfiguration(*lines, context);
    addLineRoutes(*lines, context);
}

}  // namespace winfax::tool
