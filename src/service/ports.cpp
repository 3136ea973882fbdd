// SPDX-License-Identifier: MIT
#include "service/ports.h"

#include <algorithm>

#include "service/kept_json.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::uint32_t kMostRings = 99;  // F6

// Station ids go out over the line as they are (F8).
bool printable(const model::Text& id) {
    return !id || std::ranges::all_of(*id, [](char16_t c) { return c >= u' ' && c <= u'~'; });
}

model::Text cut(model::Text id) {
    if (id && id->size() > model::kStationIdLength) id->resize(model::kStationIdLength);
    return id;
}

}  // namespace

Ports::Ports(Lines lines, queue::Store& store, const std::map<std::string, std::string>& kept)
    : lines_(std::move(lines)), settings_(store, kKept, kept) {
    arrange();
}

// A line that was not there yet comes last; what was kept of one that is gone is forgotten with the
// next change.
Ports::AllSettings Ports::arranged(AllSettings known, const Lines& lines) {
    std::set<std::u16string_view> missing;
    for (const line::Line* line : lines) missing.insert(line->name());
    AllSettings settings;
    for (PortSettings& one : known) {
        if (one.line && missing.erase(*one.line) > 0) settings.push_back(std::move(one));
    }
    for (const line::Line* line : lines) {
        if (missing.contains(line->name())) settings.emplace_back().line = line->name();
    }
    return settings;
}

void Ports::arrange() {
    inForce_ = arranged(settings_.current(), lines_);
    std::map<std::u16string_view, std::size_t> byName;
    for (const PortSettings& one : inForce_) byName.emplace(*one.line, byName.size());
    ranks_.clear();
    for (const line::Line* line : lines_) ranks_.emplace(line, byName.at(line->name()));
}

void Ports::use(Lines lines) {
    lines_ = std::move(lines);
    leaving_.clear();
    const std::set<const line::Line*> there(lines_.begin(), lines_.end());
    for (auto& [owner, ports] : open_) {
        std::erase_if(ports, [&](const auto& port) { return !there.contains(port.second.line); });
    }
    std::erase_if(modified_, [&](const line::Line* line) { return !there.contains(line); });
    arrange();
}

void Ports::retire(const Lines& leaving) { leaving_ = {leaving.begin(), leaving.end()}; }

line::Line* Ports::find(std::uint32_t deviceId) const {
    const auto found = std::ranges::find(lines_, deviceId, &line::Line::deviceId);
    return found == lines_.end() ? nullptr : *found;
}

const PortSettings& Ports::settingsOf(const line::Line& line) const {
    return inForce_[rankOf(line)];
}

std::vector<line::Line*> Ports::inOrder() const {
    std::vector<line::Line*> result;
    for (line::Line* line : lines_) result.push_back(line);
    std::ranges::sort(result, {}, [this](const line::Line* line) { return rankOf(*line); });
    return result;
}

std::vector<line::Line*> Ports::sending() const {
    std::vector<line::Line*> result(lines_.size(), nullptr);
    for (line::Line* line : lines_) {
        const std::size_t rank = rankOf(*line);
        const bool sends = (inForce_[rank].flags & model::port_flag::send) != 0;
        if (sends && !retires(*line)) result[rank] = line;
    }
    std::erase(result, nullptr);
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
        [this, name = line.name(), info](AllSettings known) -> Result<AllSettings> {
            AllSettings settings = arranged(std::move(known), lines_);
            const auto place = std::ranges::find(settings, name, &PortSettings::line);
            if (place == settings.end()) {  // lines may have gone while this waited
                return fail(ErrorCode::invalidData, "this line is no longer there");
            }
            if (const auto checked = check(info); !checked) return tl::unexpected(checked.error());
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
        [this, done = std::move(done)](const Result<void>& result) {
            arrange();
            done(result);
        });
}

}  // namespace winfax::service
