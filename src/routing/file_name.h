// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "model/job.h"

namespace winfax::routing {

// What is known of a received fax without opening it.
struct FaxFacts {
    std::uint32_t jobId = 0;
    model::Time received{};
    model::Text sender;  // what the other station calls itself; anything may be in it
};

// "20261122-195033Z-49 89 555-12.tif": time of arrival in UTC, sender if any, job. The name is safe
// in every folder of every platform, whatever the sender calls itself: letters, digits, '+', '-'
// and single spaces of ASCII are kept, 20 characters at most. From the second copy on its number is
// added.
std::string fileNameOf(const FaxFacts& fax, unsigned copy);

}  // namespace winfax::routing
