// SPDX-License-Identifier: MIT
// The lines as the API's ports: what is set on each (FaxSetPort), in which order they are used, and
// who has which port open. Lines may come and go (service/line_configuration.h). Loop's thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "line/line.h"
#include "model/errors.h"
#include "model/port.h"
#include "service/kept_value.h"

namespace winfax::service {

// What FaxSetPort changes of a line, kept under the line's name: device ids may change.
struct PortSettings {
    model::Text line;
    std::uint32_t flags = model::port_flag::send;  // receive and send
    std::uint32_t rings = 2;
    model::Text tsid = u"Fax";
    model::Text csid = u"Fax";

    static constexpr void fields(auto&& f, auto&... s) {
        f("line", model::as::text, s.line...);
        f("flags", model::as::portFlags, s.flags...);
        f("rings", model::as::number, s.rings...);
        f("tsid", model::as::phone, s.tsid...);
        f("csid", model::as::phone, s.csid...);
    }
    bool operator==(const PortSettings&) const = default;
};

class Ports {
  public:
    using Lines = std::vector<line::Line*>;  // they outlive this, or their time in use()
    using Owner = const void*;               // a connection

    struct OpenPort {
        line::Line* line = nullptr;
        std::uint32_t flags = 0;  // PORT_OPEN_*
    };

    Ports(Lines lines, queue::Store& store, const std::map<std::string, std::string>& kept);

    // The lines there are from now on, by device id. Ports of others are open no more; a line whose
    // name is new comes last in the order of use.
    void use(Lines lines);
    // No call may begin on these, which are about to go; until use(), or until others are named.
    void retire(const Lines& leaving);
    bool retires(const line::Line& line) const { return leaving_.contains(&line); }

    const Lines& lines() const { return lines_; }  // by device id
    line::Line* find(std::uint32_t deviceId) const;
    const PortSettings& settingsOf(const line::Line& line) const;
    // All, and those that send and stay; the first to be used first.
    std::vector<line::Line*> inOrder() const;
    std::vector<line::Line*> sending() const;
    model::PortInfo infoOf(const line::Line& line) const;

    // FaxOpenPort. badUnit; invalidHandle while somebody else may modify it (F3); notEnoughMemory
    // beyond kMostOpen ports of a connection.
    static constexpr std::size_t kMostOpen = 10'000;
    model::Result<std::uint32_t> open(Owner owner, std::uint32_t deviceId, std::uint32_t flags);
    void close(Owner owner, std::uint32_t portId);
    void closeAll(Owner owner);
    // invalidData for a port that this connection has not open (A7).
    model::Result<OpenPort> opened(Owner owner, std::uint32_t portId) const;

    // invalidParameter for Rings above 99 (F6), a Priority that no line can have (F7) and station
    // ids that are not printable ASCII (F8).
    model::Result<void> check(const model::PortInfo& info) const;
    // FaxSetPort with what was checked: in force and durable when `done` is called.
    void change(const line::Line& line, const model::PortInfo& info, queue::Store::Done done);

  private:
    static constexpr const char* kKept = "ports";
    using AllSettings = std::vector<PortSettings>;
    static AllSettings arranged(AllSettings known, const Lines& lines);
    void arrange();
    void release(const OpenPort& port);
    std::size_t rankOf(const line::Line& line) const { return ranks_.at(&line); }

    Lines lines_;
    KeptValue<AllSettings> settings_;  // as it was set last, for the lines there were then
    AllSettings inForce_;              // in the order of use, one for each line
    std::map<const line::Line*, std::size_t> ranks_;  // in inForce_
    std::set<const line::Line*> leaving_;
    std::map<Owner, std::map<std::uint32_t, OpenPort>> open_;
    std::set<const line::Line*> modified_;  // open for PORT_OPEN_MODIFY
    std::uint32_t lastPortId_ = 0;
};

}  // namespace winfax::service
