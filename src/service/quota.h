// SPDX-License-Identifier: MIT
// What one user may have in the queue ([limits] jobs_per_user, bytes_per_user). A job and its
// document are charged before they are kept; from then on the queue knows of them. Loop's thread.
#pragma once

#include <string>

#include "model/errors.h"
#include "queue/queue.h"
#include "service/allowance.h"
#include "service/settings.h"

namespace winfax::service {

class Quota {
  public:
    // Both parts of what is on its way into the queue.
    struct Charge {
        Allowance::Hold jobs;
        Allowance::Hold bytes;
    };

    Quota(const queue::Queue& queue, const Settings& settings)
        : queue_(queue), jobs_(settings.jobsPerUser), bytes_(settings.bytesPerUser) {}

    // notEnoughQuota, with what the user has and may have.
    model::Result<Charge> charge(const std::string& user, const queue::Share& more);

  private:
    const queue::Queue& queue_;
    Allowance jobs_;
    Allowance bytes_;
};

}  // namespace winfax::service
