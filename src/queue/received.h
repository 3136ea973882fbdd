// SPDX-License-Identifier: MIT
// A fax from outside: what is kept of it, and what happens to it, as pure functions of fax,
// settings and time. The document itself is a file in the received folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/constants.h"
#include "model/job.h"
#include "queue/rules.h"

namespace winfax::queue {

// fields() is also the list of the store's columns: whoever adds a member adds an upgrade.
struct Received {
    std::uint32_t id = 0;  // out of the same row as those of outgoing jobs (E6)
    // receive while the call lasts; then routing, or failReceive for what broke off.
    model::JobType type = model::JobType::receive;
    model::JobState state = model::JobState::inProgress;
    model::Text device;  // name of the line; its id may change
    std::uint32_t deviceId = model::kNoDevice;
    model::Text callerId;  // the caller's number, as the telephone network told it
    model::Text tsid;      // what the sender calls itself
    model::Text csid;      // what we called ourselves
    model::DeviceState outcome = model::DeviceState::none;  // of the call
    std::uint32_t pages = 0;
    std::uint64_t size = 0;  // bytes of the document
    model::Time started{};   // the call
    std::optional<model::Time> ended;
    std::uint32_t tries = 0;            // to route it; a restart clears them
    model::Time due{};                  // not tried again before
    std::u16string done;                // the GUIDs of the methods that did their work, in a row
    model::Text lastFailure;            // for people
    std::optional<model::Time> failed;  // routing was given up at

    static constexpr void fields(auto&& f, auto&... s) {
        f("id", model::as::jobId, s.id...);
        f("type", model::as::jobType, s.type...);
        f("state", model::as::jobStatus, s.state...);
        f("device", model::as::text, s.device...);
        f("deviceId", model::as::deviceId, s.deviceId...);
        f("callerId", model::as::phone, s.callerId...);
        f("tsid", model::as::phone, s.tsid...);
        f("csid", model::as::phone, s.csid...);
        f("outcome", model::as::deviceStatus, s.outcome...);
        f("pages", model::as::pages, s.pages...);
        f("size", model::as::bytes, s.size...);
        f("started", model::as::time, s.started...);
        f("ended", model::as::time, s.ended...);
        f("tries", model::as::number, s.tries...);
        f("due", model::as::time, s.due...);
        f("done", model::as::text, s.done...);
        f("lastFailure", model::as::text, s.lastFailure...);
        f("failed", model::as::time, s.failed...);
    }
    bool operator==(const Received&) const = default;
};

// What FaxGetJob and FaxEnumJobs show of it.
model::JobEntry entryOf(const Received& fax);

// `guid` is canonical.
bool isDone(const Received& fax, std::u16string_view guid);
void setDone(Received& fax, std::u16string_view guid);

// A try to route it begins.
void beginRouting(Received& fax);
// A try is over in which a method failed. True: it is made again when `due`.
bool applyRoutingFailure(Received& fax, model::Time now, const Settings& settings);

// FaxSetJob and FaxAbort. A call is aborted; while it is being routed, and between its tries, a fax
// cannot be cancelled: invalidOperation (4317). One that was given up is removed or routed anew.
// All else is invalidParameter (87).
model::Result<Effect> applyCommand(Received& fax, model::JobCommand command, model::Time now);

// When a fax that was given up leaves the queue by itself; nullopt: never.
std::optional<model::Time> leavesAt(const Received& fax, const Settings& settings);

}  // namespace winfax::queue
