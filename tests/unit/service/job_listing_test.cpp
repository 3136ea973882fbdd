// SPDX-License-Identifier: MIT
// The listing against one that is made anew from the queue, however the queue changed before.
#include "service/job_listing.h"

#include <gtest/gtest.h>

#include <random>

#include "unit/queue/job_examples.h"

namespace winfax::service {
namespace {

using model::JobState;
using test::jobIn;

struct Listed {
    std::uint32_t id;
    wire::Bytes entry;
    bool operator==(const Listed&) const = default;
};

std::vector<Listed> listed(JobListing& listing) {
    std::vector<Listed> all;
    for (const auto& [number, piece] : listing.pieces()) {
        for (std::size_t i = 0; i < piece.places.size(); ++i) {
            const auto entry = piece.entry(i);
            all.push_back({piece.places[i].job->id, {entry.begin(), entry.end()}});
        }
    }
    return all;
}

wire::Bytes encodedEntry(const queue::Job& job) {
    wire::Bytes bytes;
    wire::Writer(bytes).put(queue::entryOf(job));
    return bytes;
}

std::vector<Listed> madeAnew(const queue::Queue& queue) {
    std::vector<Listed> all;
    for (const auto& [id, job] : queue.jobs()) {
        if (job.state != JobState::deleting) all.push_back({id, encodedEntry(job)});
    }
    return all;
}

TEST(JobListing, AnEmptyQueueHasNoPieces) {
    queue::Queue queue;
    JobListing listing(queue);
    EXPECT_TRUE(listing.pieces().empty());
}

TEST(JobListing, APieceIsNoneWhenAllItsJobsAreGone) {
    queue::Queue queue;
    JobListing listing(queue);
    queue.put(jobIn(JobState::pending, 1));
    queue.put(jobIn(JobState::deleting, 1000));
    EXPECT_EQ(listing.pieces().size(), 1u);
    queue.erase(1);
    EXPECT_TRUE(listing.pieces().empty());
}

TEST(JobListing, OneJobIsShownAsItIsNow) {
    queue::Queue queue;
    JobListing listing(queue);
    for (std::uint32_t id = 1; id <= 100; ++id) queue.put(jobIn(JobState::pending, id));
    queue::Job changed = jobIn(JobState::paused, 64);
    changed.params.RecipientName = u"Somebody else";
    listing.entryOf(*queue.find(64));
    queue.put(changed);
    for (const std::uint32_t id : {63u, 64u, 65u, 1u, 100u}) {
        const auto entry = listing.entryOf(*queue.find(id));
        EXPECT_EQ(wire::Bytes(entry.begin(), entry.end()), encodedEntry(*queue.find(id))) << id;
    }
}

TEST(JobListing, FollowsTheQueueThroughAnyHistory) {
    std::mt19937 random(4711);
    const auto below = [&](std::uint32_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    queue::Queue queue;
    JobListing listing(queue);
    for (int step = 0; step < 3000; ++step) {
        const std::uint32_t id = 1 + below(300);
        if (below(3) == 0) {
            queue.erase(id);
        } else {
            const JobState states[] = {JobState::pending, JobState::paused, JobState::deleting};
            queue::Job job = jobIn(states[below(3)], id);
            job.params.RecipientName = std::u16string(below(40), u'x');
            queue.put(job);
        }
        if (below(20) != 0) continue;
        ASSERT_EQ(listed(listing), madeAnew(queue)) << "after step " << step;
    }
}

}  // namespace
}  // namespace winfax::service
