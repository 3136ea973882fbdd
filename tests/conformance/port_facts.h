// SPDX-License-Identifier: MIT
// A device as FaxEnumPorts and FaxGetPort describe it, without its form.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "outcome.h"
#include "service_test.h"

namespace winfax::conformance {

struct PortFacts {
    DWORD device = 0;
    DWORD state = 0;
    DWORD flags = 0;
    DWORD rings = 0;
    DWORD priority = 0;
    std::optional<std::u16string> name, tsid, csid;
    bool operator==(const PortFacts&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const PortFacts& port) {
    const auto text = [](const std::optional<std::u16string>& value) {
        return value ? toAnsi(*value) : std::string("NULL");
    };
    return out << "device " << port.device << ", state " << port.state << ", flags " << port.flags
               << ", rings " << port.rings << ", priority " << port.priority << ", "
               << text(port.name) << ", tsid " << text(port.tsid) << ", csid " << text(port.csid);
}

template <class Form>
PortFacts factsOf(const typename Form::PortInfo& info) {
    EXPECT_EQ(info.SizeOfStruct, sizeof info);
    return {info.DeviceId,
            info.State,
            info.Flags,
            info.Rings,
            info.Priority,
            textOf<Form>(info.DeviceName),
            textOf<Form>(info.Tsid),
            textOf<Form>(info.Csid)};
}

// What FaxEnumPorts says over that connection, in its order.
template <class Form>
std::vector<PortFacts> listedPorts(HANDLE server) {
    Block<typename Form::PortInfo> ports;
    DWORD count = 0;
    EXPECT_SUCCEEDS(Form::enumPorts(server, ports.place(), &count));
    std::vector<PortFacts> facts;
    for (DWORD index = 0; index < count; ++index) facts.push_back(factsOf<Form>(ports[index]));
    return facts;
}

template <class Form>
PortFacts readPort(HANDLE port) {
    Block<typename Form::PortInfo> info;
    EXPECT_SUCCEEDS(Form::getPort(port, info.place()));
    return info.get() ? factsOf<Form>(*info.get()) : PortFacts();
}

// FaxSetPort with these facts.
template <class Form>
BOOL writePort(HANDLE port, const PortFacts& facts) {
    std::vector<std::basic_string<typename Form::Char>> kept;
    kept.reserve(3);
    const auto text = [&](const std::optional<std::u16string>& value) {
        return value ? kept.emplace_back(Form::encode(*value)).c_str() : nullptr;
    };
    typename Form::PortInfo info{};
    info.SizeOfStruct = sizeof info;
    info.DeviceId = facts.device;
    info.State = facts.state;
    info.Flags = facts.flags;
    info.Rings = facts.rings;
    info.Priority = facts.priority;
    info.DeviceName = text(facts.name);
    info.Tsid = text(facts.tsid);
    info.Csid = text(facts.csid);
    return Form::setPort(port, &info);
}

}  // namespace winfax::conformance
