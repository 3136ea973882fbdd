// SPDX-License-Identifier: MIT
#include "service/job_listing.h"

#include <algorithm>
#include <new>
#include <utility>

namespace winfax::service {

namespace {

// Some ten kilobytes: to walk over the pieces costs little beside copying them, and to encode one
// little beside sending the reply.
constexpr std::uint32_t kJobsOfPiece = 32;

std::uint32_t pieceOf(std::uint32_t jobId) { return jobId / kJobsOfPiece; }

}  // namespace

std::span<const std::byte> JobListing::Piece::entry(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : places[index - 1].end;
    return std::span(*entries).subspan(begin, places[index].end - begin);
}

JobListing::JobListing(queue::Queue& queue) : queue_(queue) {
    queue.watch([this](std::uint32_t jobId) { note(jobId); });
}

// The queue has changed already: that may not fail here.
void JobListing::note(std::uint32_t jobId) noexcept {
    try {
        changed_.insert(pieceOf(jobId));
    } catch (const std::bad_alloc&) {
        anyChanged_ = true;
    }
}

void JobListing::noteAll() {
    if (!anyChanged_) return;
    pieces_.clear();
    for (const auto& [id, job] : queue_.jobs()) changed_.insert(pieceOf(id));
    anyChanged_ = false;
}

const std::map<std::uint32_t, JobListing::Piece>& JobListing::pieces() {
    noteAll();
    while (!changed_.empty()) {
        makePiece(*changed_.begin());
        changed_.erase(changed_.begin());
    }
    return pieces_;
}

std::span<const std::byte> JobListing::entryOf(const queue::Job& job) {
    noteAll();
    const std::uint32_t number = pieceOf(job.id);
    if (changed_.contains(number)) {
        makePiece(number);
        changed_.erase(number);
    }
    const Piece& piece = pieces_.at(number);
    const auto place = std::ranges::lower_bound(
        piece.places, job.id, {}, [](const Piece::Place& candidate) { return candidate.job->id; });
    return piece.entry(static_cast<std::size_t>(place - piece.places.begin()));
}

void JobListing::makePiece(std::uint32_t number) {
    Piece piece;
    wire::Bytes entries;
    wire::Writer writer(entries);
    const auto& jobs = queue_.jobs();
    for (auto job = jobs.lower_bound(number * kJobsOfPiece);
         job != jobs.end() && pieceOf(job->first) == number; ++job) {
        if (job->second.state == model::JobState::deleting) continue;
        writer.put(queue::entryOf(job->second));
        piece.places.push_back({&job->second, entries.size()});
    }
    if (piece.places.empty()) {
        pieces_.erase(number);
        return;
    }
    entries.shrink_to_fit();
    piece.entries = std::make_shared<const wire::Bytes>(std::move(entries));
    pieces_.insert_or_assign(number, std::move(piece));
}

}  // namespace winfax::service
