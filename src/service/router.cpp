// SPDX-License-Identifier: MIT
#include "service/router.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <optional>

#include "queue/received_folder.h"
#include "routing/default_methods.h"
#include "service/call_reports.h"
#include "service/record_in_the_end.h"
#include "text/encoding.h"

namespace winfax::service {

using model::EventId;
using model::JobState;
using model::JobType;
using model::kNoDevice;
using model::Result;
using queue::Received;

namespace {

delivery::MailFacts factsOf(const Received& fax) {
    delivery::MailFacts facts;
    facts.fax = {fax.id, fax.ended.value_or(fax.started), fax.tsid};
    facts.callerId = fax.callerId;
    facts.device = fax.device.value_or(u"");
    facts.pages = fax.pages;
    facts.whole = fax.type != JobType::failReceive;
    return facts;
}

void reportUnkept(const Result<void>& result, std::uint32_t jobId) {
    if (result) return;
    spdlog::error("job {}: its routing could not be recorded: {}", jobId, result.error().detail);
}

}  // namespace

Router::Router(Parts parts, std::filesystem::path stateDirectory)
    : parts_(std::move(parts)), stateDirectory_(std::move(stateDirectory)) {}

void Router::restore(std::vector<Received> faxes) {
    for (Received& fax : faxes) {
        const std::uint32_t id = fax.id;
        std::error_code error;
        if (fax.type == JobType::receive &&
            !std::filesystem::exists(queue::receivedFile(stateDirectory_, id), error)) {
            spdlog::warn("job {}: the service ended before its fax was safe", id);
            parts_.store.removeReceived(id,
                                        [id](const Result<void>& done) { reportUnkept(done, id); });
            continue;
        }
        if (fax.state == JobState::inProgress) {
            fax.state = JobState::retrying;
            fax.due = parts_.clock.now();
        }
        faxes_.insert_or_assign(id, std::move(fax));
    }
    setTimers();
}

bool Router::wants(const Received& fax) const {
    const RoutingTable& table = parts_.routing;
    return !table.methods().enabledMethods(table.state(), fax.device.value_or(u"")).empty();
}

void Router::take(Received fax) {
    const std::uint32_t id = fax.id;
    const std::uint32_t deviceId = fax.deviceId;
    faxes_.insert_or_assign(id, std::move(fax));
    begin(id, deviceId);
}

const Received* Router::find(std::uint32_t jobId) const {
    const auto found = faxes_.find(jobId);
    return found == faxes_.end() ? nullptr : &found->second;
}

bool Router::nothingToDo() const {
    return std::ranges::all_of(
        faxes_, [](const auto& entry) { return entry.second.state == JobState::retriesExceeded; });
}

// ---- a try --------------------------------------------------------------------------------------

void Router::begin(std::uint32_t jobId, std::uint32_t deviceId) {
    queue::beginRouting(faxes_.at(jobId));
    tries_.insert_or_assign(jobId, Try{});
    parts_.events.publish(EventId::routing, deviceId, jobId);
    next(jobId);
}

// What is enabled is looked up for each method: it may have changed while the last one ran.
void Router::next(std::uint32_t jobId) {
    const Received& fax = faxes_.at(jobId);
    Try& current = tries_.at(jobId);
    const RoutingTable& table = parts_.routing;
    const std::u16string device = fax.device.value_or(u"");
    for (const auto& method : table.methods().enabledMethods(table.state(), device)) {
        if (queue::isDone(fax, method.method.guid)) continue;
        if (!current.tried.insert(method.method.guid).second) continue;
        if (run(jobId, method)) return;
    }
    finish(jobId);
}

// False for a method that nobody can run. That is no failure of this fax, and no try would help.
bool Router::run(std::uint32_t jobId, const routing::EnabledMethod& method) {
    const Received& fax = faxes_.at(jobId);
    if (!routing::defaultMethodOf(method.method.guid)) {
        reportNotRun(parts_.log, fax, method.method);
        return false;
    }
    parts_.worker.run(
        [delivery = parts_.delivery, method, facts = factsOf(fax),
         file = queue::receivedFile(stateDirectory_, jobId)] {
            return delivery->deliver(method, facts, file);
        },
        [this, jobId, method = method.method](const Result<void>& result) {
            ended(jobId, method, result);
        });
    return true;
}

void Router::ended(std::uint32_t jobId, const routing::Method& method, const Result<void>& result) {
    Received& fax = faxes_.at(jobId);
    reportMethod(parts_.log, fax, method, result);
    if (!result) {
        fax.lastFailure = method.friendlyName + u": " + text::fromUtf8(result.error().detail);
        tries_.at(jobId).failed = true;
        return next(jobId);
    }
    queue::setDone(fax, method.guid);
    record(jobId, [this, jobId](const Result<void>& kept) {
        reportUnkept(kept, jobId);
        next(jobId);
    });
}

void Router::finish(std::uint32_t jobId) {
    const bool failed = tries_.at(jobId).failed;
    if (!failed) {
        // It stays under way until it has left.
        return recordInTheEnd(
            parts_.clock,
            [this, jobId](queue::Store::Done done) {
                parts_.store.removeReceived(jobId, std::move(done));
            },
            [this, jobId](const Result<void>& removed) {
                reportUnkept(removed, jobId);
                reportRouted(parts_.log, faxes_.at(jobId));
                tries_.erase(jobId);
                faxes_.erase(jobId);
                parts_.events.publish(EventId::deleted, kNoDevice, jobId);
            });
    }
    tries_.erase(jobId);
    Received& fax = faxes_.at(jobId);
    queue::applyRoutingFailure(fax, parts_.clock.now(), parts_.configuration.queueSettings());
    reportNotRouted(parts_.log, fax);
    record(jobId, [jobId](const Result<void>& kept) { reportUnkept(kept, jobId); });
    setTimers();
}

// As it is then; somebody may have removed it since.
void Router::record(std::uint32_t jobId, queue::Store::Done done) {
    recordInTheEnd(
        parts_.clock,
        [this, jobId](queue::Store::Done recorded) {
            const auto found = faxes_.find(jobId);
            if (found == faxes_.end()) return recorded({});
            parts_.store.putReceived(found->second, std::move(recorded));
        },
        std::move(done));
}

// ---- commands and times -------------------------------------------------------------------------

void Router::control(std::uint32_t jobId, model::JobCommand command, queue::Store::Done done) {
    Received& fax = faxes_.at(jobId);
    const Received before = fax;
    const auto effect = queue::applyCommand(fax, command, parts_.clock.now());
    if (!effect) return done(tl::unexpected(effect.error()));
    if (*effect == queue::Effect::remove) {
        fax = before;
        return leave(jobId, std::move(done));
    }
    parts_.store.putReceived(fax, [this, before, done = std::move(done)](const Result<void>& kept) {
        // What was not kept was not done.
        const auto found = faxes_.find(before.id);
        if (!kept && found != faxes_.end() && !tries_.contains(before.id)) {
            found->second = before;
        }
        setTimers();
        done(kept);
    });
}

void Router::leave(std::uint32_t jobId, queue::Store::Done done) {
    const JobState before = std::exchange(faxes_.at(jobId).state, JobState::deleting);
    parts_.store.removeReceived(
        jobId, [this, jobId, before, done = std::move(done)](const Result<void>& removed) {
            if (removed) {
                reportGivenUp(parts_.log, faxes_.at(jobId));
                faxes_.erase(jobId);
                parts_.events.publish(EventId::deleted, kNoDevice, jobId);
            } else {
                reportUnkept(removed, jobId);
                faxes_.at(jobId).state = before;
            }
            setTimers();
            done(removed);
        });
}

void Router::setTimers() {
    const queue::Settings settings = parts_.configuration.queueSettings();
    std::optional<model::Time> retry;
    std::optional<model::Time> leaving;
    const auto earlier = [](std::optional<model::Time>& first, std::optional<model::Time> other) {
        if (other && (!first || *other < *first)) first = other;
    };
    for (const auto& [id, fax] : faxes_) {
        if (fax.state == JobState::retrying) earlier(retry, fax.due);
        if (fax.state == JobState::retriesExceeded) earlier(leaving, leavesAt(fax, settings));
    }
    parts_.clock.cancel(std::exchange(retryTimer_, 0));
    parts_.clock.cancel(std::exchange(leaveTimer_, 0));
    if (retry) {
        retryTimer_ = parts_.clock.at(*retry, clock::Purpose::work, [this] { wakeUp(); });
    }
    if (leaving) {
        leaveTimer_ =
            parts_.clock.at(*leaving, clock::Purpose::housekeeping, [this] { removeOld(); });
    }
}

void Router::wakeUp() {
    retryTimer_ = 0;
    std::vector<std::uint32_t> due;
    for (const auto& [id, fax] : faxes_) {
        if (fax.state == JobState::retrying && fax.due <= parts_.clock.now()) due.push_back(id);
    }
    for (const std::uint32_t id : due) begin(id, kNoDevice);
    setTimers();
}

void Router::removeOld() {
    leaveTimer_ = 0;
    const queue::Settings settings = parts_.configuration.queueSettings();
    std::vector<std::uint32_t> old;
    for (const auto& [id, fax] : faxes_) {
        const auto when = leavesAt(fax, settings);
        if (fax.state == JobState::retriesExceeded && when && *when <= parts_.clock.now()) {
            old.push_back(id);
        }
    }
    for (const std::uint32_t id : old) leave(id, [](const Result<void>&) {});
}

}  // namespace winfax::service
