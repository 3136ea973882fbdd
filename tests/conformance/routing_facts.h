// SPDX-License-Identifier: MIT
// Routing methods without their form.
#pragma once

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "service_test.h"

namespace winfax::conformance {

// As the contract documents them: folder, printer, e-mail, inbox.
inline const std::array<std::u16string, 4> kDefaultMethods{
    u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}", u"{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}",
    u"{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}", u"{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}"};

struct MethodFacts {
    DWORD priority = 0;
    std::u16string guid, friendlyName, functionName, imageName, extensionName;
    bool operator==(const MethodFacts&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const MethodFacts& method) {
    return out << method.priority << ": " << toAnsi(method.guid) << " "
               << toAnsi(method.friendlyName) << ", " << toAnsi(method.functionName) << " of "
               << toAnsi(method.imageName) << " (" << toAnsi(method.extensionName) << ")";
}

template <class Form>
std::vector<MethodFacts> globalMethods(HANDLE server) {
    Block<typename Form::GlobalRoutingInfo> methods;
    DWORD count = 0;
    EXPECT_SUCCEEDS(Form::enumGlobalRoutingInfo(server, methods.place(), &count));
    const auto text = [](const typename Form::Char* value) {
        return textOf<Form>(value).value_or(u"NULL");
    };
    std::vector<MethodFacts> facts;
    for (DWORD index = 0; index < count; ++index) {
        const auto& method = methods[index];
        EXPECT_EQ(method.SizeOfStruct, sizeof method);
        facts.push_back({method.Priority, text(method.Guid), text(method.FriendlyName),
                         text(method.FunctionName), text(method.ExtensionImageName),
                         text(method.ExtensionFriendlyName)});
    }
    return facts;
}

// Of the methods of a port, in their order.
template <class Form>
std::vector<BOOL> enabledMethods(HANDLE port) {
    Block<typename Form::RoutingMethod> methods;
    DWORD count = 0;
    EXPECT_SUCCEEDS(Form::enumRoutingMethods(port, methods.place(), &count));
    std::vector<BOOL> enabled;
    for (DWORD index = 0; index < count; ++index) enabled.push_back(methods[index].Enabled);
    return enabled;
}

template <class Form>
std::vector<BYTE> readInfo(HANDLE port, std::u16string_view guid) {
    Block<BYTE> info;
    DWORD size = 0;
    EXPECT_SUCCEEDS(Form::getRoutingInfo(port, Form::encode(guid).c_str(), info.place(), &size));
    return {info.get(), info.get() + size};
}

}  // namespace winfax::conformance
