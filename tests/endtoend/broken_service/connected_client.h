// SPDX-License-Identifier: MIT
// An endpoint of the test's own, where clients of the instance find what the test wants them to.
#pragma once

#include <memory>
#include <string>

namespace winfax::endtoend {

// One client that has connected. Blocking; not for several threads.
class ConnectedClient {
  public:
    virtual ~ConnectedClient() = default;  // hangs up
    // Exactly so many bytes; fewer when the client hung up.
    virtual std::string receive(std::size_t count) = 0;
    virtual void send(const std::string& bytes) = 0;
};

class Endpoint {
  public:
    virtual ~Endpoint() = default;
    // nullptr once stop() was called, from any thread.
    virtual std::unique_ptr<ConnectedClient> accept() = 0;
    virtual void stop() = 0;
};

// At the path of the instance that the environment names (docs/architecture.md). Throws
// std::runtime_error.
std::unique_ptr<Endpoint> openEndpoint(const std::string& path);

}  // namespace winfax::endtoend
