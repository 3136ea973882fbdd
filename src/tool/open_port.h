// SPDX-License-Identifier: MIT
// A line as commands name and open it.
#pragma once

#include <cstdint>
#include <string>

#include "tool/service.h"

namespace winfax::tool {

// A line's id, given as such or by the line's name in any case. Only a name costs a call: whether
// there is a line with this id is for the service to say when it is opened.
Expected<std::uint32_t> deviceNamed(const Session& session, const std::string& word);

// An open port; closed with this object.
class OpenPort {
  public:
    // `flags` are PORT_OPEN_*; `what` is for the message.
    static Expected<OpenPort> open(const Session& session, std::uint32_t deviceId,
                                   std::uint32_t flags, std::string what);
    ~OpenPort();
    OpenPort(OpenPort&& other) noexcept : session_(std::move(other.session_)), id_(other.id_) {}
    OpenPort& operator=(OpenPort&&) = delete;

    std::uint32_t id() const { return id_; }

  private:
    OpenPort(Session session, std::uint32_t id) : session_(std::move(session)), id_(id) {}

    Session session_;  // empty once moved from
    std::uint32_t id_;
};

}  // namespace winfax::tool
