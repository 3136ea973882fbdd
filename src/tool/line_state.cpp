// SPDX-License-Identifier: MIT
#include "tool/line_state.h"

#include <algorithm>

#include "tool/open_port.h"

namespace winfax::tool {

namespace {

Expected<model::DeviceStatus> statusOf(const Session& session, std::uint32_t deviceId) {
    const std::string what = "cannot read the state of";
    const auto port = OpenPort::open(session, deviceId, model::port_open::query, what);
    if (!port) return tl::unexpected(port.error());
    auto reply = ask<model::ReadDeviceStatus>(session, {port->id()}, what,
                                              "line " + std::to_string(deviceId));
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->status);
}

}  // namespace

Expected<std::vector<LineState>> readLineStates(const Session& session) {
    const auto ports = ask<model::ListPorts>(session, {}, "cannot list the lines");
    if (!ports) return tl::unexpected(ports.error());
    const auto overview = ask<model::ReadStatus>(session, {}, "cannot read the status");
    if (!overview) return tl::unexpected(overview.error());
    std::vector<LineState> lines;
    for (const model::PortInfo& port : ports->ports) {
        LineState& line = lines.emplace_back();
        line.port = port;
        const auto same =
            std::ranges::find(overview->lines, port.DeviceId, &model::ReadStatus::Line::deviceId);
        if (same == overview->lines.end() || same->jobId == model::kNoJob) continue;
        line.jobId = same->jobId;
        auto status = statusOf(session, port.DeviceId);
        if (!status) return tl::unexpected(status.error());
        line.status = std::move(*status);
    }
    return lines;
}

bool isBusy(const LineState& line) {
    return line.jobId != model::kNoJob && line.status.JobType != 0;
}

}  // namespace winfax::tool
