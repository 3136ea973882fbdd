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

    Port(std::shared_ptr<Server> server, std::uint32_t deviceId, std::uint32_t openFlags)
        : server_(std::move(server)), deviceId_(deviceId), openFlags_(openFlags) {}
    client::Session& session() const { return server_->session(); }
    std::uint32_t deviceId() const { return deviceId_; }
    std::uint32_t openFlags() const { return openFlags_; }
    void abandon() override { server_->abandon(); }

private:
    std::shared_ptr<Server> server_;
    std::uint32_t deviceId_;
    std::uint32_t openFlags_;
};

}  // namespace winfax::abi
