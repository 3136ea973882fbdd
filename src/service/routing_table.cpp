// SPDX-License-Identifier: MIT
#include "service/routing_table.h"

#include "model/guid_text.h"
#include "platform/paths.h"
#include "routing/default_methods.h"
#include "routing/destination.h"
#include "service/allowed_folder.h"

namespace winfax::service {

namespace {

using model::ErrorCode;

std::vector<routing::Method> methodsOf(bool builtIn,
                                       const std::vector<model::RoutingExtension>& extensions) {
    std::vector<routing::Method> methods;
    if (builtIn) methods = routing::defaultMethods();
    for (const model::RoutingExtension& extension : extensions) {
        for (const model::ExtensionMethod& method : extension.Methods) {
            const auto guid = model::canonicalGuid(method.Guid.value_or(u""));
            if (!guid) continue;  // an administrator's own work in the registry
            methods.push_back({*guid, method.FriendlyName.value_or(u""),
                               method.FunctionName.value_or(u""), extension.ImageName.value_or(u""),
                               extension.FriendlyName.value_or(u"")});
        }
    }
    return methods;
}

}  // namespace

RoutingTable::RoutingTable(Parts parts, const Kept& kept,
                           const std::vector<model::RoutingExtension>& extensions)
    : parts_(parts),
      methods_(methodsOf(parts.settings.builtInRouting, extensions)),
      state_(parts.store, kKept, kept) {}

void RoutingTable::setPriority(model::Text guid, std::uint32_t priority, Done done) {
    state_.change(
        [this, guid = std::move(guid), priority](routing::State state) {
            return methods_.withPriority(std::move(state), guid, priority);
        },
        std::move(done));
}

void RoutingTable::enable(std::u16string device, model::Text guid, bool enabled, Done done) {
    state_.change(
        [this, device = std::move(device), guid = std::move(guid), enabled](routing::State state) {
            return methods_.withEnabled(std::move(state), device, guid, enabled);
        },
        std::move(done));
}

void RoutingTable::setInfo(std::u16string device, model::Text guid, std::vector<std::uint8_t> info,
                           Done done) {
    if (const auto checked = checkDestination(guid, info); !checked) return done(checked);
    state_.change(
        [this, device = std::move(device), guid = std::move(guid),
         info = std::move(info)](routing::State state) {
            return methods_.withInfo(std::move(state), device, guid, info);
        },
        std::move(done));
}

// Only what needs the file system; the rest is the method table's.
model::Result<void> RoutingTable::checkDestination(const model::Text& guid,
                                                   const std::vector<std::uint8_t>& info) const {
    const auto canonical = model::canonicalGuid(guid.value_or(u""));
    if (!canonical ||
        routing::defaultMethodOf(*canonical) != routing::DefaultMethod::storeInFolder) {
        return {};
    }
    const auto folder = routing::destinationOf(info);
    if (!folder || folder->empty()) return {};
    auto checked = checkFolder(platform::pathFromUtf16(*folder), parts_.instance.system,
                               parts_.settings.folderRoots);
    if (!checked && checked.error().code == ErrorCode::invalidParameter) {
        return model::fail(ErrorCode::invalidData, checked.error().detail);
    }
    return checked;
}

}  // namespace winfax::service
