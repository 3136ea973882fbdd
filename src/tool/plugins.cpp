// SPDX-License-Identifier: MIT
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using Providers = std::vector<model::ServiceProvider>;
using Extensions = std::vector<model::RoutingExtension>;

void printProviders(std::ostream& out, const Providers& providers) {
    if (providers.empty()) {
        out << "no service providers\n";
        return;
    }
    std::vector<std::vector<std::string>> rows{{"service provider", "name", "image", "tsp"}};
    for (const model::ServiceProvider& provider : providers) {
        rows.push_back({display(provider.Name), display(provider.FriendlyName),
                        display(provider.ImageName), display(provider.TspName)});
    }
    printTable(out, rows);
}

// An extension, and below it its methods.
void printExtensions(std::ostream& out, const Extensions& extensions) {
    if (extensions.empty()) {
        out << "no routing extensions\n";
        return;
    }
    std::vector<std::vector<std::string>> rows{
        {"routing extension", "name", "image or function", "guid"}};
    for (const model::RoutingExtension& extension : extensions) {
        rows.push_back({display(extension.Name), display(extension.FriendlyName),
                        display(extension.ImageName)});
        for (const model::ExtensionMethod& method : extension.Methods) {
            rows.push_back({"  " + display(method.Name), display(method.FriendlyName),
                            display(method.FunctionName), display(method.Guid)});
        }
    }
    printTable(out, rows);
}

Outcome showPlugins(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto providers =
        ask<model::ListProviders>(*session, {}, "cannot list the service providers");
    if (!providers) return tl::unexpected(providers.error());
    const auto extensions =
        ask<model::ListExtensions>(*session, {}, "cannot list the routing extensions");
    if (!extensions) return tl::unexpected(extensions.error());
    if (context.json) {
        Json plugins = jsonOf(*providers);
        plugins.update(jsonOf(*extensions));
        printJson(context.console.out, plugins);
        return ExitCode::ok;
    }
    printProviders(context.console.out, providers->providers);
    context.console.out << '\n';
    printExtensions(context.console.out, extensions->extensions);
    return ExitCode::ok;
}

}  // namespace

void addPlugins(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(faxctl, context, "plugins",
                               "Lists the registered service providers and extensions.",
                               "  faxctl plugins\n"
                               "  faxctl plugins --json | jq -r '.extensions[].Methods[].Guid'");
    command->callback([&context] { context.action = [&context] { return showPlugins(context); }; });
}

}  // namespace winfax::tool
