// SPDX-License-Identifier: MIT
#include "routing/destination.h"

#include <memory>

#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/open_port.h"
#include "tool/routing_method.h"

namespace winfax::tool {

namespace {

using Methods = std::vector<model::GlobalRoutingInfo>;
using Bytes = std::vector<std::uint8_t>;

// A method on a line.
struct LineMethod {
    model::RoutingMethod method;
    Bytes info;
};
using LineMethods = std::vector<LineMethod>;

// That there is none is no failure here, though it is one of the API (B4).
Expected<Methods> readMethods(const Session& session) {
    auto reply = session->call<model::ListGlobalMethods>({});
    if (reply) return std::move(reply->methods);
    if (reply.error().code == model::ErrorCode::invalidFunction) return Methods();
    return tl::unexpected(failureOf(reply.error(), "cannot list the routing methods"));
}

Expected<void> readLine(const Session& session, std::uint32_t deviceId, LineMethods& all) {
    const std::string what = "cannot read the routing of";
    const std::string line = "line " + std::to_string(deviceId);
    const auto port = OpenPort::open(session, deviceId, model::port_open::query, what);
    if (!port) return tl::unexpected(port.error());
    auto reply = ask<model::ListMethods>(session, {port->id()}, what, line);
    if (!reply) return tl::unexpected(reply.error());
    for (model::RoutingMethod& method : reply->methods) {
        auto info = ask<model::ReadRoutingInfo>(session, {port->id(), method.Guid}, what, line);
        if (!info) return tl::unexpected(info.error());
        all.push_back({std::move(method), std::move(info->info)});
    }
    return {};
}

Expected<LineMethods> readLines(const Session& session) {
    const auto ports = ask<model::ListPorts>(session, {}, "cannot list the lines");
    if (!ports) return tl::unexpected(ports.error());
    LineMethods all;
    for (const model::PortInfo& port : ports->ports) {
        const auto read = readLine(session, port.DeviceId, all);
        if (!read) return tl::unexpected(read.error());
    }
    return all;
}

Json jsonOfRouting(const Methods& methods, const LineMethods& lines) {
    Json list = Json::array();
    for (const LineMethod& line : lines) {
        Json object = jsonOf(line.method);
        object["data"] = jsonOfMember(model::as::text, textOfInfo(line.info));
        object["bytes"] = hexOf(line.info);
        list.push_back(std::move(object));
    }
    Json routing = Json::object();
    routing["methods"] = jsonOfMember(model::as::text, methods);
    routing["lines"] = std::move(list);
    return routing;
}

void print(std::ostream& out, const Methods& methods, const LineMethods& lines) {
    std::vector<std::vector<std::string>> rows{{"priority", "method", "name", "extension", "guid"}};
    for (const model::GlobalRoutingInfo& method : methods) {
        rows.push_back({std::to_string(method.Priority),
                        methodWord(method.Guid, method.FriendlyName), display(method.FriendlyName),
                        display(method.ExtensionFriendlyName), display(method.Guid)});
    }
    printTable(out, rows);
    out << '\n';
    rows = {{"line", "name", "method", "enabled", "data"}};
    for (const LineMethod& line : lines) {
        const model::RoutingMethod& method = line.method;
        rows.push_back({std::to_string(method.DeviceId), display(method.DeviceName),
                        methodWord(method.Guid, method.FriendlyName), method.Enabled ? "yes" : "no",
                        displayInfo(line.info)});
    }
    printTable(out, rows);
}

Outcome showRouting(const Context& context, const Session& session) {
    const auto methods = readMethods(session);
    if (!methods) return tl::unexpected(methods.error());
    LineMethods lines;
    if (!methods->empty()) {
        auto read = readLines(session);
        if (!read) return tl::unexpected(read.error());
        lines = std::move(*read);
    }
    if (context.json) {
        printJson(context.console.out, jsonOfRouting(*methods, lines));
    } else if (methods->empty()) {
        context.console.out << "no routing methods\n";
    } else {
        print(context.console.out, *methods, lines);
    }
    return ExitCode::ok;
}

Outcome connectAndShow(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    return showRouting(context, *session);
}

struct Choice {
    std::string line;
    std::string method;
    std::string value;
    std::uint32_t priority = 0;
};

Expected<std::u16string> guidOf(const Session& session, const Choice& choice) {
    const auto methods = readMethods(session);
    if (!methods) return tl::unexpected(methods.error());
    return methodNamed(*methods, choice.method);
}

Expected<void> enable(const Session& session, const OpenPort& port, const std::u16string& guid,
                      const Choice& choice) {
    const auto reply = session->call<model::EnableMethod>({port.id(), guid, true});
    if (reply) return {};
    if (reply.error().code != model::ErrorCode::badConfiguration) {
        return tl::unexpected(failureOf(reply.error(), "cannot enable", choice.method));
    }
    const model::Error untold{reply.error().code,
                              "say where faxes go first, with \"faxctl routing set\""};
    return tl::unexpected(failureOf(untold, "cannot enable", choice.method));
}

Expected<void> disable(const Session& session, const OpenPort& port, const std::u16string& guid,
                       const Choice& choice) {
    const auto reply = ask<model::EnableMethod>(session, {port.id(), guid, false}, "cannot disable",
                                                choice.method);
    if (!reply) return tl::unexpected(reply.error());
    return {};
}

Expected<void> setInfo(const Session& session, const OpenPort& port, const std::u16string& guid,
                       const Choice& choice) {
    const auto reply = ask<model::ChangeRoutingInfo>(
        session, {port.id(), guid, routing::infoOf(text::fromUtf8(choice.value))},
        "cannot set the data of " + choice.method, choice.value);
    if (!reply) return tl::unexpected(reply.error());
    return {};
}

using LineEdit = Expected<void> (*)(const Session&, const OpenPort&, const std::u16string& guid,
                                    const Choice&);

// On an open port; as the API does, without asking for PORT_OPEN_MODIFY.
Expected<void> editLine(const Session& session, const Choice& choice, LineEdit edit) {
    const auto deviceId = deviceNamed(session, choice.line);
    if (!deviceId) return tl::unexpected(deviceId.error());
    const auto guid = guidOf(session, choice);
    if (!guid) return tl::unexpected(guid.error());
    const auto port =
        OpenPort::open(session, *deviceId, model::port_open::query, "cannot change the routing of");
    if (!port) return tl::unexpected(port.error());
    return edit(session, *port, *guid, choice);
}

Expected<void> setPriority(const Session& session, const Choice& choice) {
    const auto guid = guidOf(session, choice);
    if (!guid) return tl::unexpected(guid.error());
    const auto reply = ask<model::ChangeGlobalMethod>(
        session, {*guid, choice.priority}, "cannot change the priority of", choice.method);
    if (!reply) return tl::unexpected(reply.error());
    return {};
}

// Connects, edits, and with --json shows how things are now.
void runOn(CLI::App* command, Context& context,
           std::function<Expected<void>(const Session&)> edit) {
    command->callback([&context, edit = std::move(edit)] {
        context.action = [&context, edit]() -> Outcome {
            const auto session = connectAnyway();
            if (!session) return tl::unexpected(session.error());
            const auto done = edit(*session);
            if (!done) return tl::unexpected(done.error());
            return context.json ? showRouting(context, *session) : ExitCode::ok;
        };
    });
}

constexpr const char* kMethod = "folder, print, email, inbox, a friendly name or a GUID";
constexpr const char* kRoutingExamples =
    "  faxctl routing\n"
    "  faxctl routing set 1 folder /srv/faxes          (or D:\\Faxes)\n"
    "  faxctl routing enable 1 folder\n"
    "  faxctl routing disable \"Line 2\" email\n"
    "  faxctl routing priority email 1                 (runs first)";

void addLineEdit(CLI::App& routing, Context& context, const char* name, const char* description,
                 LineEdit edit) {
    auto* command = addCommand(routing, context, name, description, kRoutingExamples);
    auto choice = std::make_shared<Choice>();
    command->add_option("LINE", choice->line, "The line's id or name")->required();
    command->add_option("METHOD", choice->method, kMethod)->required();
    if (edit == &setInfo) {
        command
            ->add_option("VALUE", choice->value,
                         "A folder, printer, address or profile; \"\" for none")
            ->required();
    }
    runOn(command, context,
          [choice, edit](const Session& session) { return editLine(session, *choice, edit); });
}

void addPriority(CLI::App& routing, Context& context) {
    auto* command = addCommand(routing, context, "priority",
                               "Moves a method to this place; the others shift.", kRoutingExamples);
    auto choice = std::make_shared<Choice>();
    command->add_option("METHOD", choice->method, kMethod)->required();
    command->add_option("N", choice->priority, "1 runs first")->required();
    runOn(command, context,
          [choice](const Session& session) { return setPriority(session, *choice); });
}

}  // namespace

void addRouting(CLI::App& faxctl, Context& context) {
    auto* routing =
        addCommand(faxctl, context, "routing", "Shows or changes what becomes of received faxes.",
                   kRoutingExamples);
    routing->require_subcommand(0, 1);
    const auto show = [&context] { return connectAndShow(context); };
    routing->preparse_callback([&context, show](std::size_t) { context.action = show; });
    addCommand(*routing, context, "show", "Shows the methods, and each line's.", kRoutingExamples)
        ->callback([&context, show] { context.action = show; });
    addLineEdit(*routing, context, "enable", "Lets a method run for a line's faxes.", enable);
    addLineEdit(*routing, context, "disable", "Keeps a method from running for a line.", disable);
    addLineEdit(*routing, context, "set", "Tells a method where a line's faxes go.", setInfo);
    addPriority(*routing, context);
}

}  // namespace winfax::tool
