// SPDX-License-Identifier: MIT
// What faxctl show tells people of a job.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "model/calls/job_history.h"
#include "model/calls/lines.h"

namespace winfax::tool {

// "outgoing, in the queue: retrying", "received, has left the queue"
std::string situationOf(const model::ReadJobHistory::Reply& job);

// "1-3", "7": pages that follow each other and are alike, counted from 1.
struct AlikePages {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    model::ReadJobHistory::Page page;
    bool operator==(const AlikePages&) const = default;
};
std::vector<AlikePages> alikePages(const std::vector<model::ReadJobHistory::Page>& pages);

// A call in one line: "try 2 on Modem: to 555-0100, completed; V.17 14400 bit/s, ECM, T.6; ..."
std::string lineOfCall(const model::CallRecord& call);

// All of it: the members of FAX_JOB_ENTRY that are set, times, attempts, pages, calls.
void printHistory(std::ostream& out, const model::ReadJobHistory::Reply& job,
                  const std::vector<model::ReadCalls::Call>& calls);

}  // namespace winfax::tool
