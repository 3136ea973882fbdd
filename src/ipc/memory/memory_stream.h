// SPDX-License-Identifier: MIT
// A connection inside one process, for tests of the service below the operating system: the test
// plays the client by bytes and chooses who it is.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "ipc/loop.h"

namespace winfax::ipc {

// The test's end. Lives as long as the test holds it; works on the loop's thread.
class MemoryPeer {
  public:
    explicit MemoryPeer(PeerIdentity identity);
    ~MemoryPeer();

    // The service's end; to be taken once.
    std::unique_ptr<Stream> takeStream();

    // Calls its data hook. What comes before start() or while it does not read waits for the next
    // call (bytes may be empty then): as with a real stream, nothing is delivered inside
    // setReading().
    void sendToService(std::span<const std::byte> bytes);
    std::vector<std::byte> takeReceived();  // what the service wrote so far
    void disconnect();                      // calls its closed hook
    bool closedByService() const;
    void setStalled(bool stalled);  // while true, written bytes count as unsent

    struct Shared;

  private:
    std::shared_ptr<Shared> shared_;
};

}  // namespace winfax::ipc
