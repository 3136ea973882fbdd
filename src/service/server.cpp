// SPDX-License-Identifier: MIT
#include "service/server.h"

#include <chrono>
#include <ctime>
#include <map>
#include <optional>
#include <spdlog/spdlog.h>
#include <vector>

#include "ipc/loop.h"
#include "line/scripted_line.h"
#include "platform/identity.h"
#include "platform/paths.h"
#include "service/access.h"
#include "service/handlers.h"
#include "service/outbox.h"
#include "service/peer.h"
#include "service/worker.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using model::Result;
using std::chrono::steady_clock;

constexpr auto kGoodbye = std::chrono::seconds(2);  // for subscribers to take the last event

// [compat] schedule_time = "local". The C library knows the machine's time zone on every platform.
model::Time localToUtc(const model::CalendarTime& local) {
    std::tm parts{};
    parts.tm_year = local.wYear - 1900;
    parts.tm_mon = local.wMonth - 1;
    parts.tm_mday = local.wDay;
    parts.tm_hour = local.wHour;
    parts.tm_min = local.wMinute;
    parts.tm_sec = local.wSecond;
    parts.tm_isdst = -1;
    const std::time_t seconds = std::mktime(&parts);
    if (seconds == std::time_t(-1)) return model::fromCalendarTime(local).value_or(model::Time{});
    return model::Time(std::chrono::seconds(seconds)) +
           std::chrono::milliseconds(local.wMilliseconds);
}

std::vector<std::unique_ptr<line::Line>> makeLines(clock::Clock& clock) {
    std::vector<std::unique_ptr<line::Line>> lines;
    lines.push_back(line::makeScriptedLine(clock, 1, u"Line 1"));
    lines.push_back(line::makeScriptedLine(clock, 2, u"Line 2"));
    return lines;
}

class RunningServer final : public Server {
public:
    RunningServer(Options options, std::unique_ptr<ipc::Loop> loop)
        : options_(std::move(options)), owner_(platform::currentUser()), loop_(std::move(loop)) {}

    Result<void> prepare();
    void run() override;
    void requestStop() override {
        loop_->post([this] { beginStop(); });
    }

private:
    void accept(std::unique_ptr<ipc::Stream> stream);
    void turnEnded();
    bool idle();
    void alarm();
    void setAlarm();
    void watchIdleness();
    void beginStop();
    std::function<void(std::function<void()>)> executor() {
        return [this](std::function<void()> task) { loop_->post(std::move(task)); };
    }
    model::Time clockStart(model::Time latest) const;

    Options options_;
    platform::UserIdentity owner_;
    std::unique_ptr<ipc::Loop> loop_;
    std::unique_ptr<clock::Clock> clock_;
    std::unique_ptr<EventHub> events_;
    std::unique_ptr<Worker> worker_;
    std::unique_ptr<queue::Store> store_;
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<Handlers> handlers_;
    std::unique_ptr<PeerServices> services_;
    std::map<Peer*, std::shared_ptr<Peer>> peers_;
    std::unique_ptr<ipc::Listener> listener_;
    std::optional<steady_clock::time_point> idleSince_;
    std::optional<steady_clock::time_point> stopDeadline_;
};

// A virtual clock goes on where this instance's time was, so that time never goes back in it.
model::Time RunningServer::clockStart(model::Time latest) const {
    const auto now =
        std::chrono::time_point_cast<model::Ticks>(std::chrono::system_clock::now());
    return std::max<model::Time>(now, latest);
}

Result<void> RunningServer::prepare() {
    queue::Store::Contents contents;
    auto store = queue::Store::open(options_.instance.stateDirectory, executor(), contents);
    if (!store) return tl::unexpected(store.error());
    store_ = std::move(*store);
    if (!contents.warning.empty()) spdlog::warn("{}", contents.warning);

    const Settings& settings = options_.settings;
    clock_ = std::make_unique<clock::Clock>(settings.clock, clockStart(contents.latest));
    events_ = std::make_unique<EventHub>(*clock_, settings.maxQueuedEvents);
    worker_ = std::make_unique<Worker>(executor());
    outbox_ = std::make_unique<Outbox>(Outbox::Parts{*clock_, *store_, *worker_, *events_},
                                       settings.queue, localToUtc,
                                       options_.instance.stateDirectory, makeLines(*clock_));
    handlers_ = std::make_unique<Handlers>(
        Handlers::Parts{options_.instance, settings, *clock_, *events_, *outbox_,
                        [this] { return peers_.size(); },
                        [this] { requestStop(); }});
    services_ = std::make_unique<PeerServices>(
        PeerServices{*handlers_, *events_,
                     static_cast<std::uint32_t>(settings.clientStall.count()),
                     settings.maxDocument, settings.maxIncoming, 0});
    spdlog::info("{} jobs in {}", contents.jobs.size(),
                 platform::utf8FromPath(options_.instance.stateDirectory));
    outbox_->restore(std::move(contents));

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
    const std::uint32_t rights = rightsOf(stream->peer().user, owner_);
    auto peer = std::make_shared<Peer>(std::move(stream), *services_, rights, [this](Peer& gone) {
        // Not destroyed inside its own callback.
        const auto found = peers_.find(&gone);
        if (found == peers_.end()) return;
        loop_->post([keep = std::move(found->second)] {});
        peers_.erase(found);
    });
    peers_.emplace(peer.get(), peer);
    peer->start();
}

void RunningServer::run() {
    loop_->run({[this] { alarm(); }, [this] { return idle(); }, [this] { turnEnded(); }});
    listener_.reset();
    peers_.clear();
    store_.reset();  // finishes what was begun
}

bool RunningServer::idle() {
    // What is due now needs no step of a clock that only others move.
    const bool moved =
        store_->idle() && worker_->idle() && (clock_->runDue() || clock_->step());
    if (moved) turnEnded();
    return moved;
}

void RunningServer::alarm() { clock_->runDue(); }

void RunningServer::turnEnded() {
    events_->flush();
    if (stopDeadline_) {
        const bool done = store_->idle() && events_->drained();
        if (done || steady_clock::now() >= *stopDeadline_) loop_->stop();
    } else if (options_.endsWhenIdle) {
        watchIdleness();
    }
    setAlarm();
}

void RunningServer::watchIdleness() {
    if (!peers_.empty() || !outbox_->nothingToDo() || !store_->idle()) {
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
    if (const auto due = clock_->nextAlarm()) {
        const auto wait = std::max(*due - clock_->now(), model::Ticks(0));
        consider(steady_clock::now() +
                 std::chrono::ceil<steady_clock::duration>(std::min<model::Ticks>(
                     wait, std::chrono::hours(1))));  // the system's clock may be set meanwhile
    }
    if (idleSince_) consider(*idleSince_ + options_.settings.idleExit);
    if (stopDeadline_) consider(*stopDeadline_);
    loop_->setAlarm(next);
}

void RunningServer::beginStop() {
    if (stopDeadline_) return;
    spdlog::info("stopping");
    listener_.reset();
    events_->publish(model::EventId::serviceEnded, model::kNoDevice, model::kNoJob);
    stopDeadline_ = steady_clock::now() + kGoodbye;
}

}  // namespace

Result<std::unique_ptr<Server>> Server::open(Options options) {
    auto server = std::make_unique<RunningServer>(std::move(options), ipc::makeLoop());
    if (auto prepared = server->prepare(); !prepared) return tl::unexpected(prepared.error());
    return server;
}

}  // namespace winfax::service
