// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

#include "../service_fixture.h"
#include "ipc/posix/endpoint.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using platform::Descriptor;
using namespace std::chrono_literals;

class SocketTest : public ServiceFixture {
  protected:
    // A listening socket of the test's own at the endpoint, which accepts nobody.
    Descriptor listenDirectly(int backlog) {
        EXPECT_TRUE(prepareEndpoint(instance_));
        Descriptor socket = openSocket();
        const auto address = socketAddress(instance_.endpoint).value();
        EXPECT_EQ(
            ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
            0);
        EXPECT_EQ(::listen(socket.number(), backlog), 0);
        return socket;
    }
};

TEST_F(SocketTest, EndpointIsItsOwnersAlone) {
    const mode_t former = ::umask(0);
    serveEcho();
    ::umask(former);
    struct stat status {};
    ASSERT_EQ(::lstat(instance_.endpoint.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600u);
}

TEST_F(SocketTest, StaleEndpointIsReplaced) {
    listenDirectly(1).reset();  // the name stays, nobody answers
    serveEcho();
    EXPECT_TRUE(connect());
}

TEST_F(SocketTest, WhatIsNoSocketIsNotRemoved) {
    ASSERT_TRUE(prepareEndpoint(instance_));
    test::writeText(instance_.endpoint, "precious");
    const auto listener = listenAt(*loop_, instance_, [](std::unique_ptr<Stream>) {});
    ASSERT_FALSE(listener);
    EXPECT_NE(listener.error().detail.find(instance_.endpoint), std::string::npos);
    EXPECT_EQ(test::readText(instance_.endpoint), "precious");
}

TEST_F(SocketTest, EndpointOfASuccessorStays) {
    serveEcho();
    ::unlink(instance_.endpoint.c_str());
    const Descriptor successor = listenDirectly(1);
    onLoop([this] { listener_.reset(); });
    EXPECT_TRUE(std::filesystem::exists(instance_.endpoint));
}

TEST_F(SocketTest, FullBacklogEndsWithPatience) {
    const Descriptor listening = listenDirectly(0);
    std::vector<std::unique_ptr<Channel>> waiting;
    for (;;) {
        auto channel = connectChannel(instance_, 50ms);
        if (!channel) {
            EXPECT_EQ(channel.error().code, ErrorCode::timeout) << channel.error().detail;
            break;
        }
        waiting.push_back(std::move(*channel));
        ASSERT_LT(waiting.size(), 10u);
    }
}

TEST_F(SocketTest, ImpostorIsNotTalkedTo) {
    if (::geteuid() != 0) GTEST_SKIP() << "NOT TESTED: only root can listen as somebody else";
    const auto open = directory_ / "open";
    ASSERT_EQ(::mkdir(open.c_str(), 0700), 0);
    ASSERT_EQ(::chmod(directory_.path().c_str(), 0711), 0);
    ASSERT_EQ(::chmod(open.c_str(), 0777), 0);
    instance_.endpoint = (open / "socket").native();
    int ready[2];
    ASSERT_EQ(::pipe2(ready, O_CLOEXEC), 0);
    const pid_t impostor = ::fork();
    if (impostor == 0) {
        const auto address = socketAddress(instance_.endpoint).value();
        const Descriptor socket = openSocket();
        const bool listening = ::setresuid(65534, 65534, 65534) == 0 &&
                               ::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address),
                                      sizeof address) == 0 &&
                               ::listen(socket.number(), 1) == 0;
        if (!listening || ::write(ready[1], "r", 1) != 1) ::_exit(1);
        for (;;) ::pause();
    }
    ::close(ready[1]);
    char byte;
    EXPECT_EQ(::read(ready[0], &byte, 1), 1);
    ::close(ready[0]);
    const auto channel = connectChannel(instance_, kPatience);
    ::kill(impostor, SIGKILL);
    ::waitpid(impostor, nullptr, 0);
    ASSERT_FALSE(channel);
    EXPECT_EQ(channel.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(channel.error().detail.find("65534"), std::string::npos) << channel.error().detail;
}

TEST_F(SocketTest, RoomInTheBacklogIsWaitedFor) {
    const Descriptor listening = listenDirectly(0);
    const auto first = connect();
    std::thread second([this] { EXPECT_TRUE(connect()); });
    const Descriptor accepted(::accept4(listening.number(), nullptr, nullptr, SOCK_CLOEXEC));
    second.join();
}

TEST_F(SocketTest, EndpointThatMayNotBeOpened) {
    if (::geteuid() == 0) GTEST_SKIP() << "NOT TESTED: root may open everything";
    const Descriptor listening = listenDirectly(1);
    ::chmod(instance_.endpoint.c_str(), 0);
    const auto channel = connectChannel(instance_, 0ms);
    ASSERT_FALSE(channel);
    EXPECT_EQ(channel.error().code, ErrorCode::accessDenied);
}

// A host's timers interrupt system calls again and again; the stall limit must still count.
TEST_F(SocketTest, SignalsNeitherEndNorProlongAWait) {
    serveSilently();
    const auto channel = connect();
    struct sigaction action {
    }, former{};
    action.sa_handler = [](int) {};  // without SA_RESTART
    ::sigaction(SIGALRM, &action, &former);
    const itimerval often{{0, 2000}, {0, 2000}};
    const itimerval never{};
    ::setitimer(ITIMER_REAL, &often, nullptr);
    channel->setStallLimit(60ms);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(receiveError(*channel), ErrorCode::timeout);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 55ms);
    ::setitimer(ITIMER_REAL, &never, nullptr);
    ::sigaction(SIGALRM, &former, nullptr);
}

TEST_F(SocketTest, NoSigpipe) {
    struct sigaction action {
    }, former{};
    action.sa_handler = SIG_DFL;
    ::sigaction(SIGPIPE, &action, &former);
    serve([](std::unique_ptr<Stream>) {});
    const auto channel = connect();
    EXPECT_EQ(receiveError(*channel), ErrorCode::callFailed);
    EXPECT_FALSE(channel->send(bytesOf("x")));  // would end this process
    ::sigaction(SIGPIPE, &former, nullptr);
}

TEST_F(SocketTest, ForkedChildAbandonsWithoutDisturbingItsParent) {
    serveEcho();
    const auto channel = connect();
    const pid_t child = ::fork();
    if (child == 0) {
        channel->abandon();
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    ASSERT_TRUE(channel->send(bytesOf("still")));
    EXPECT_EQ(receive(*channel, 5), bytesOf("still"));
}

// The peer sent something and went while the service was not reading: nothing spins, nothing is
// lost.
TEST_F(SocketTest, HangUpWhileNotReadingIsSeenAfterTheData) {
    std::atomic<std::size_t> arrived = 0;
    std::atomic<bool> closed = false;
    serve([&](std::unique_ptr<Stream> stream) {
        stream->start({[&](std::span<const std::byte> bytes) { arrived += bytes.size(); },
                       [&] { closed = true; }});
        stream->setReading(false);
        streams_.push_back(std::move(stream));
    });
    auto channel = connect();
    ASSERT_TRUE(channel->send(bytesOf("last words")));
    waitOnLoop([this] { return !streams_.empty(); });
    channel.reset();
    for (int turn = 0; turn < 10; ++turn) onLoop([] {});
    EXPECT_FALSE(closed);
    onLoop([this] { streams_.front()->setReading(true); });
    waitOnLoop([&] { return closed.load(); });
    EXPECT_EQ(arrived, 10u);
}

TEST_F(SocketTest, HangUpWhileNotReadingEndsAWrite) {
    std::atomic<bool> closed = false;
    serve([&](std::unique_ptr<Stream> stream) {
        stream->start({[](std::span<const std::byte>) {}, [&] { closed = true; }});
        stream->setReading(false);
        streams_.push_back(std::move(stream));
    });
    auto channel = connect();
    waitOnLoop([this] { return !streams_.empty(); });
    channel.reset();
    onLoop([this] { streams_.front()->write(bytesOf("anybody?")); });
    waitOnLoop([&] { return closed.load(); });
}

// A peer that dies hangs up before what it has not read makes room: then there is nothing to write
// yet, and no later sign of it.
TEST_F(SocketTest, HangUpOfAPeerThatNeverReadIsSeen) {
    std::atomic<bool> closed = false;
    serve([&](std::unique_ptr<Stream> stream) {
        stream->start({[](std::span<const std::byte>) {}, [&] { closed = true; }});
        stream->setReading(false);
        stream->write(std::vector<std::byte>(4u << 20));  // more than the system takes
        streams_.push_back(std::move(stream));
    });
    const Descriptor peer = openSocket();
    const auto address = socketAddress(instance_.endpoint).value();
    ASSERT_EQ(::connect(peer.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
              0);
    waitOnLoop([this] { return !streams_.empty(); });
    ::shutdown(peer.number(), SHUT_RDWR);
    waitOnLoop([&] { return closed.load(); });
}

TEST_F(SocketTest, OutOfDescriptorsClientsWaitAndAreServedLater) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "NOT TESTED: UndefinedBehaviorSanitizer needs descriptors of its own";
#endif
    serveEcho();
    {
        const auto before = connect();
        ASSERT_TRUE(before->send(bytesOf("x")));
        EXPECT_EQ(receive(*before, 1), bytesOf("x"));
    }
    waitOnLoop([this] { return streams_.empty(); });
    rlimit former{};
    ::getrlimit(RLIMIT_NOFILE, &former);
    // Room for the client's end and nothing else: the service cannot accept.
    int highest = 0;
    for (int number = 0; number < 1024; ++number)
        if (::fcntl(number, F_GETFD) >= 0) highest = number;
    std::vector<Descriptor> fillers;
    do fillers.emplace_back(::dup(0));
    while (fillers.back().number() < highest);
    rlimit small = former;
    small.rlim_cur = static_cast<rlim_t>(fillers.back().number()) + 2;
    ::setrlimit(RLIMIT_NOFILE, &small);
    const auto channel = connect();
    for (int turn = 0; turn < 10; ++turn) onLoop([] {});
    ::setrlimit(RLIMIT_NOFILE, &former);
    ASSERT_TRUE(channel);
    ASSERT_TRUE(channel->send(bytesOf("x")));
    EXPECT_EQ(receive(*channel, 1), bytesOf("x"));
}

// In a process of its own, because the number and the pid are given.
TEST_F(SocketTest, SocketPassedBySystemd) {
    Descriptor passed = listenDirectly(8);
    const pid_t child = ::fork();
    if (child == 0) {
        Instance system = instance_;
        system.system = true;
        ::dup2(passed.number(), 3);
        ::setenv("LISTEN_PID", std::to_string(::getpid()).c_str(), 1);
        ::setenv("LISTEN_FDS", "1", 1);
        const auto loop = makeLoop();
        const auto listener =
            listenAt(*loop, system, [&](std::unique_ptr<Stream>) { loop->stop(); });
        if (!listener) ::_exit(1);
        loop->run({});
        ::_exit(0);
    }
    passed.reset();  // what answers now is the child
    EXPECT_TRUE(connect());
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(std::filesystem::exists(instance_.endpoint)) << "systemd's, not ours to remove";
}

}  // namespace
}  // namespace winfax::ipc
