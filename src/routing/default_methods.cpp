// SPDX-License-Identifier: MIT
#include "routing/default_methods.h"

namespace winfax::routing {

namespace {

struct Row {
    DefaultMethod method;
    std::u16string_view guid;
    std::u16string_view friendlyName;
    std::u16string_view functionName;
};

constexpr Row kRows[] = {
    {DefaultMethod::storeInFolder, u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}", u"Store in a folder",
     u"FaxRouteStore"},
    {DefaultMethod::print, u"{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}", u"Print", u"FaxRoutePrint"},
    {DefaultMethod::email, u"{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}", u"Send as e-mail",
     u"FaxRouteEmail"},
    {DefaultMethod::inbox, u"{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}", u"Put into an inbox",
     u"FaxRouteInbox"},
};

constexpr std::u16string_view kImage = u"winfaxd";
constexpr std::u16string_view kExtension = u"OpenWinFax";

}  // namespace

std::vector<Method> defaultMethods() {
    std::vector<Method> methods;
    for (const Row& row : kRows) {
        methods.push_back({std::u16string(row.guid), std::u16string(row.friendlyName),
                           std::u16string(row.functionName), std::u16string(kImage),
                           std::u16string(kExtension)});
    }
    return methods;
}

std::optional<DefaultMethod> defaultMethodOf(std::u16string_view guid) {
    for (const Row& row : kRows) {
        if (row.guid == guid) return row.method;
    }
    return std::nullopt;
}

}  // namespace winfax::routing
