// SPDX-License-Identifier: MIT
#include "ipc/memory/memory_stream.h"

#include <cassert>
#include <utility>

namespace winfax::ipc {

struct MemoryPeer::Shared {
    PeerIdentity identity;
    // Held by whoever calls one, so that a stream may be destroyed inside its own hook.
    std::shared_ptr<Stream::Hooks> hooks;
    std::vector<std::byte> toService;  // not delivered yet
    std::vector<std::byte> received;   // by the peer
    std::vector<std::byte> unsent;     // written while stalled
    bool taken = false;
    bool reading = true;
    bool stalled = false;
    bool closing = false;          // the service said closeWhenSent()
    bool closedByService = false;  // nothing more will come
    bool disconnected = false;

    void moveUnsent() {
        if (stalled) return;
        received.insert(received.end(), unsent.begin(), unsent.end());
        unsent.clear();
        if (closing) closedByService = true;
    }
};

namespace {

class MemoryStream final : public Stream {
  public:
    explicit MemoryStream(std::shared_ptr<MemoryPeer::Shared> shared)
        : shared_(std::move(shared)) {}
    ~MemoryStream() override {
        shared_->hooks.reset();
        // What closeWhenSent() promised still goes out; anything else is lost with the connection.
        if (!shared_->closing) shared_->unsent.clear();
        shared_->closing = true;
        if (shared_->unsent.empty()) shared_->closedByService = true;
    }

    void start(Hooks hooks) override {
        assert(!shared_->hooks && "a stream is started once");
        shared_->hooks = std::make_shared<Hooks>(std::move(hooks));
    }

    void write(std::vector<std::byte> bytes) override {
        if (shared_->closing || shared_->disconnected) return;
        shared_->unsent.insert(shared_->unsent.end(), bytes.begin(), bytes.end());
        shared_->moveUnsent();
    }

    std::size_t unsent() const override { return shared_->unsent.size(); }
    void setReading(bool on) override { shared_->reading = on; }

    void closeWhenSent() override {
        shared_->closing = true;
        shared_->moveUnsent();
    }

    const PeerIdentity& peer() const override { return shared_->identity; }

  private:
    std::shared_ptr<MemoryPeer::Shared> shared_;
};

}  // namespace

MemoryPeer::MemoryPeer(PeerIdentity identity) : shared_(std::make_shared<Shared>()) {
    shared_->identity = std::move(identity);
}

MemoryPeer::~MemoryPeer() { disconnect(); }

std::unique_ptr<Stream> MemoryPeer::takeStream() {
    assert(!shared_->taken && "the service's end is taken once");
    shared_->taken = true;
    return std::make_unique<MemoryStream>(shared_);
}

void MemoryPeer::sendToService(std::span<const std::byte> bytes) {
    if (shared_->closing || shared_->disconnected) return;
    shared_->toService.insert(shared_->toService.end(), bytes.begin(), bytes.end());
    const auto hooks = shared_->hooks;
    if (!hooks || !shared_->reading || shared_->toService.empty()) return;
    const std::vector<std::byte> delivered = std::exchange(shared_->toService, {});
    hooks->data(delivered);
}

std::vector<std::byte> MemoryPeer::takeReceived() { return std::exchange(shared_->received, {}); }

void MemoryPeer::disconnect() {
    if (std::exchange(shared_->disconnected, true)) return;
    shared_->unsent.clear();
    const auto hooks = shared_->hooks;
    if (hooks && !shared_->closing && hooks->closed) hooks->closed();
}

bool MemoryPeer::closedByService() const { return shared_->closedByService; }

void MemoryPeer::setStalled(bool stalled) {
    shared_->stalled = stalled;
    shared_->moveUnsent();
}

}  // namespace winfax::ipc
