// SPDX-License-Identifier: MIT
// The lines as the API's ports: what is set on each (FaxSetPort), in which order they are used, and
// who has which port open. Loop's thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "line/line.h"
#include "model/errors.h"
#include "model/port.h"

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
    using Lines = std::vector<std::unique_ptr<line::Line>>;
    using Owner = const void*;  // a connection

    struct OpenPort {
        Owner owner = nullptr;
        line::Line* line = nullptr;
        std::uint32_t flags = 0;  // PORT_OPEN_*
    };

    Ports(Lines lines, const std::map<std::string, std::string>& kept);

    const Lines& lines() const { return lines_; }  // by device id
    line::Line* find(std::uint32_t deviceId) const;
    const PortSettings& settingsOf(const line::Line& line) const;
    // Those that send, the first to be used first.
    std::vector<line::Line*> sending() const;
    model::PortInfo infoOf(const line::Line& line) const;

    // FaxOpenPort. badUnit; invalidHandle while somebody else may modify it (F3).
    model::Result<std::uint32_t> open(Owner owner, std::uint32_t deviceId, std::uint32_t flags);
    void close(Owner owner, std::uint32_t portId);
    void closeAll(Owner owner);
    // invalidData for a port that this connection has not open (A7).
    model::Result<OpenPort> opened(Owner owner, std::uint32_t portId) const;

    // All settings in the order of use, as they would be after FaxSetPort; set() makes them so.
    // invalidParameter for a Priority that no line can have (F7).
    using AllSettings = std::vector<PortSettings>;
    model::Result<AllSettings> changed(const line::Line& line, const model::PortInfo& info) const;
    void set(AllSettings settings) { settings_ = std::move(settings); }

    static constexpr const char* kKept = "ports";

  private:
    std::size_t rankOf(const line::Line& line) const;  // 0 is used first

    Lines lines_;
    AllSettings settings_;  // in the order of use, one for each line
    std::map<std::uint32_t, OpenPort> open_;
    std::uint32_t lastPortId_ = 0;
};

}  // namespace winfax::service
