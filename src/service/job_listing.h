// SPDX-License-Identifier: MIT
// What programs that list the queue are shown: the encoded entries of its jobs, in pieces of jobs
// with neighbouring ids. A piece is made when somebody asks, and anew when one of its jobs has
// changed: programs list long queues again and again, and of a long queue little changes meanwhile.
// Loop's thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "model/shared_bytes.h"
#include "queue/queue.h"
#include "wire/codec.h"

namespace winfax::service {

class JobListing {
  public:
    // Watches `queue`, which stays where it is.
    explicit JobListing(queue::Queue& queue);
    JobListing(const JobListing&) = delete;
    JobListing& operator=(const JobListing&) = delete;

    struct Piece {
        struct Place {
            const queue::Job* job;
            std::size_t end;  // of its entry; the next one begins there
        };
        std::vector<Place> places;  // by id, none that is being deleted
        model::SharedBytes entries;  // never null; a reply that is on its way has them too

        std::span<const std::byte> entry(std::size_t index) const;
    };
    // All jobs, by id (E9). Valid until the queue changes.
    const std::map<std::uint32_t, Piece>& pieces();
    // One job's, which must be in the queue and not about to be deleted. Valid until it changes.
    std::span<const std::byte> entryOf(const queue::Job& job);

  private:
    void note(std::uint32_t jobId) noexcept;
    void noteAll();
    void makePiece(std::uint32_t number);

    const queue::Queue& queue_;
    std::map<std::uint32_t, Piece> pieces_;  // by the number of the piece; no empty one
    std::set<std::uint32_t> changed_;        // pieces
    bool anyChanged_ = false;                // there was no memory to note which
};

}  // namespace winfax::service
