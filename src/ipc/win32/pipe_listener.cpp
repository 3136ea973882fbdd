// SPDX-License-Identifier: MIT
// Where clients arrive. Windows lets the server of a pipe impersonate the client, which is how it
// learns who that is, only after something was read from it. So an arrival passes three states:
// waiting for a client, waiting for his first bytes, and accepted with these bytes at hand. A
// client that says nothing is dropped.
#include <array>
#include <list>
#include <new>
#include <utility>

#include "ipc/loop.h"
#include "ipc/win32/endpoint_security.h"
#include "ipc/win32/pipe_stream.h"
#include "platform/win32/access_token.h"
#include "platform/win32/error_text.h"
#include "platform/win32/security.h"
#include "platform/win32/wide.h"

namespace winfax::ipc {

namespace win32 {

namespace {

using model::ErrorCode;
using platform::win32::UniqueHandle;
using std::chrono::steady_clock;

constexpr std::size_t kWaitingInstances = 16;  // so many clients may arrive in the same moment
constexpr std::size_t kMostSilent = 256;       // beyond that the longest silent one is dropped
constexpr int kMostVisits = 64;                // by clients that left before they were awaited
constexpr auto kSilenceLimit = std::chrono::seconds(10);
constexpr auto kRetryPause = std::chrono::seconds(1);
constexpr DWORD kPipeBuffer = 64 * 1024;

struct Arrival {
    UniqueHandle pipe;
    Operation operation;
    bool met = false;  // a client is there; his first bytes are awaited
    std::array<std::byte, 512> first;
    SteadyTime deadline;
};

// What is in flight ends with an error; its completion, which is still to come, keeps the arrival.
void hangUp(Arrival& arrival) {
    CancelIoEx(arrival.pipe.get(), nullptr);
    arrival.pipe.reset();
}

using ArrivalList = std::list<std::shared_ptr<Arrival>>;

// The identity behind the pipe's client, by acting as him for a moment.
model::Result<PeerIdentity> identifyClient(HANDLE pipe, platform::win32::AccountNames& names) {
    if (!ImpersonateNamedPipeClient(pipe)) {
        return platform::win32::failSystem(ErrorCode::accessDenied, "identify a client", "",
                                           GetLastError());
    }
    UniqueHandle token;
    const BOOL opened = OpenThreadToken(GetCurrentThread(), TOKEN_QUERY, TRUE, token.receive());
    const DWORD code = GetLastError();
    // The service must never go on as somebody else.
    if (!RevertToSelf()) std::terminate();
    if (!opened) {
        return platform::win32::failSystem(ErrorCode::accessDenied, "read a client's identity", "",
                                           code);
    }
    auto user = platform::win32::identityOfToken(token.get(), names);
    if (!user) return tl::unexpected(user.error());
    PeerIdentity peer{std::move(*user), 0, nullptr};
    ULONG processId = 0;
    if (GetNamedPipeClientProcessId(pipe, &processId)) peer.processId = processId;
    peer.token = std::make_shared<platform::win32::TokenHandle>(std::move(token));
    return peer;
}

// Kept alive by its Listener and by each of its operations in flight.
class PipeArrivals final : public std::enable_shared_from_this<PipeArrivals> {
public:
    PipeArrivals(CompletionLoop& loop, std::wstring path,
                 platform::win32::SecurityAttributes security,
                 std::function<void(std::unique_ptr<Stream>)> accepted)
        : loop_(loop),
          port_(loop.completions()),
          path_(std::move(path)),
          security_(std::move(security)),
          accepted_(std::move(accepted)) {}

    model::Result<void> open(const std::string& endpoint) {
        // Asked first, because not every system (Wine) heeds FILE_FLAG_FIRST_PIPE_INSTANCE. Against
        // a rival in the same moment the instance's lock decides.
        if (WaitNamedPipeW(path_.c_str(), 1) || GetLastError() != ERROR_FILE_NOT_FOUND) {
            return model::fail(ErrorCode::alreadyExists,
                               "another program already answers at '" + endpoint + "'");
        }
        const DWORD code = waitForOne(FILE_FLAG_FIRST_PIPE_INSTANCE);
        if (code == ERROR_ACCESS_DENIED || code == ERROR_PIPE_BUSY) {
            return platform::win32::failSystem(ErrorCode::alreadyExists, "be the first at",
                                               endpoint, code);
        }
        if (code != ERROR_SUCCESS) {
            return platform::win32::failSystem(ErrorCode::internalError, "listen at", endpoint,
                                               code);
        }
        refill();
        return {};
    }

    void close() {
        closed_ = true;
        loop_.removeTimer(this);
        for (ArrivalList* list : {&waiting_, &silent_}) {
            for (const auto& arrival : *list) hangUp(*arrival);
            list->clear();
        }
    }

private:
    // An operation's owner: what it writes into and whom it calls.
    struct InFlight {
        std::shared_ptr<PipeArrivals> arrivals;
        std::shared_ptr<Arrival> arrival;
    };

    std::shared_ptr<InFlight> inFlight(const std::shared_ptr<Arrival>& arrival) {
        return std::make_shared<InFlight>(InFlight{shared_from_this(), arrival});
    }

    // Makes one more instance of the pipe and waits for a client at it.
    DWORD waitForOne(DWORD flags = 0) {
        ArrivalList next{std::make_shared<Arrival>()};  // its place in waiting_ is there, too
        const auto& arrival = next.front();
        arrival->pipe = UniqueHandle(CreateNamedPipeW(
            path_.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | flags,
            // Messages are for the client's side, see Channel::exchange(); here they are bytes.
            PIPE_TYPE_MESSAGE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
            PIPE_UNLIMITED_INSTANCES, kPipeBuffer, kPipeBuffer, 0, security_.get()));
        if (!arrival->pipe || !port_->attach(arrival->pipe.get())) return GetLastError();

        Arrival* const raw = arrival.get();
        arrival->operation.finished = [this, raw](bool succeeded, DWORD bytes) {
            finished(raw, succeeded, bytes);
        };
        port_->begin(arrival->operation, inFlight(arrival));
        const DWORD code = awaitClient(*arrival);
        if (code != ERROR_IO_PENDING) port_->takeBack(arrival->operation);
        if (code != ERROR_IO_PENDING && code != ERROR_PIPE_CONNECTED) return code;
        // A client was quicker than we: no completion comes, so one is made.
        if (code == ERROR_PIPE_CONNECTED) port_->complete(arrival->operation, inFlight(arrival));
        waiting_.splice(waiting_.end(), next);
        return ERROR_SUCCESS;
    }

    // A client may come and go before we wait for one; then the same instance waits for the next. An
    // instance given up for that would leave, in a crowd of such clients, none for the others.
    static DWORD awaitClient(Arrival& arrival) {
        for (int visits = 0;; ++visits) {
            if (ConnectNamedPipe(arrival.pipe.get(), &arrival.operation)) {
                return ERROR_PIPE_CONNECTED;
            }
            const DWORD code = GetLastError();
            if (code != ERROR_NO_DATA || visits == kMostVisits) return code;
            DisconnectNamedPipe(arrival.pipe.get());
        }
    }

    void refill() {
        while (waiting_.size() < kWaitingInstances) {
            if (waitForOne() == ERROR_SUCCESS) continue;
            // Out of something. The next client tries again, and without any the timer does.
            if (waiting_.empty()) armTimer(steady_clock::now() + kRetryPause);
            return;
        }
    }

    // Takes the arrival out of the list; empty when it was dropped.
    static std::shared_ptr<Arrival> take(ArrivalList& list, const Arrival* arrival) {
        for (auto i = list.begin(); i != list.end(); ++i) {
            if (i->get() != arrival) continue;
            auto found = std::move(*i);
            list.erase(i);
            return found;
        }
        return nullptr;
    }

    // Whom there is no memory for is gone. The next client tries again, and without any instance
    // left the timer does; a service that has no memory for that either has none to go on with.
    void finished(Arrival* which, bool succeeded, DWORD bytes) {
        try {
            which->met ? spoke(which, succeeded, bytes) : met(which, succeeded);
        } catch (const std::bad_alloc&) {
            if (waiting_.empty() && !closed_) armTimer(steady_clock::now() + kRetryPause);
        }
    }

    void met(Arrival* which, bool succeeded) {
        const auto arrival = take(waiting_, which);
        if (!arrival || closed_) return;
        refill();
        if (!succeeded) return;
        arrival->met = true;
        arrival->deadline = steady_clock::now() + kSilenceLimit;
        if (!listen(arrival)) return;
        if (silent_.empty()) armTimer(arrival->deadline);
        silent_.push_back(arrival);
        if (silent_.size() > kMostSilent) dropLongestSilent();
    }

    // Reads the client's first bytes.
    bool listen(const std::shared_ptr<Arrival>& arrival) {
        port_->begin(arrival->operation, inFlight(arrival));
        if (ReadFile(arrival->pipe.get(), arrival->first.data(),
                     static_cast<DWORD>(arrival->first.size()), nullptr, &arrival->operation)) {
            port_->defer(arrival->operation);
            return true;
        }
        if (GetLastError() == ERROR_IO_PENDING) return true;
        port_->takeBack(arrival->operation);
        return false;
    }

    void spoke(Arrival* which, bool succeeded, DWORD bytes) {
        const auto arrival = take(silent_, which);
        if (!arrival || closed_ || !succeeded) return;
        if (bytes == 0) {  // he wrote nothing, at length: still silent, his time runs on
            if (listen(arrival)) silent_.push_front(arrival);
            return;
        }
        auto peer = identifyClient(arrival->pipe.get(), names_);
        if (!peer) return;
        // The access list of the pipe says so too; it is not enforced everywhere.
        for (const std::string& group : peer->user.groups) {
            if (group == kNetworkSid) return;
        }
        accepted_(std::make_unique<PipeStream>(
            std::make_shared<PipeConnection>(loop_, std::move(arrival->pipe), std::move(*peer),
                                             std::span(arrival->first).first(bytes))));
    }

    void dropLongestSilent() {
        hangUp(*silent_.front());
        silent_.pop_front();
    }

    void armTimer(SteadyTime when) {
        loop_.setTimer(this, when, [self = weak_from_this()] {
            if (const auto arrivals = self.lock()) arrivals->timeIsUp();
        });
    }

    void timeIsUp() {
        const SteadyTime now = steady_clock::now();
        while (!silent_.empty() && silent_.front()->deadline <= now) dropLongestSilent();
        if (!silent_.empty()) armTimer(silent_.front()->deadline);
        refill();
    }

    CompletionLoop& loop_;
    const std::shared_ptr<CompletionPort> port_;
    const std::wstring path_;
    platform::win32::SecurityAttributes security_;
    const std::function<void(std::unique_ptr<Stream>)> accepted_;
    platform::win32::AccountNames names_;
    ArrivalList waiting_;
    ArrivalList silent_;  // the longest silent first
    bool closed_ = false;
};

class PipeListener final : public Listener {
public:
    explicit PipeListener(std::shared_ptr<PipeArrivals> arrivals)
        : arrivals_(std::move(arrivals)) {}
    ~PipeListener() override { arrivals_->close(); }

private:
    const std::shared_ptr<PipeArrivals> arrivals_;
};

}  // namespace

}  // namespace win32

model::Result<std::unique_ptr<Listener>> listenAt(
    Loop& loop, const Instance& instance, std::function<void(std::unique_ptr<Stream>)> accepted) {
    const std::string user = platform::win32::processUserSid();
    auto security =
        platform::win32::SecurityAttributes::fromSddl(win32::pipeDescriptor(instance, user));
    if (!security) return tl::unexpected(security.error());
    // makeLoop() makes no other loop on Windows.
    auto arrivals = std::make_shared<win32::PipeArrivals>(
        static_cast<win32::CompletionLoop&>(loop), platform::win32::wideFromUtf8(instance.endpoint),
        std::move(*security), std::move(accepted));
    if (auto opened = arrivals->open(instance.endpoint); !opened) {
        arrivals->close();
        return tl::unexpected(opened.error());
    }
    return std::make_unique<win32::PipeListener>(std::move(arrivals));
}

}  // namespace winfax::ipc
