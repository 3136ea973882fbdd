// SPDX-License-Identifier: MIT
// What each user has in the queue: jobs, and bytes of documents, where a document that many jobs
// share counts once.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "queue/job.h"

namespace winfax::queue {

struct Share {
    std::uint64_t jobs = 0;
    std::uint64_t bytes = 0;
    bool operator==(const Share&) const = default;
};

class Shares {
  public:
    void add(const Job& job);
    void remove(const Job& job);  // as it was added, but for its size
    Share of(const std::string& owner) const;

  private:
    struct Document {
        std::uint32_t jobs = 0;
        std::uint64_t bytes = 0;  // as its latest job says
    };
    // The jobs of a document are of one user.
    std::map<std::uint32_t, Document> documents_;
    std::map<std::string, Share> shares_;
};

}  // namespace winfax::queue
