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

constexpr std::uint32_t kMostRings = 99;  // F6

// Station ids go out over the line as they are (F8).
bool printable(const model::Text& id) {
    return !id || std::ranges::all_of(*id, [](char16_t c) { return c >= u' ' && c <= u'~'; });
}

model::Text cut(model::Text id) {
    if (id && id->size() > kStationId) id->resize(kStationId);
    return id;
}

}  // namespace

// A line that was not there yet comes last; what was kept of one that is gone is forgotten with the
// next change.
Ports::AllSettings Ports::initial(const Lines& lines,
                                  const std::map<std::string, std::string>& kept) {
    AllSettings known;
    readKept(kept, kKept, known);
    AllSettings settings;
    const auto has = [&settings](const model::Text& name) {
        return std::ranges::any_of(settings,
                                   [&](const PortSettings& one) { return one.line == name; });
    };
    for (PortSettings& one : known) {
        const bool there = std::ranges::any_of(
            lines, [&](const auto& line) { return one.line && line->name() == *one.line; });
        if (there && !has(one.line)) settings.push_back(std::move(one));
    }
    for (const auto& line : lines) {
        if (!has(line->name())) settings.emplace_back().line = line->name();
    }
    return settings;
}

Ports::Ports(Lines lines, queue::Store& store, const std::map<std::string, std::string>& kept)
    : lines_(std::move(lines)), settings_(store, kKept, {}, initial(lines_, kept)) {}

line::Line* Ports::find(std::uint32_t deviceId) const {
    const auto found = std::ranges::find_if(
        lines_, [&](const auto& line) { return line->deviceId() == deviceId; });
    return found == lines_.end() ? nullptr : found->get();
}

std::size_t Ports::rankOf(const line::Line& line) const {
    const auto& settings = settings_.current();
    const auto found = std::ranges::find_if(
        settings, [&](const PortSettings& one) { return *one.line == line.name(); });
    return static_cast<std::size_t>(found - settings.begin());
}

const PortSettings& Ports::settingsOf(const line::Line& line) const {
    return settings_.current()[rankOf(line)];
}

std::vector<line::Line*> Ports::inOrder() const {
    std::vector<line::Line*> result;
    for (const auto& line : lines_) result.push_back(line.get());
    std::ranges::sort(result, {}, [this](const line::Line* line) { return rankOf(*line); });
    return result;
}

std::vector<line::Line*> Ports::sending() const {
    std::vector<line::Line*> result;
    for (const PortSettings& one : settings_.current()) {
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
    info.Flags = settings.flags | (line.capabilities().isVirtual ? model::port_flag::isVirtual : 0);
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
    const bool modifies = (flags & model::port_open::modify) != 0;
    if (modifies && modified_.contains(line)) {
        return fail(ErrorCode::invalidHandle,
                    "device " + std::to_string(deviceId) + " is open for PORT_OPEN_MODIFY already");
    }
    auto& ports = open_[owner];
    if (ports.size() >= kMostOpen) {
        return fail(ErrorCode::notEnoughMemory, "this connection has too many ports open");
    }
    do {
        ++lastPortId_;
    } while (lastPortId_ == 0 || ports.contains(lastPortId_));
    ports.emplace(lastPortId_, OpenPort{line, flags});
    if (modifies) modified_.insert(line);
    return lastPortId_;
}

void Ports::release(const OpenPort& port) {
    if ((port.flags & model::port_open::modify) != 0) modified_.erase(port.line);
}

void Ports::close(Owner owner, std::uint32_t portId) {
    const auto ports = open_.find(owner);
    if (ports == open_.end()) return;
    const auto found = ports->second.find(portId);
    if (found == ports->second.end()) return;
    release(found->second);
    ports->second.erase(found);
}

void Ports::closeAll(Owner owner) {
    const auto ports = open_.find(owner);
    if (ports == open_.end()) return;
    for (const auto& [portId, port] : ports->second) release(port);
    open_.erase(ports);
}

Result<Ports::OpenPort> Ports::opened(Owner owner, std::uint32_t portId) const {
    const auto ports = open_.find(owner);
    const bool known = ports != open_.end() && ports->second.contains(portId);
    if (!known) {
        return fail(ErrorCode::invalidData, "port " + std::to_string(portId) + " is not open");
    }
    return ports->second.at(portId);
}

Result<void> Ports::check(const model::PortInfo& info) const {
    if (info.Rings > kMostRings) {
        return fail(ErrorCode::invalidParameter,
                    "Rings is " + std::to_string(info.Rings) + " and must be 0 to 99");
    }
    if (!printable(info.Tsid) || !printable(info.Csid)) {
        return fail(ErrorCode::invalidParameter,
                    "Tsid or Csid has characters that are not printable ASCII");
    }
    if (info.Priority > 0 && info.Priority <= lines_.size()) return {};
    return fail(ErrorCode::invalidParameter, "Priority is " + std::to_string(info.Priority) +
                                                 " and must be 1 to " +
                                                 std::to_string(lines_.size()));
}

void Ports::change(const line::Line& line, const model::PortInfo& info, queue::Store::Done done) {
    settings_.change(
        [name = line.name(), info](AllSettings settings) -> Result<AllSettings> {
            const auto place = std::ranges::find_if(
                settings, [&](const PortSettings& one) { return *one.line == name; });
            PortSettings one = std::move(*place);
            settings.erase(place);
            one.flags = info.Flags & (model::port_flag::send | model::port_flag::receive);
            one.rings = info.Rings;
            one.tsid = cut(info.Tsid);
            one.csid = cut(info.Csid);
            settings.insert(settings.begin() + static_cast<std::ptrdiff_t>(info.Priority - 1),
                            std::move(one));
            return settings;
        },
        std::move(done));
}

}  // namespace winfax::service
