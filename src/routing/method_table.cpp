// SPDX-License-Identifier: MIT
#include "routing/method_table.h"

#include <algorithm>

#include "model/guid_text.h"
#include "routing/default_methods.h"
#include "routing/destination.h"
#include "text/encoding.h"

namespace winfax::routing {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

const Method* find(const std::vector<Method>& methods, std::u16string_view guid) {
    const auto found = std::ranges::find(methods, guid, &Method::guid);
    return found == methods.end() ? nullptr : &*found;
}

// nullptr when nothing was set. A state that may change gives an entry that may.
auto* find(auto& state, std::u16string_view device, std::u16string_view guid) {
    const auto found = std::ranges::find_if(state.deviceMethods, [&](const DeviceMethod& entry) {
        return entry.device == device && entry.guid == guid;
    });
    return found == state.deviceMethods.end() ? nullptr : &*found;
}

DeviceMethod& entryOf(State& state, std::u16string_view device, std::u16string_view guid) {
    if (DeviceMethod* const found = find(state, device, guid)) return *found;
    DeviceMethod& added = state.deviceMethods.emplace_back();
    added.device = std::u16string(device);
    added.guid = std::u16string(guid);
    return added;
}

// Whether a default method was told anything.
bool hasDestination(const DeviceMethod* entry) {
    if (entry == nullptr) return false;
    const auto destination = destinationOf(entry->info);
    return destination && !destination->empty();
}

template <class Value>
void describe(Value& value, const Method& method) {
    value.Guid = method.guid;
    value.FriendlyName = method.friendlyName;
    value.FunctionName = method.functionName;
    value.ExtensionImageName = method.imageName;
    value.ExtensionFriendlyName = method.extensionName;
}

}  // namespace

MethodTable::MethodTable(std::vector<Method> methods) {
    for (Method& method : methods) {
        if (find(methods_, method.guid) == nullptr) methods_.push_back(std::move(method));
    }
}

std::vector<Method> MethodTable::inOrder(const State& state) const {
    std::vector<Method> ordered;
    const auto add = [&](const Method* method) {
        if (method != nullptr && find(ordered, method->guid) == nullptr) {
            ordered.push_back(*method);
        }
    };
    for (const model::Text& guid : state.order) add(find(methods_, guid.value_or(u"")));
    for (const Method& method : methods_) add(&method);
    return ordered;
}

std::vector<model::GlobalRoutingInfo> MethodTable::listed(const State& state) const {
    std::vector<model::GlobalRoutingInfo> list;
    for (const Method& method : inOrder(state)) {
        auto& value = list.emplace_back();
        value.Priority = static_cast<std::uint32_t>(list.size());
        describe(value, method);
    }
    return list;
}

std::vector<model::RoutingMethod> MethodTable::listedFor(const State& state,
                                                         std::u16string_view device,
                                                         std::uint32_t deviceId) const {
    std::vector<model::RoutingMethod> list;
    for (const Method& method : inOrder(state)) {
        const DeviceMethod* const entry = find(state, device, method.guid);
        auto& value = list.emplace_back();
        value.DeviceId = deviceId;
        value.Enabled = entry != nullptr && entry->enabled;
        value.DeviceName = std::u16string(device);
        describe(value, method);
    }
    return list;
}

std::vector<EnabledMethod> MethodTable::enabledMethods(const State& state,
                                                       std::u16string_view device) const {
    std::vector<EnabledMethod> list;
    for (Method& method : inOrder(state)) {
        const DeviceMethod* const entry = find(state, device, method.guid);
        if (entry != nullptr && entry->enabled) list.push_back({std::move(method), entry->info});
    }
    return list;
}

Result<std::vector<std::uint8_t>> MethodTable::info(const State& state, std::u16string_view device,
                                                    const model::Text& guid) const {
    const auto method = known(guid);
    if (!method) return tl::unexpected(method.error());
    const DeviceMethod* const entry = find(state, device, *method);
    if (entry != nullptr && !entry->info.empty()) return entry->info;
    return defaultMethodOf(*method) ? infoOf(u"") : std::vector<std::uint8_t>();
}

Result<State> MethodTable::withPriority(State state, const model::Text& guid,
                                        std::uint32_t priority) const {
    std::vector<Method> ordered = inOrder(state);
    if (priority == 0 || priority > ordered.size()) {
        return fail(ErrorCode::invalidParameter, "Priority is " + std::to_string(priority) +
                                                     " and must be 1 to " +
                                                     std::to_string(ordered.size()));
    }
    const auto moved = known(guid);
    if (!moved) return tl::unexpected(moved.error());
    state = tidied(std::move(state));
    state.order.clear();
    for (const Method& method : ordered) {
        if (method.guid != *moved) state.order.emplace_back(method.guid);
    }
    state.order.insert(state.order.begin() + static_cast<std::ptrdiff_t>(priority - 1), *moved);
    return state;
}

Result<State> MethodTable::withEnabled(State state, std::u16string_view device,
                                       const model::Text& guid, bool enabled) const {
    const auto method = known(guid);
    if (!method) return tl::unexpected(method.error());
    if (enabled && defaultMethodOf(*method) && !hasDestination(find(state, device, *method))) {
        return fail(ErrorCode::badConfiguration, "method " + text::toUtf8(*method) +
                                                     " has no folder, printer, address or "
                                                     "profile on " +
                                                     text::toUtf8(device) +
                                                     "; set it with FaxSetRoutingInfo first");
    }
    state = tidied(std::move(state));
    entryOf(state, device, *method).enabled = enabled;
    return state;
}

Result<State> MethodTable::withInfo(State state, std::u16string_view device,
                                    const model::Text& guid, std::vector<std::uint8_t> info) const {
    if (info.empty() || info.size() > kMaxInfo) {
        return fail(ErrorCode::invalidParameter, "the routing info has " +
                                                     std::to_string(info.size()) +
                                                     " bytes and must have 1 to 1,048,576");
    }
    const auto method = known(guid);
    if (!method) return tl::unexpected(method.error());
    if (defaultMethodOf(*method)) {
        const auto destination = destinationOf(info);
        if (!destination) return tl::unexpected(destination.error());
        const DeviceMethod* const entry = find(state, device, *method);
        if (destination->empty() && entry != nullptr && entry->enabled) {
            return fail(ErrorCode::invalidData, "method " + text::toUtf8(*method) +
                                                    " is enabled on " + text::toUtf8(device) +
                                                    "; disable it before its data are removed");
        }
        info = infoOf(*destination);
    }
    state = tidied(std::move(state));
    entryOf(state, device, *method).info = std::move(info);
    return state;
}

Result<std::u16string> MethodTable::known(const model::Text& guid) const {
    const auto canonical = model::canonicalGuid(guid.value_or(u""));
    if (!canonical || find(methods_, *canonical) == nullptr) {
        return fail(ErrorCode::invalidData,
                    "no routing method has the GUID '" + text::toUtf8OrEmpty(guid) +
                        "'; FaxEnumGlobalRoutingInfo lists those there are");
    }
    return *canonical;
}

// What was set for a method that is gone would come into force by itself if another one took its
// GUID later. A device that is away for a while keeps its settings.
State MethodTable::tidied(State state) const {
    std::erase_if(state.deviceMethods, [this](const DeviceMethod& entry) {
        return find(methods_, entry.guid.value_or(u"")) == nullptr;
    });
    return state;
}

}  // namespace winfax::routing
