// SPDX-License-Identifier: MIT
#include <memory>

#include "text/encoding.h"
#include "tool/display.h"
#include "tool/lines_configuration.h"

namespace winfax::tool {

namespace {

constexpr const char* kRouteExamples =
    "  faxctl lines route add \"555-02*\" other     (WINFAX_INSTANCE of who has these numbers)\n"
    "  faxctl lines route list\n"
    "  faxctl lines route remove \"555-02*\"";

struct Route {
    std::string number;
    std::string instance;
};

Outcome addRoute(const Context& context, const Route& route) {
    return changeLinesText(
        context,
        [&](const std::string& text) { return withRoute(text, route.number, route.instance); },
        "cannot route", route.number);
}

Outcome removeRoute(const Context& context, const Route& route) {
    return changeLinesText(
        context, [&](const std::string& text) { return withoutRoute(text, route.number); },
        "cannot remove the route of", route.number);
}

Outcome listRoutes(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    if (context.json) return printLinesText(context, *session);
    const auto text = readLinesText(*session);
    if (!text) return tl::unexpected(text.error());
    const auto json = jsonOfLinesText(*text);
    if (!json) return tl::unexpected(json.error());
    const Json& routes = json->at("routes");
    if (routes.empty()) {
        context.console.out << "no routes\n";
        return ExitCode::ok;
    }
    std::vector<std::vector<std::string>> rows{{"number", "instance"}};
    for (const Json& route : routes) {
        rows.push_back({oneLine(route.at("number").get<std::string>()),
                        oneLine(route.at("instance").get<std::string>())});
    }
    printTable(context.console.out, rows);
    return ExitCode::ok;
}

}  // namespace

void addLineRoutes(CLI::App& lines, Context& context) {
    auto* routes = addCommand(lines, context, "route",
                              "Which numbers are answered by other instances of this machine.",
                              kRouteExamples);
    routes->require_subcommand(1);
    const auto route = std::make_shared<Route>();
    const auto add = [&](const char* name, const char* description,
                         Outcome (*run)(const Context&, const Route&)) {
        auto* command = addCommand(*routes, context, name, description, kRouteExamples);
        command->add_option("NUMBER", route->number, "A number; * and ? stand for any")->required();
        command->callback([&context, route, run] {
            context.action = [&context, route, run] { return run(context, *route); };
        });
        return command;
    };
    add("add", "Leads a number to an instance. Comments in lines.toml are lost.", addRoute)
        ->add_option("INSTANCE", route->instance, "WINFAX_INSTANCE of who has the number")
        ->required();
    add("remove", "Lets the lines dial this number again. Comments in lines.toml are lost.",
        removeRoute);
    addCommand(*routes, context, "list", "Shows the routes; the first that fits counts.",
               kRouteExamples)
        ->callback([&context] { context.action = [&context] { return listRoutes(context); }; });
}

}  // namespace winfax::tool
