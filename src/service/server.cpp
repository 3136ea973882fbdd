// SPDX-License-Identifier: MIT
#include "service/server.h"

#include <spdlog/spdlog.h>
#include <chrono>
#include <ctime>
#include <map>
#include <new>
#include <optional>
#include <vector>

#include "ipc/loop.h"
#include "platform/identity.h"
#include "platform/paths.h"
#include "render/helper_programs.h"
#include "service/as_a_whole.h"
#include "service/core.h"
#include "service/server_cover_pages.h"

namespace winfax::service {

namespace {

using model::Result;
using std::chrono::steady_clock;

constexpr auto kGoodbye = std::chrono::seconds(2);  // for subscribers to take the last event

// What is found here need not be there in the next second; it is said then.
std::unique_ptr<render::Renderer> makeRenderer(const Server::Options& options) {
    platform::ChildLimits limits;
    limits.wallTime = options.settings.renderTime;
    limits.processorTime =
        std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(limits.wallTime));
    limits.memory = options.settings.renderMemory;
    return render::makeProcessRenderer(options.program, limits,
                                       {options.settings.ghostscript, options.settings.converters,
                                        options.instance.stateDirectory / "work"});
}

class RunningServer final : public Server {
  public:
    RunningServer(Options options, std::unique_ptr<ipc::Loop> loop)
        : options_(std::move(options)), loop_(std::move(loop)) {}

    Result<void> prepare();
    Result<void> run() override;
    void requestStop() override {
        loop_->post([this] { beginStop(); });
    }

  private:
    Result<void> serve();
    void accept(std::unique_ptr<ipc::Stream> stream);
    void gone(Peer& peer);
    void turnEnded();
    bool idle();
    void alarm();
    void setAlarm();
    void watchIdleness();
    void beginStop();
    void judgeAnew();

    Options options_;
    std::unique_ptr<ipc::Loop> loop_;
    std::unique_ptr<Core> core_;
    Allowance connectionsOfUser_{options_.settings.connectionsPerUser};
    using Peers = std::map<Peer*, std::shared_ptr<Peer>>;
    Peers peers_;
    Peers leaving_;  // until the turn's end: none is destroyed inside its own callback
    std::unique_ptr<ipc::Listener> listener_;
    std::optional<steady_clock::time_point> idleSince_;
    std::optional<steady_clock::time_point> stopDeadline_;
};

Result<void> RunningServer::prepare() {
    std::error_code ignored;  // documents that an earlier end has left there
    std::filesystem::remove_all(options_.instance.stateDirectory / "work", ignored);
    if (options_.settings.findsGhostscript) {
        options_.settings.ghostscript = render::findGhostscript();
    }
    if (auto provided = provideServerCoverPages(options_.instance.stateDirectory); !provided) {
        spdlog::warn("the usual cover pages are missing: {}", provided.error().detail);
    }
    auto core =
        Core::open({.instance = options_.instance,
                    .settings = options_.settings,
                    .access = options_.access,
                    .owner = platform::currentUser(),
                    .accessChanged = [this] { judgeAnew(); },
                    .toLoop = [this](std::function<void()> task) { loop_->post(std::move(task)); },
                    .lines = std::move(options_.lines),
                    .faults = std::move(options_.faults),
                    .renderer = makeRenderer(options_),
                    .printing = {},
                    .connections = [this] { return peers_.size(); },
                    .requestStop = [this] { requestStop(); },
                    .startAt = {}});
    if (!core) return tl::unexpected(core.error());
    core_ = std::move(*core);
    core_->begin();

    auto listener = ipc::listenAt(*loop_, options_.instance,
                                  [this](auto stream) { accept(std::move(stream)); });
    if (!listener) return tl::unexpected(listener.error());
    listener_ = std::move(*listener);
    return {};
}

void RunningServer::accept(std::unique_ptr<ipc::Stream> stream) {
    if (peers_.size() >= options_.settings.maxConnections) {
        spdlog::warn("{} connections are open, one more is refused ([limits] connections)",
                     peers_.size());
        return;
    }
    const std::string user = stream->peer().user.id;
    auto place = connectionsOfUser_.take(user, 1);
    if (!place) {
        spdlog::warn(
            "{} connections of the user {} are open, one more is refused ([limits] "
            "connections_per_user)",
            connectionsOfUser_.of(user), user);
        return;
    }
    const std::uint32_t rights = core_->access().rightsOf(stream->peer());
    auto peer =
        std::make_shared<Peer>(std::move(stream), core_->services(), rights,
                               [this, place = std::move(place)](Peer& peer) { gone(peer); });
    peer->start();  // calls nobody back yet
    peers_.emplace(peer.get(), std::move(peer));
}

// Moving it takes no memory: this may be about a peer that found none.
void RunningServer::gone(Peer& peer) {
    auto found = peers_.extract(&peer);
    if (found.empty()) return;
    leaving_.insert(std::move(found));
    core_->ended(peer);
}

void RunningServer::judgeAnew() {
    const auto peers = peers_;  // one that loses every right may leave at once
    for (const auto& [raw, peer] : peers)
        peer->setRights(core_->access().rightsOf(peer->identity()));
}

Result<void> RunningServer::run() {
    auto served = serve();
    listener_.reset();
    peers_.clear();
    leaving_.clear();
    core_->finish();
    return served;
}

// Want of memory at whatever is done on the loop's thread comes out here (decision 37), unless it
// concerned one call or one connection only.
Result<void> RunningServer::serve() {
    try {
        turnEnded();  // what was restored may wait for a time, and nobody may ever come
        ipc::Loop::Hooks hooks{[this] { alarm(); }, {}, [this] { turnEnded(); }};
        // A real clock needs nobody to move it, and its loop no second look at its sockets.
        if (core_->clock().mode() != clock::Mode::real) hooks.idle = [this] { return idle(); };
        loop_->run(std::move(hooks));
        return {};
    } catch (const std::bad_alloc&) {
    } catch (const HalfDone&) {
    }
    return model::fail(model::ErrorCode::notEnoughMemory);
}

bool RunningServer::idle() {
    // What is due now needs no step of a clock that only others move.
    const bool moved = core_->idle() && (core_->clock().runDue() || core_->clock().step());
    if (moved) turnEnded();
    return moved;
}

void RunningServer::alarm() {
    core_->clock().runDue();
    core_->printing().look(steady_clock::now());
}

void RunningServer::turnEnded() {
    core_->events().flush();
    goOnWithSlow(core_->services());
    leaving_.clear();
    if (stopDeadline_) {
        const bool done = core_->idle() && core_->events().drained();
        if (done || steady_clock::now() >= *stopDeadline_) loop_->stop();
    } else if (options_.endsWhenIdle) {
        watchIdleness();
    }
    setAlarm();
}

void RunningServer::watchIdleness() {
    if (!peers_.empty() || !core_->nothingToDo() || !core_->idle()) {
        idleSince_.reset();
        return;
    }
    const auto now = steady_clock::now();
    if (!idleSince_) idleSince_ = now;
    if (now >= *idleSince_ + options_.settings.idleExit) {
        spdlog::info("nobody is connected and nothing is to be sent: ending");
        beginStop();
        loop_->stop();
    }
}

void RunningServer::setAlarm() {
    std::optional<steady_clock::time_point> next;
    const auto consider = [&](steady_clock::time_point when) {
        if (!next || when < *next) next = when;
    };
    if (const auto due = core_->clock().nextAlarm()) {
        const auto wait = std::max(*due - core_->clock().now(), model::Ticks(0));
        consider(steady_clock::now() +
                 std::chrono::ceil<steady_clock::duration>(std::min<model::Ticks>(
                     wait, std::chrono::hours(1))));  // the system's clock may be set meanwhile
    }
    if (const auto look = core_->printing().nextLook()) consider(*look);
    if (idleSince_) consider(*idleSince_ + options_.settings.idleExit);
    if (stopDeadline_) consider(*stopDeadline_);
    loop_->setAlarm(next);
}

void RunningServer::beginStop() {
    if (stopDeadline_) return;
    spdlog::info("stopping");
    listener_.reset();
    core_->events().publish(model::EventId::serviceEnded, model::kNoDevice, model::kNoJob);
    stopDeadline_ = steady_clock::now() + kGoodbye;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::open(Options options) {
    auto server = std::make_unique<RunningServer>(std::move(options), ipc::makeLoop());
    if (auto prepared = server->prepare(); !prepared) return tl::unexpected(prepared.error());
    return server;
}

}  // namespace winfax::service
