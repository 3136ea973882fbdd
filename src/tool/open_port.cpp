// SPDX-License-Identifier: MIT
#include "tool/open_port.h"

#include "text/encoding.h"
#include "tool/display.h"
#include "tool/number_text.h"

namespace winfax::tool {

Expected<std::uint32_t> deviceNamed(const Session& session, const std::string& word) {
    if (const auto id = parseNumber(word)) return *id;
    const auto reply = ask<model::ListPorts>(session, {}, "cannot list the lines");
    if (!reply) return tl::unexpected(reply.error());
    std::string known;
    for (const model::PortInfo& port : reply->ports) {
        const std::string name = text::toUtf8OrEmpty(port.DeviceName);
        if (sameWord(name, word)) return port.DeviceId;
        known += (known.empty() ? "" : ", ") + std::to_string(port.DeviceId) + " (" + name + ")";
    }
    return failed(ExitCode::refused, "there is no line", word, "name one by its id: " + known);
}

Expected<OpenPort> OpenPort::open(const Session& session, std::uint32_t deviceId,
                                  std::uint32_t flags, std::string what) {
    const auto reply = ask<model::OpenPort>(session, {deviceId, flags}, std::move(what),
                                            "line " + std::to_string(deviceId));
    if (!reply) return tl::unexpected(reply.error());
    return OpenPort(session, reply->portId);
}

// Nobody waits for the answer to this one: the port ends with the connection at the latest.
OpenPort::~OpenPort() {
    if (session_) (void)session_->call<model::ClosePort>({id_});
}

}  // namespace winfax::tool
