// SPDX-License-Identifier: MIT
// What server and port handles stand for.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "abi/handles.h"
#include "client/session.h"

namespace winfax::abi {

class Server final : public HandleObject {
  public:
    static constexpr HandleKind kKind = HandleKind::server;

    explicit Server(std::shared_ptr<client::Session> session) : session_(std::move(session)) {}
    client::Session& session() const { return *session_; }
    void abandon() override { session_->abandon(); }

  private:
    std::shared_ptr<client::Session> session_;
};

// Keeps the connection it was opened on, so it outlives the server handle (A8).
class Port final : public HandleObject {
  public:
    static constexpr HandleKind kKind = HandleKind::port;

    explicit Port(std::shared_ptr<Server> server) : server_(std::move(server)) {}
    // `portId`: the service's number of what was opened on that connection.
    void opened(std::uint32_t portId) { portId_ = portId; }
    client::Session& session() const { return server_->session(); }
    std::uint32_t portId() const { return portId_; }
    void abandon() override { server_->abandon(); }

  private:
    std::shared_ptr<Server> server_;
    std::uint32_t portId_ = 0;
};

}  // namespace winfax::abi
