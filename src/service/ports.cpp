// SPDX-License-Identifier: MIT
#include "service/ports.h"

#include <algorithm>

#include "service/kept_json.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t kStationId = 20;  // characters of a TSID or CSID in T.30 (F8)

model::Text cut(model::Text id) {
    if (id && id->size() > kStationId) id->resize(kStationId);
    return id;
}

}  // namespace

// A line that was not there yet comes last; what was kept of one that is gone is forgotten with the
// next change.
Ports::Ports(Lines lines, const std::map<std::string, std::string>& kept)
    : lines_(std::move(lines)) {
    AllSettings known;
    readKept(kept, kKept, known);
    const auto has = [](const auto& list, const model::Text& name) {
        return std::ranges::any_of(list, [&](const PortSettings& one) { return one.line == name; });
    };
    for (PortSettings& one : known) {
        const bool there = std::ranges::any_of(
            lines_, [&](const auto& line) { return one.line && line->name() == *one.line; });
        if (there && !has(settings_, one.line)) settings_.push_back(std::move(one));
    }
    for (const auto& line : lines_) {
        if (has(settings_, line->name())) continue;
        settings_.emplace_back().line = line->name();
    }
}

line::Line* Ports::find(std::uint32_t deviceId) const {
    const auto found = std::ranges::find_if(
        lines_, [&](const auto& line) { return line->deviceId() == deviceId; });
    return found == lines_.end() ? nullptr : found->get();
}

std::size_t Ports::rankOf(const line::Line& line) const {
    const auto found = std::ranges::find_if(
        settings_, [&](const PortSettings& one) { return *one.line == line.name(); });
    return static_cast<std::size_t>(found - settings_.begin());
}

const PortSettings& Ports::settingsOf(const line::Line& line) const {
    return settings_[rankOf(line)];
}

std::vector<line::Line*> Ports::sending() const {
    std::vector<line::Line*> result;
    for (const PortSettings& one : settings_) {
        if ((one.flags & model::port_flag::send) == 0) continue;
        for (const auto& line : lines_) {
            if (line->name() == *one.line) result.push_back(line.get());
        }
    }
    return result;
}

model::PortInfo Ports::infoOf(const line::Line& line) const {
    const PortSettings& settings = settingsOf(line);
    model::PortInfo info;
    info.DeviceId = line.deviceId();
    info.State = static_cast<std::uint32_t>(line.state());
    info.Flags = settings.flags | (line.isVirtual() ? model::port_flag::isVirtual : 0);
    info.Rings = settings.rings;
    info.Priority = static_cast<std::uint32_t>(rankOf(line) + 1);
    info.DeviceName = line.name();
    info.Tsid = settings.tsid;
    info.Csid = settings.csid;
    return info;
}

Result<std::uint32_t> Ports::open(Owner owner, std::uint32_t deviceId, std::uint32_t flags) {
    line::Line* const line = find(deviceId);
    if (line == nullptr) {
        return fail(ErrorCode::badUnit, "there is no device " + std::to_string(deviceId));
    }
    const auto modifies = [&](const auto& entry) {
        return entry.second.line == line && (entry.second.flags & model::port_open::modify) != 0;
    };
    if ((flags & model::port_open::modify) != 0 && std::ranges::any_of(open_, modifies)) {
        return fail(ErrorCode::invalidHandle,
                    "device " + std::to_string(deviceId) + " is open for PORT_OPEN_MODIFY already");
    }
    do {
        ++lastPortId_;
    } while (lastPortId_ == 0 || open_.contains(lastPortId_));
    open_.emplace(lastPortId_, OpenPort{owner, line, flags});
    return lastPortId_;
}

void Ports::close(Owner owner, std::uint32_t portId) {
    const auto found = open_.find(portId);
    if (found != open_.end() && found->second.owner == owner) open_.erase(found);
}

void Ports::closeAll(Owner owner) {
    std::erase_if(open_, [owner](const auto& entry) { return entry.second.owner == owner; });
}

Result<Ports::OpenPort> Ports::opened(Owner owner, std::uint32_t portId) const {
    const auto found = open_.find(portId);
    if (found == open_.end() || found->second.owner != owner) {
        return fail(ErrorCode::invalidData, "port " + std::to_string(portId) + " is not open");
    }
    return found->second;
}

Result<Ports::AllSettings> Ports::changed(const line::Line& line,
                                          const model::PortInfo& info) const {
    if (info.Priority == 0 || info.Priority > settings_.size()) {
        return fail(ErrorCode::invalidParameter, "Priority is " + std::to_string(info.Priority) +
                                                     " and must be 1 to " +
                                                     std::to_string(settings_.size()));
    }
    AllSettings settings = settings_;
    const auto place = settings.begin() + static_cast<std::ptrdiff_t>(rankOf(line));
    PortSettings one = *place;
    settings.erase(place);
    one.flags = info.Flags & (model::port_flag::send | model::port_flag::receive);
    one.rings = info.Rings;
    one.tsid = cut(info.Tsid);
    one.csid = cut(info.Csid);
    settings.insert(settings.begin() + static_cast<std::ptrdiff_t>(info.Priority - 1),
                    std::move(one));
    return settings;
}

}  // namespace winfax::service
