// SPDX-License-Identifier: MIT
#include <spdlog/spdlog.h>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

#include "access/access_file.h"
#include "ipc/channel.h"
#include "ipc/instance.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "platform/process.h"
#include "platform/service_host.h"
#include "render/child.h"
#include "service/event_log.h"
#include "service/fault_sources.h"
#include "service/lines_reader.h"
#include "service/main/check.h"
#include "service/main/log.h"
#include "service/main/options.h"
#include "service/memory_reserve.h"
#include "service/server.h"

namespace winfax::service {
namespace {

enum ExitCode : int { kEnded = 0, kFailed = 1, kBadSettings = 2, kRunsAlready = 3 };

constexpr const char* kServiceName = "winfaxd";
constexpr std::chrono::seconds kLeavingPatience{20};  // below that of the client that waits
constexpr std::chrono::milliseconds kLeavingPause{20};

// Where a stop request, which comes on a thread of its own, finds the server. A request that comes
// before there is one is kept; one that comes at the end does not meet a server being destroyed.
std::mutex runningMutex;
Server* running = nullptr;
bool stopRequested = false;

void stopRunning() {
    const std::lock_guard lock(runningMutex);
    stopRequested = true;
    if (running != nullptr) running->requestStop();
}

// The server can be found for as long as this is there.
class Running {
  public:
    explicit Running(Server& server) { set(&server); }
    ~Running() { set(nullptr); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

  private:
    static void set(Server* server) {
        const std::lock_guard lock(runningMutex);
        running = server;
        if (server != nullptr && stopRequested) server->requestStop();
    }
};

int complain(int code, const std::string& what) {
    spdlog::error("{}", what);
    return code;
}

// What keeps the service from starting is in the event log too, whatever its levels are.
int failStart(const ipc::Instance& instance, int code, const std::string& why) {
    reportAlways(*makeLogSink(instance), "the service cannot start: " + why);
    return complain(code, why);
}

// One that the library started, because nobody answered, may find the former service on its way
// out: that one hears no new client any more and holds the instance until its store is closed.
model::Result<std::unique_ptr<ipc::InstanceLock>> lockAfterLeaving(const ipc::Instance& instance) {
    using std::chrono::steady_clock;
    const auto deadline = steady_clock::now() + kLeavingPatience;
    bool told = false;
    for (;;) {
        auto lock = ipc::lockInstance(instance);
        if (lock || lock.error().code != model::ErrorCode::alreadyExists) return lock;
        const bool answers = ipc::connectChannel(instance, kLeavingPause).has_value();
        if (answers || steady_clock::now() >= deadline) return lock;
        if (!std::exchange(told, true)) spdlog::info("waiting for the service that is ending");
        std::this_thread::sleep_for(kLeavingPause);
    }
}

int serve(const CommandLine& line, const ipc::Instance& instance,
          const std::function<void()>& answered) {
    if (auto become = ipc::becomeServiceAccount(instance); !become) {
        return complain(kFailed, become.error().detail);
    }
    if (auto made = platform::makePrivateDirectory(instance.stateDirectory); !made) {
        return complain(kFailed, made.error().detail);
    }
    if (!line.console) logToFile(instance.stateDirectory / "winfaxd.log");

    auto settings = readSettings(instance.stateDirectory / "winfax.toml");
    if (!settings) return failStart(instance, kBadSettings, settings.error().detail);
    auto access = access::readAccessFile(access::accessFile(instance.stateDirectory));
    if (!access) return failStart(instance, kBadSettings, access.error().detail);
    auto lines = readLines(instance.stateDirectory);
    if (!lines) return failStart(instance, kBadSettings, lines.error().detail);
    if (line.clock) settings->clock = *line.clock;
    if (line.testInstance) settings->testInstance = true;
    auto faults = readFaults(instance, settings->testInstance);
    if (!faults) return failStart(instance, kBadSettings, faults.error().detail);
    setLogLevel(settings->logLevel);

    if (auto prepared = ipc::prepareEndpoint(instance); !prepared) {
        return complain(kFailed, prepared.error().detail);
    }
    const auto lock = line.detach ? lockAfterLeaving(instance) : ipc::lockInstance(instance);
    if (!lock) {
        const bool runs = lock.error().code == model::ErrorCode::alreadyExists;
        return complain(runs ? kRunsAlready : kFailed,
                        runs ? "a service runs already for instance " + instance.name +
                                   "; stop it first or choose another WINFAX_INSTANCE"
                             : lock.error().detail);
    }
    MemoryReserve::keep(kUsualReserve);
    auto server = Server::open({.instance = instance,
                                .settings = *settings,
                                .access = std::move(*access),
                                .lines = std::move(*lines),
                                .faults = std::move(*faults),
                                .program = platform::servicePrograms().front(),
                                .endsWhenIdle = line.detach});
    if (!server) {
        const bool runs = server.error().code == model::ErrorCode::alreadyExists;
        return failStart(instance, runs ? kRunsAlready : kFailed, server.error().detail);
    }
    const Running found(**server);
    spdlog::info("instance {}, clock {}{}", instance.name, clock::nameOf(settings->clock),
                 settings->testInstance ? ", a test instance: faults are obeyed" : "");
    answered();
    if (!(*server)->run()) {
        return complain(kFailed, "ended for want of memory; what was answered is in the store");
    }
    spdlog::info("ended");
    return kEnded;
}

int runInForeground(const CommandLine& line) {
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance) return complain(kBadSettings, instance.error().detail);
    platform::onStopRequest(stopRunning);
    if (line.untilInputEnds) platform::onInputEnd(stopRunning);
    return serve(line, *instance, [&] {
        if (line.console) {
            std::printf("winfaxd: ready, instance %s, state in %s\n", instance->name.c_str(),
                        platform::utf8FromPath(instance->stateDirectory).c_str());
            std::fflush(stdout);
        }
        if (!line.announceToken.empty()) platform::announceReady(line.announceToken);
    });
}

int check(const CommandLine& line) {
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance) return complain(kBadSettings, instance.error().detail);
    if (!line.checkReport) return checkConfiguration(*instance) ? kEnded : kBadSettings;
    reportConfiguration(*instance);
    return kEnded;
}

int runProgram(int argc, char** argv) {
    int exitCode = kEnded;
    const auto line = parseCommandLine(argc, argv, exitCode);
    if (!line) return exitCode;
    if (line->render) return render::serveOneRequest();
    if (line->check || line->checkReport) return check(*line);
    if (line->detach) platform::detachFromCaller();
    logToConsole();
    platform::raiseDescriptorLimit();
    if (!line->console && !line->detach) {
        const auto asService = [&](std::function<void()> reportRunning) {
            exitCode = serve(*line, ipc::systemInstance(), reportRunning);
            return exitCode;
        };
        if (platform::runAsService(kServiceName, asService, stopRunning)) return exitCode;
    }
    return runInForeground(*line);
}

}  // namespace
}  // namespace winfax::service

int main(int argc, char** argv) {
    try {
        return winfax::service::runProgram(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "winfaxd: %s\n", error.what());
        return 1;
    }
}
