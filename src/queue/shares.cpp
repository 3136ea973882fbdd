// SPDX-License-Identifier: MIT
#include "queue/shares.h"

namespace winfax::queue {

void Shares::add(const Job& job) {
    Share& share = shares_[job.owner];
    Document& document = documents_[job.document];
    ++share.jobs;
    ++document.jobs;
    share.bytes += job.size;
    share.bytes -= document.bytes;
    document.bytes = job.size;
}

void Shares::remove(const Job& job) {
    const auto share = shares_.find(job.owner);
    const auto document = documents_.find(job.document);
    if (share == shares_.end() || document == documents_.end()) return;
    if (--document->second.jobs == 0) {
        share->second.bytes -= document->second.bytes;
        documents_.erase(document);
    }
    if (--share->second.jobs == 0) shares_.erase(share);
}

Share Shares::of(const std::string& owner) const {
    const auto found = shares_.find(owner);
    return found == shares_.end() ? Share{} : found->second;
}

}  // namespace winfax::queue
