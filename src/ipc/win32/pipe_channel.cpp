// SPDX-License-Identifier: MIT
#include <aclapi.h>

#include <algorithm>
#include <atomic>

#include "ipc/channel.h"
#include "ipc/win32/endpoint_security.h"
#include "platform/win32/error_text.h"
#include "platform/win32/security.h"
#include "platform/win32/wide.h"

namespace winfax::ipc {

namespace {

using model::ErrorCode;
using platform::win32::UniqueHandle;
using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// As much as moves at once; the stall limit counts for each piece.
constexpr std::size_t kPiece = 64 * 1024;

// Of a reply to an exchange so much is awaited in the same step: Wine carries the whole buffer to
// its server, whatever comes of it.
constexpr std::size_t kSmallReply = 1024;

constexpr std::string_view kSending = "send to the fax service";
constexpr std::string_view kReceiving = "receive from the fax service";

DWORD waitLimit(milliseconds limit) {
    if (limit.count() <= 0) return INFINITE;
    return static_cast<DWORD>(std::min<long long>(limit.count(), INFINITE - 1));
}

tl::unexpected<model::Error> failConnection(std::string_view action, DWORD code) {
    return platform::win32::failSystem(ErrorCode::callFailed, action, "", code);
}

class PipeChannel final : public Channel {
public:
  PipeChannel(UniqueHandle pipe, UniqueHandle finished, UniqueHandle interrupted)
      : pipe_(std::move(pipe)),
        finished_(std::move(finished)),
        interrupted_(std::move(interrupted)) {
      // Fails for a pipe of bytes only, and then an exchange is a send and a receive.
      DWORD mode = PIPE_READMODE_MESSAGE;
      readsMessages_ = SetNamedPipeHandleState(pipe_.get(), &mode, nullptr, nullptr);
  }

    void setStallLimit(milliseconds limit) override { stallLimit_ = limit; }

    model::Result<void> send(std::span<const std::byte> bytes) override {
        while (!bytes.empty()) {
            const auto piece = static_cast<DWORD>(std::min(bytes.size(), kPiece));
            const auto sent = perform(kSending, [&](OVERLAPPED* operation) {
                return WriteFile(pipe_.get(), bytes.data(), piece, nullptr, operation);
            });
            if (!sent) return tl::unexpected(sent.error());
            bytes = bytes.subspan(*sent);
        }
        return {};
    }

    model::Result<std::size_t> receive(std::span<std::byte> buffer) override {
        const auto wanted = static_cast<DWORD>(std::min(buffer.size(), kPiece));
        for (;;) {
            auto received = perform(kReceiving, [&](OVERLAPPED* operation) {
                return ReadFile(pipe_.get(), buffer.data(), wanted, nullptr, operation);
            });
            // A write of nothing at the other end is a read of nothing here, and not the end.
            if (!received || *received > 0 || wanted == 0) return received;
        }
    }

    // One call of the system, and under Wine one visit to its server, less than send() and
    // receive(). What was put into the pipe was sent, whatever becomes of it there: as with send().
    Exchanged exchange(std::span<const std::byte> request, std::span<std::byte> reply) override {
        if (!readsMessages_ || request.size() > kPiece) return Channel::exchange(request, reply);
        OVERLAPPED transaction{};
        const DWORD code = start(transaction, [&](OVERLAPPED* operation) {
            const auto room = static_cast<DWORD>(std::min(reply.size(), kSmallReply));
            return TransactNamedPipe(pipe_.get(), const_cast<std::byte*>(request.data()),
                                     static_cast<DWORD>(request.size()), reply.data(), room,
                                     nullptr, operation);
        });
        // Something that nobody asked for came before.
        if (code == ERROR_PIPE_BUSY) return Channel::exchange(request, reply);
        if (!isStarted(code)) return {failConnection(kSending, code), 0};
        auto received = finish(kReceiving, transaction, code);
        if (received && *received == 0) received = receive(reply);
        return {{}, std::move(received)};
    }

    void interrupt() override {
        isInterrupted_ = true;
        SetEvent(interrupted_.get());
    }

    void abandon() override { interrupt(); }  // there is no fork; all the same it is of no more use

private:
  template <class Call>
  model::Result<std::size_t> perform(std::string_view action, Call call) {
      OVERLAPPED operation{};
      const DWORD code = start(operation, call);
      if (!isStarted(code)) return failConnection(action, code);
      return finish(action, operation, code);
  }

  // What came of the call that starts an operation: done, or under way, or an error.
  template <class Call>
  DWORD start(OVERLAPPED& operation, Call call) {
      if (isInterrupted_) return ERROR_OPERATION_ABORTED;
      operation.hEvent = finished_.get();
      return call(&operation) ? ERROR_SUCCESS : GetLastError();
  }

  // A message that has more than the buffer holds is as good as its beginning.
  static bool isStarted(DWORD code) {
      return code == ERROR_SUCCESS || code == ERROR_IO_PENDING || code == ERROR_MORE_DATA;
  }

  // Waits for an operation. It is over when this returns, whatever happens: it refers to the
  // stack and to the caller's buffer.
  model::Result<std::size_t> finish(std::string_view action, OVERLAPPED& operation, DWORD code) {
      DWORD outcome = WAIT_OBJECT_0;
      if (code == ERROR_IO_PENDING) {
          const HANDLE either[] = {finished_.get(), interrupted_.get()};
          outcome = WaitForMultipleObjects(2, either, FALSE, waitLimit(stallLimit_));
          if (outcome != WAIT_OBJECT_0) CancelIoEx(pipe_.get(), &operation);
      }
      DWORD count = 0;
      if (GetOverlappedResult(pipe_.get(), &operation, &count, TRUE) ||
          GetLastError() == ERROR_MORE_DATA) {
          return count;
      }
      if (outcome == WAIT_TIMEOUT) {
          return model::fail(ErrorCode::timeout, "the fax service did not move within " +
                                                     std::to_string(stallLimit_.count()) + " ms");
      }
      return failConnection(action, GetLastError());
  }

    UniqueHandle pipe_;
    UniqueHandle finished_;     // the operation's event: one operation at a time
    UniqueHandle interrupted_;  // wakes who waits; set once, never reset
    bool readsMessages_ = false;
    std::atomic<bool> isInterrupted_{false};
    milliseconds stallLimit_{0};
};

// Opens the pipe, waiting for a free instance of it as long as there is a service at all.
model::Result<UniqueHandle> openPipe(const std::string& endpoint, milliseconds patience) {
    const std::wstring path = platform::win32::wideFromUtf8(endpoint);
    const auto limit = SteadyClock::now() + patience;
    for (;;) {
        // The service may ask who we are, and may not act as us.
        UniqueHandle pipe(CreateFileW(
            path.c_str(), win32::kClientAccess, 0, nullptr, OPEN_EXISTING,
            FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION, nullptr));
        if (pipe) return pipe;
        const DWORD code = GetLastError();
        if (code == ERROR_ACCESS_DENIED) {
            return platform::win32::failSystem(ErrorCode::accessDenied, "open", endpoint, code);
        }
        const auto left = std::chrono::ceil<milliseconds>(limit - SteadyClock::now());
        if (code != ERROR_PIPE_BUSY || left.count() <= 0) {
            return platform::win32::failSystem(ErrorCode::serverUnavailable, "open", endpoint,
                                               code);
        }
        WaitNamedPipeW(path.c_str(), waitLimit(left));
    }
}

// Empty when it cannot be told.
std::string ownerOf(HANDLE pipe) {
    PSID owner = nullptr;
    platform::win32::LocalMemory<void> descriptor;
    if (GetSecurityInfo(pipe, SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr,
                        nullptr, nullptr, descriptor.receive()) != ERROR_SUCCESS) {
        return {};
    }
    return platform::win32::sidText(owner);
}

model::Result<void> checkOwner(HANDLE pipe, const Instance& instance) {
    const std::string owner = ownerOf(pipe);
    const std::string own = platform::win32::processUserSid();
    // The service manager is asked only when the cheap answer is no.
    if (win32::isTrustedOwner(owner, own, false, std::nullopt)) return {};
    if (instance.system && win32::isTrustedOwner(owner, own, true, win32::serviceAccountSid())) {
        return {};
    }
    return model::fail(ErrorCode::serverUnavailable,
                       "'" + instance.endpoint + "' is served by " +
                           (owner.empty() ? "somebody unknown" : owner) +
                           ", who is neither this user nor the installed fax service");
}

}  // namespace

model::Result<std::unique_ptr<Channel>> connectChannel(const Instance& instance,
                                                       milliseconds patience) {
    auto pipe = openPipe(instance.endpoint, patience);
    if (!pipe) return tl::unexpected(pipe.error());
    if (auto trusted = checkOwner(pipe->get(), instance); !trusted) {
        return tl::unexpected(trusted.error());
    }
    UniqueHandle finished(CreateEventW(nullptr, TRUE, FALSE, nullptr));
    UniqueHandle interrupted(CreateEventW(nullptr, TRUE, FALSE, nullptr));
    if (!finished || !interrupted) {
        return platform::win32::failSystem(ErrorCode::notEnoughMemory, "create an event", "",
                                           GetLastError());
    }
    return std::make_unique<PipeChannel>(std::move(*pipe), std::move(finished),
                                         std::move(interrupted));
}

}  // namespace winfax::ipc
