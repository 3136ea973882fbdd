// SPDX-License-Identifier: MIT
// The child's limits are set from here, while it waits for input that is not sent before.
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include "platform/child_process.h"
#include "platform/posix/await_descriptor.h"
#include "platform/posix/descriptor.h"
#include "platform/posix/spawn.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using model::Result;
using Clock = std::chrono::steady_clock;
using Bytes = std::vector<std::byte>;

// The shadow memory of these sanitizers is larger than any sensible limit.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLimitMemory = false;
#else
constexpr bool kLimitMemory = true;
#endif
// ThreadSanitizer begins by making a file of its own for its shadow memory.
#if defined(__SANITIZE_THREAD__)
constexpr bool kLimitFiles = false;
#else
constexpr bool kLimitFiles = true;
#endif

bool wouldBlock(int errorNumber) {
    return errorNumber == EAGAIN || errorNumber == EWOULDBLOCK || errorNumber == EINTR;
}

class Child {
  public:
    Child(const std::filesystem::path& program, const ChildLimits& limits)
        : program_(program.native()), limits_(limits), deadline_(Clock::now() + limits.wallTime) {}
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    Result<void> start(const std::vector<std::string>& arguments);
    // Sends the input and collects the output until the child closes it.
    Result<Bytes> exchange(std::span<const std::byte> input);
    // Waits for its end and judges it.
    Result<void> finish();

  private:
    Result<void> setLimits();
    void send(std::span<const std::byte>& input);
    // Whether more may come.
    Result<bool> receive(Bytes& output);
    // False when that did not come in time, or nobody wants it any more.
    bool await(int descriptor, short events) const;
    // Kills what is left of it and its children, and collects it.
    void end();
    tl::unexpected<model::Error> tooLate() const;
    tl::unexpected<model::Error> tooMuchWork() const;
    tl::unexpected<model::Error> fault(const std::string& problem) const;

    const std::string program_;
    const ChildLimits limits_;
    const Clock::time_point deadline_;
    pid_t pid_ = -1;
    Descriptor stream_;
    int status_ = 0;
};

Result<void> Child::start(const std::vector<std::string>& arguments) {
    // One socket for both directions, and no pipes: a child that reads no more raises no SIGPIPE.
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return systemFailure(errno, "create", "a socket pair");
    }
    stream_ = Descriptor(ends[0]);
    const Descriptor theirs = awayFromStdio(Descriptor(ends[1]));
    if (!theirs) return systemFailure(errno, "create", "a socket pair");

    SpawnActions actions;
    actions.pass(theirs.number(), STDIN_FILENO);
    actions.pass(theirs.number(), STDOUT_FILENO);
    actions.open(STDERR_FILENO, "/dev/null", O_WRONLY);
    actions.closeFrom(STDERR_FILENO + 1);
    if (!limits_.directory.empty()) actions.changeDirectory(limits_.directory.c_str());
    const auto child = spawn(program_, arguments, actions, limits_.directory.native());
    if (!child) return tl::unexpected(child.error());
    pid_ = *child;
    return setLimits();
}

Result<void> Child::setLimits() {
    const auto set = [this](auto resource, std::uint64_t soft, std::uint64_t hard) {
        const rlimit limit{soft, hard};
        return ::prlimit(pid_, resource, &limit, nullptr) == 0;
    };
    const auto seconds = static_cast<std::uint64_t>(limits_.processorTime.count());
    // The soft limit ends it with SIGXCPU, which says why; the hard one if it should ignore that.
    const bool done = set(RLIMIT_CPU, seconds, seconds + 1) &&
                      set(RLIMIT_CORE, 0, 0) &&  // what it reads is private
                      // It has no file to write, and no more memory to take.
                      (!kLimitFiles || !limits_.confined || set(RLIMIT_FSIZE, 0, 0)) &&
                      (limits_.files == 0 || set(RLIMIT_FSIZE, limits_.files, limits_.files)) &&
                      (!kLimitMemory || set(RLIMIT_AS, limits_.memory, limits_.memory));
    if (!done) return systemFailure(errno, "limit", program_);
    return {};
}

void Child::send(std::span<const std::byte>& input) {
    const ssize_t count =
        ::send(stream_.number(), input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count >= 0) {
        input = input.subspan(static_cast<std::size_t>(count));
    } else if (!wouldBlock(errno)) {
        input = {};  // it reads no more, and how it ends says whether that was wrong
    }
    if (input.empty()) ::shutdown(stream_.number(), SHUT_WR);
}

Result<bool> Child::receive(Bytes& output) {
    std::array<std::byte, 65'536> buffer;
    const ssize_t count = ::recv(stream_.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0 && wouldBlock(errno)) return true;
    if (count <= 0) return false;  // a reset says no more than an end: it left input unread
    if (static_cast<std::uint64_t>(count) > limits_.output - output.size()) {
        return fault("wrote more than " + std::to_string(limits_.output) + " bytes");
    }
    output.insert(output.end(), buffer.begin(), buffer.begin() + count);
    return true;
}

Result<Bytes> Child::exchange(std::span<const std::byte> input) {
    Bytes output;
    if (input.empty()) ::shutdown(stream_.number(), SHUT_WR);
    for (;;) {
        const short events = input.empty() ? POLLIN : POLLIN | POLLOUT;
        if (!await(stream_.number(), events)) return tooLate();
        if (!input.empty()) send(input);
        const auto more = receive(output);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return output;
    }
}

Result<void> Child::finish() {
    // By number: the C library declares its function for C only.
    const Descriptor life(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    if (!life) return systemFailure(errno, "watch", program_);
    if (!await(life.number(), POLLIN)) return tooLate();
    end();
    if (WIFEXITED(status_) && WEXITSTATUS(status_) == 0) return {};
    if (WIFEXITED(status_)) {
        return fault("ended with exit code " + std::to_string(WEXITSTATUS(status_)));
    }
    const int signal = WTERMSIG(status_);
    if (signal == SIGXCPU) return tooMuchWork();
    const char* name = ::sigabbrev_np(signal);
    return fault("was ended by signal " + std::to_string(signal) +
                 (name == nullptr ? "" : std::string(" (SIG") + name + ")"));
}

void Child::end() {
    if (pid_ < 0) return;
    // Its session was made by SETSID, so the group is its own. It is not collected yet, so the
    // number is still its.
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    pid_t collected;
    do collected = ::waitpid(pid_, &status_, 0);
    while (collected < 0 && errno == EINTR);
    pid_ = -1;
}

bool Child::await(int descriptor, short events) const {
    constexpr auto kLook = std::chrono::milliseconds(200);
    if (limits_.cancelled == nullptr) return awaitDescriptor(descriptor, events, deadline_);
    for (;;) {
        const auto next = std::min(deadline_, Clock::now() + kLook);
        if (awaitDescriptor(descriptor, events, next)) return true;
        if (next == deadline_ || *limits_.cancelled) return false;
    }
}

tl::unexpected<model::Error> Child::tooLate() const {
    if (limits_.cancelled != nullptr && *limits_.cancelled) {
        return model::fail(ErrorCode::serverUnavailable, program_ + " was ended: it is not needed");
    }
    return model::fail(ErrorCode::timeout, program_ + " did not end within " +
                                               std::to_string(limits_.wallTime.count()) + " ms");
}

tl::unexpected<model::Error> Child::tooMuchWork() const {
    return model::fail(ErrorCode::timeout, program_ + " used more than " +
                                               std::to_string(limits_.processorTime.count()) +
                                               " s of processor time");
}

tl::unexpected<model::Error> Child::fault(const std::string& problem) const {
    return model::fail(ErrorCode::internalError, program_ + " " + problem);
}

}  // namespace

Result<Bytes> runChild(const std::filesystem::path& program,
                       const std::vector<std::string>& arguments, std::span<const std::byte> input,
                       const ChildLimits& limits) {
    Child child(program, limits);
    if (const auto started = child.start(arguments); !started) {
        return tl::unexpected(started.error());
    }
    auto output = child.exchange(input);
    if (!output) return output;
    if (const auto finished = child.finish(); !finished) return tl::unexpected(finished.error());
    return output;
}

}  // namespace winfax::platform
