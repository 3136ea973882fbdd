// SPDX-License-Identifier: MIT
#include <sys/epoll.h>
#include <sys/socket.h>

#include <cerrno>
#include <map>
#include <new>

#include "ipc/posix/endpoint.h"
#include "ipc/posix/listening_socket.h"
#include "ipc/posix/socket_connection.h"
#include "platform/posix/users.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using model::Result;
using std::chrono::steady_clock;

constexpr int kAcceptsPerTurn = 64;
// Without descriptors or memory: how long the clients wait in the backlog before the next try.
constexpr std::chrono::milliseconds kRecoveryTime{100};

// Who a uid is, kept for a few seconds: clients come often, and the user database may be slow.
class IdentityCache {
  public:
    const platform::UserIdentity& find(uid_t user, gid_t group) {
        const auto now = steady_clock::now();
        if (entries_.size() > kMost) entries_.clear();
        Entry& entry = entries_[{user, group}];
        if (entry.validUntil <= now) {
            entry.identity = platform::identityOf(user, group);
            entry.validUntil = now + std::chrono::seconds(5);
        }
        return entry.identity;
    }

  private:
    static constexpr std::size_t kMost = 256;
    struct Entry {
        platform::UserIdentity identity;
        steady_clock::time_point validUntil;
    };
    std::map<std::pair<uid_t, gid_t>, Entry> entries_;
};

class SocketStream final : public Stream {
  public:
    SocketStream(EpollLoop& loop, platform::Descriptor socket, PeerIdentity peer)
        : loop_(loop),
          connection_(std::make_unique<SocketConnection>(loop, std::move(socket))),
          peer_(std::move(peer)) {}
    ~SocketStream() override {
        if (!connection_->isLingering()) return;
        try {
            connection_->linger();
            loop_.adopt(std::move(connection_));
        } catch (const std::bad_alloc&) {
            // What is queued is lost with the connection.
        }
    }

    void start(Hooks hooks) override { connection_->start(std::move(hooks)); }
    void write(std::vector<std::byte> bytes) override { connection_->write(std::move(bytes), {}); }
    void writeWith(std::vector<std::byte> bytes, model::SharedPieces kept) override {
        connection_->write(std::move(bytes), std::move(kept));
    }
    std::size_t unsent() const override { return connection_->unsent(); }
    void setReading(bool on) override { connection_->setReading(on); }
    void closeWhenSent() override { connection_->closeWhenSent(); }
    const PeerIdentity& peer() const override { return peer_; }

  private:
    EpollLoop& loop_;
    std::unique_ptr<SocketConnection> connection_;
    PeerIdentity peer_;
};

class SocketListener final : public Listener, public Watched {
  public:
    using Accepted = std::function<void(std::unique_ptr<Stream>)>;

    SocketListener(EpollLoop& loop, ListeningSocket socket, Accepted accepted)
        : loop_(loop),
          file_(std::move(socket.file)),
          socket_(std::move(socket.descriptor)),
          ticket_(loop.enter(*this)),
          accepted_(std::make_shared<Accepted>(std::move(accepted))) {}
    ~SocketListener() override {
        loop_.stopWatching(socket_.number());
        loop_.leave(ticket_);
    }
    SocketListener(const SocketListener&) = delete;
    SocketListener& operator=(const SocketListener&) = delete;

    bool listen() { return loop_.watch(ticket_, socket_.number(), EPOLLIN); }

    void ready(std::uint32_t) override {
        const std::weak_ptr<Accepted> alive = accepted_;  // the callback may destroy this
        for (int count = 0; count < kAcceptsPerTurn && acceptOne() && !alive.expired(); ++count) {
        }
    }

    void timeUp() override {
        if (!listen()) rest();
    }

  private:
    // False when nobody more is waiting or can be taken now. Whom there is no memory for is gone.
    bool acceptOne() {
        try {
            return serveNext();
        } catch (const std::bad_alloc&) {
            rest();
            return false;
        }
    }

    bool serveNext() {
        platform::Descriptor socket(
            ::accept4(socket_.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!socket) return judgeFailure(errno);
        socket = platform::awayFromStdio(std::move(socket));
        const auto credentials = socket ? credentialsOf(socket.number()) : std::nullopt;
        if (!credentials) return true;  // it cannot be told who that is: not served
        PeerIdentity peer;
        peer.user = identities_.find(credentials->uid, credentials->gid);
        peer.processId = static_cast<std::uint32_t>(credentials->pid);
        const auto accepted = accepted_;
        (*accepted)(std::make_unique<SocketStream>(loop_, std::move(socket), std::move(peer)));
        return true;
    }

    bool judgeFailure(int error) {
        switch (error) {
            case EINTR:
            case ECONNABORTED:
                return true;
            case EAGAIN:
                return false;
            default:
                // EMFILE, ENFILE, ENOBUFS, ENOMEM: the backlog stays readable, so looking at it
                // again at once would spin.
                rest();
                return false;
        }
    }

    void rest() {
        loop_.stopWatching(socket_.number());
        loop_.wakeAt(ticket_, steady_clock::now() + kRecoveryTime);
    }

    EpollLoop& loop_;
    EndpointFile file_;
    platform::Descriptor socket_;
    Ticket ticket_;
    std::shared_ptr<Accepted> accepted_;
    IdentityCache identities_;
};

}  // namespace

Result<std::unique_ptr<Listener>> listenAt(Loop& loop, const Instance& instance,
                                           std::function<void(std::unique_ptr<Stream>)> accepted) {
    auto socket = openListeningSocket(instance);
    if (!socket) return tl::unexpected(socket.error());
    auto listener = std::make_unique<SocketListener>(static_cast<EpollLoop&>(loop),
                                                     std::move(*socket), std::move(accepted));
    if (!listener->listen())
        return model::fail(ErrorCode::notEnoughMemory,
                           "cannot watch the socket " + instance.endpoint);
    return listener;
}

}  // namespace winfax::ipc
