// SPDX-License-Identifier: MIT
// What faxctl cancel, pause, resume and restart do to a job, judged from its entry before and
// after. No I/O.
//
// The API has one command for resume and restart: it frees a paused job and gives one that has
// failed its tries back. Here they are two, so that "resume --all" dials nobody who was given up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/constants.h"
#include "model/job.h"

namespace winfax::tool {

enum class JobVerb : std::uint8_t { cancel, pause, resume, restart };

const char* nameOf(JobVerb verb);  // "cancel"
model::JobCommand commandOf(JobVerb verb);

// Whether --all and --user mean this job: its command would do something to it. Faxes that came in
// are only meant by their id.
bool isMeant(JobVerb verb, const model::JobEntry& job);

// Why a job that was named is refused without asking the service: its state belongs to the other of
// resume and restart. nullopt: the service judges.
std::optional<std::string> refusalOf(JobVerb verb, const model::JobEntry& job);

// What became of it. `after` is nullopt when the queue has no such job any more.
struct JobChange {
    const char* outcome;  // one word for programs: "paused"
    std::string text;     // "paused"
};
JobChange changeOf(JobVerb verb, const model::JobEntry& before,
                   const std::optional<model::JobEntry>& after);

}  // namespace winfax::tool
