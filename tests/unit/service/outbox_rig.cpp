// SPDX-License-Identifier: MIT
#include "outbox_rig.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "wire/frame.h"

namespace winfax::test {

namespace {

using model::DeviceState;
using model::Result;

class NoSink final : public service::LogSink {
  public:
    void write(const service::LogEntry&) override {}
};

class SameAgain final : public render::Renderer {
  public:
    Result<document::Bytes> withBanner(std::span<const std::byte> tiff,
                                       const document::BannerText&) override {
        return document::Bytes(tiff.begin(), tiff.end());
    }
    Result<document::Bytes> cleanPages(std::span<const std::byte> tiff) override {
        return document::Bytes(tiff.begin(), tiff.end());
    }
    Result<document::FirstPage> firstPage(std::span<const std::byte>) override {
        return model::fail(model::ErrorCode::notSupported, "nobody asks for pages here");
    }
    Result<document::PageImage> page(std::span<const std::byte>, std::uint32_t) override {
        return model::fail(model::ErrorCode::notSupported, "nobody asks for pages here");
    }
    Result<render::MadePages> makePages(const render::Source&,
                                        const document::PageSetup&) override {
        return model::fail(model::ErrorCode::notSupported, "all documents here are fax pages");
    }
    Result<void> judgeCover(std::span<const std::byte>) override {
        return model::fail(model::ErrorCode::notSupported, "no cover pages here");
    }
    Result<document::Bytes> withCover(std::span<const std::byte>, const render::Cover&,
                                      const document::PageSetup&) override {
        return model::fail(model::ErrorCode::notSupported, "no cover pages here");
    }
    Result<render::Dots> drawCover(const render::Cover&, std::uint32_t, std::uint32_t) override {
        return model::fail(model::ErrorCode::notSupported, "no cover pages here");
    }
};

}  // namespace

void HeldLine::start(line::OutgoingCall call, Observer observer) {
    started_(*this, call);
    call_ = std::move(call);
    observer_ = std::move(observer);
    state_ = DeviceState::dialing;
}

void HeldLine::end(DeviceState outcome) {
    line::CallResult result;
    result.outcome = outcome;
    const Observer observer = std::exchange(observer_, {});
    call_ = {};
    state_ = DeviceState::available;
    observer.ended(std::move(result));
}

void HeldLine::setTaken(bool taken) {
    state_ = taken ? DeviceState::receiving : DeviceState::available;
}

OutboxRig::OutboxRig(std::uint32_t lines) : lineCount_(lines) {
    spdlog::set_level(spdlog::level::off);
    // Copies of what was sent are not what is tested here, and making them durable takes long.
    std::ofstream(state_.path() / "sent") << "in place of the folder";
    instance.name = "rig";
    instance.stateDirectory = state_.path();
    clock = std::make_unique<clock::Clock>(clock::Mode::virtualTime,
                                           model::Time(std::chrono::hours(1000)));
    begin();
}

OutboxRig::~OutboxRig() { end(); }

void OutboxRig::begin() {
    store = std::make_unique<StepStore>(disk);
    worker_ = std::make_unique<service::Worker>([this](std::function<void()> report) {
        const std::lock_guard lock(mutex_);
        reports_.push_back(std::move(report));
        reported_.notify_one();
    });
    events_ = std::make_unique<service::EventHub>(*clock, 100'000);
    listener_ = std::make_unique<ipc::MemoryPeer>(ipc::PeerIdentity{});
    stream_ = listener_->takeStream();
    events_->subscribe(*stream_, 1, [] {});
    log_ = std::make_unique<service::EventLog>(
        service::EventLog::Parts{*clock, *store, std::make_unique<NoSink>()}, settings.log,
        disk.kept);
    configuration = std::make_unique<service::ServerConfiguration>(settings, instance, disk.kept);
    lines.clear();
    lines_.clear();
    for (std::uint32_t id = 1; id <= lineCount_; ++id) {
        lines_.push_back(std::make_unique<HeldLine>(
            id,
            [this](const HeldLine& where, const line::OutgoingCall& call) { judge(where, call); }));
        lines.push_back(lines_.back().get());
    }
    ports = std::make_unique<service::Ports>(service::Ports::Lines(lines.begin(), lines.end()),
                                             *store, disk.kept);
    journal_ = std::make_unique<service::CallJournal>(*worker_, state_.path(), 0);
    renderer_ = std::make_unique<SameAgain>();
    pages_ = std::make_unique<service::JobPages>(
        service::JobPages::Parts{*clock, *store, *worker_, *renderer_, {}});
    outbox = std::make_unique<service::Outbox>(
        service::Outbox::Parts{*clock,
                               *store,
                               *worker_,
                               *events_,
                               *ports,
                               *configuration,
                               *renderer_,
                               *log_,
                               *journal_,
                               *pages_,
                               {*store, *worker_, *renderer_, {}}},
        queue::LocalToUtc{}, state_.path());
    outbox->restore(disk.contents());
}

void OutboxRig::end() {
    const model::Time then = clock->now();
    worker_.reset();
    reports_.clear();
    store.reset();
    outbox.reset();
    ports.reset();
    configuration.reset();
    log_.reset();
    events_.reset();
    stream_.reset();
    listener_.reset();
    clock = std::make_unique<clock::Clock>(clock::Mode::virtualTime, then);
}

void OutboxRig::kill() {
    end();
    begin();
}

void OutboxRig::work() {
    while (!worker_->idle()) {
        std::function<void()> report;
        {
            std::unique_lock lock(mutex_);
            reported_.wait(lock, [this] { return !reports_.empty(); });
            report = std::move(reports_.front());
            reports_.pop_front();
        }
        report();
    }
}

void OutboxRig::settle() {
    do {
        store->answerAll();
        work();
        clock->runDue();
    } while (!store->idle() || !worker_->idle());
}

void OutboxRig::advance(model::Ticks by) {
    bool arrived = false;
    clock->advanceTo(clock->now() + by, [&](model::Time) { arrived = true; });
    while (!arrived) {
        clock->step();
        settle();
    }
    settle();
}

std::uint32_t OutboxRig::submit(std::string owner, model::ScheduleAction action) {
    queue::Job job;
    job.owner = std::move(owner);
    job.params.RecipientNumber = u"555";
    job.params.ScheduleAction = static_cast<std::uint32_t>(action);
    job.pages = 1;
    std::optional<std::uint32_t> given;
    outbox->submit(std::move(job), queue::Bytes(4),
                   [&](const Result<std::uint32_t>& id) { given = id.value_or(0); });
    while (!given) store->answer();
    return *given;
}

OutboxRig::Answer OutboxRig::control(std::uint32_t jobId, model::JobCommand command) {
    auto answer = std::make_shared<std::optional<Result<void>>>();
    outbox->control(jobId, command, [answer](const Result<void>& result) { *answer = result; });
    return answer;
}

void OutboxRig::configure(const std::function<void(model::Configuration&)>& change) {
    model::Configuration changed = configuration->current();
    change(changed);
    configuration->set(std::move(changed));
    outbox->configured();
}

void OutboxRig::setPort(std::uint32_t deviceId, std::uint32_t flags, std::uint32_t priority) {
    model::PortInfo info = ports->infoOf(line(deviceId));
    info.Flags = flags;
    info.Priority = priority;
    ports->change(line(deviceId), info, [this](const Result<void>& kept) {
        if (kept) outbox->configured();
    });
}

HeldLine* OutboxRig::lineOf(std::uint32_t jobId) {
    const auto found =
        std::ranges::find_if(lines, [&](HeldLine* line) { return line->call().jobId == jobId; });
    return found == lines.end() ? nullptr : *found;
}

void OutboxRig::judge(const HeldLine& line, const line::OutgoingCall& call) {
    const auto complain = [&](const std::string& what) {
        problems.push_back("job " + std::to_string(call.jobId) + ", try " +
                           std::to_string(call.attempt) + " on line " +
                           std::to_string(line.deviceId()) + ": " + what);
    };
    if (line.state() != DeviceState::available) complain("the line is double-booked");
    if (lineOf(call.jobId) != nullptr) complain("the job is on another line as well");
    if (!calls.emplace(call.jobId, call.attempt).second) complain("this try was dialled before");
    const auto attempt = disk.attempts.find({call.jobId, call.attempt});
    if (attempt == disk.attempts.end() || attempt->second.ended ||
        attempt->second.deviceId != line.deviceId()) {
        complain("its begin is not on disk");
    }
}

std::vector<model::EventId> OutboxRig::eventsOf(std::uint32_t jobId) {
    events_->flush();
    wire::FrameReader reader;
    reader.append(listener_->takeReceived());
    std::vector<model::EventId> ids;
    wire::Frame frame;
    while (reader.next(frame) == wire::FrameReader::State::frame) {
        model::Event event;
        wire::Reader(frame.payload).get(event);
        if (event.JobId == jobId && !service::isProgress(event.EventId)) {
            ids.push_back(static_cast<model::EventId>(event.EventId));
        }
    }
    return ids;
}

}  // namespace winfax::test
