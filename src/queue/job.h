// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/constants.h"
#include "model/job.h"

namespace winfax::queue {

// An outgoing job as the service keeps it. fields() is also the list of the store's columns: the
// store's schema, its reading and its writing follow from it.
struct Job {
    std::uint32_t id = 0;
    std::string owner;      // platform::UserIdentity::id of who submitted it
    model::Text userName;   // what FaxGetJob shows (L17)
    model::JobParam params;
    model::JobState state = model::JobState::pending;
    model::DeviceState status = model::DeviceState::none;  // FPS_* while active, else none
    model::DeviceState lastOutcome = model::DeviceState::none;  // of the last try, for people
    std::uint32_t document = 0;   // its id in the store: that of its first job or its broadcast
    std::uint32_t pages = 0;      // with the cover page
    std::uint64_t size = 0;       // bytes of the document
    std::uint32_t tries = 0;      // counted tries (M1, M3); a restart clears them
    std::uint32_t attempts = 0;   // all tries over the job's life: the last Attempt::number
    bool pauseRequested = false;  // paused while active: takes effect when it is back (E4)
    model::JobState stateBeforePause = model::JobState::pending;
    model::Time submitted{};
    model::Time due{};            // not dialled before
    std::optional<model::Time> ended;  // completed or failed for good at
    std::uint32_t cover = 0;  // the id of its cover page's template in the store; 0: it has none
    std::string coverFields;  // what is merged into that page: model::CoverPage as JSON
    // Of what came from the fax printer, else 0: the ticket of FaxStartPrintJob and the number that
    // the spooler gave to the document (L19).
    std::uint32_t printTicket = 0;
    std::uint32_t spoolerId = 0;

    // Of this run of the service only: the document is not made into pages yet, so no line may have
    // the job, and `pages` and `size` are not known.
    bool unready = false;

    static constexpr void fields(auto&& f, auto&... s) {
        f("id", model::as::jobId, s.id...);
        f("owner", model::as::person, s.owner...);
        f("userName", model::as::person, s.userName...);
        model::JobParam::fields(f, s.params...);
        f("state", model::as::jobStatus, s.state...);
        f("status", model::as::deviceStatus, s.status...);
        f("lastOutcome", model::as::deviceStatus, s.lastOutcome...);
        f("document", model::as::number, s.document...);
        f("pages", model::as::pages, s.pages...);
        f("size", model::as::bytes, s.size...);
        f("tries", model::as::number, s.tries...);
        f("attempts", model::as::number, s.attempts...);
        f("pauseRequested", model::as::flag, s.pauseRequested...);
        f("stateBeforePause", model::as::jobStatus, s.stateBeforePause...);
        f("submitted", model::as::time, s.submitted...);
        f("due", model::as::time, s.due...);
        f("ended", model::as::time, s.ended...);
        f("cover", model::as::number, s.cover...);
        f("coverFields", model::as::text, s.coverFields...);
        f("printTicket", model::as::number, s.printTicket...);
        f("spoolerId", model::as::number, s.spoolerId...);
    }
    // What the store gave to the job when it took it in, for good.
    static constexpr bool isFixed(std::string_view member) {
        return member == "id" || member == "document" || member == "cover";
    }
    bool operator==(const Job&) const = default;
};

// What FaxGetJob and FaxEnumJobs show of it.
model::JobEntry entryOf(const Job& job);

// One try to send a job. A row without an end is a try during which the service died: it counts.
struct Attempt {
    std::uint32_t jobId = 0;
    std::uint32_t number = 0;  // 1, 2 ... over the job's life
    std::uint32_t deviceId = 0;
    model::Time started{};
    std::optional<model::Time> ended;
    model::DeviceState outcome = model::DeviceState::none;
    std::uint32_t pages = 0;  // pages that went out

    static constexpr void fields(auto&& f, auto&... s) {
        f("jobId", model::as::jobId, s.jobId...);
        f("number", model::as::number, s.number...);
        f("deviceId", model::as::deviceId, s.deviceId...);
        f("started", model::as::time, s.started...);
        f("ended", model::as::time, s.ended...);
        f("outcome", model::as::deviceStatus, s.outcome...);
        f("pages", model::as::pages, s.pages...);
    }
    bool operator==(const Attempt&) const = default;
};

}  // namespace winfax::queue
