// SPDX-License-Identifier: MIT
// What is known of a job while it is in the queue and after it has left, and where its pages are.
// Nothing is kept for it: the queue, the received faxes, the records of calls and the two folders
// of copies know it all. Loop's thread; files are read by the worker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "queue/store.h"
#include "service/call_journal.h"
#include "service/inbox.h"
#include "service/outbox.h"
#include "service/router.h"
#include "service/worker.h"

namespace winfax::service {

class JobHistory {
  public:
    struct Parts {
        queue::Store& store;
        Worker& worker;
        CallJournal& journal;
        const Outbox& outbox;
        const Inbox& inbox;
        const Router& router;
        const JobPages& pages;
    };
    JobHistory(Parts parts, std::filesystem::path stateDirectory)
        : parts_(parts), stateDirectory_(std::move(stateDirectory)) {}

    // Who asks. A copy of what the peer may, because the peer may be gone before the answer.
    struct Viewer {
        std::string user;       // platform::UserIdentity::id
        bool querying = false;  // holds FAX_JOB_QUERY
        bool managing = false;  // holds FAX_JOB_MANAGE
    };

    struct Known {
        std::uint32_t jobId = 0;
        std::optional<queue::Job> job;              // it is in the queue
        std::optional<queue::Received> fax;         // it came in, and has not left
        bool arriving = false;                      // its call lasts
        std::vector<model::ReadCalls::Call> calls;  // of a job that has left
        // Copies under its id are not somebody else's.
        bool sentCopyIsTheirs = true;
        bool receivedCopyIsTheirs = true;
    };
    // H5, E7: accessDenied for who may query no jobs, invalidParameter for a job that is not there
    // or is hidden from him. A job that has left is his whose calls are all that are known of it;
    // who manages jobs gets `Known` for every number.
    void find(const Viewer& viewer, std::uint32_t jobId,
              const std::function<void(model::Result<Known>)>& done);

    struct Pages {
        model::Text from;            // "queue", "sent", "received"
        std::filesystem::path file;  // empty for "queue"
        queue::Bytes document;       // as it lies there: nothing was judged
    };
    // fileNotFound with the reason when there are none, invalidParameter when nothing else is known
    // of the job either; other errors of the store or the file.
    void readPages(const Known& known, std::function<void(model::Result<Pages>)> done);

  private:
    using PagesRead = std::function<void(model::Result<Pages>)>;

    const queue::Received* received(std::uint32_t jobId) const;
    void readQueued(const queue::Job& job, PagesRead done);
    // The first of `copies` that is there.
    struct Copy {
        const char16_t* from;
        std::filesystem::path file;
    };
    void readCopy(std::vector<Copy> copies, model::Error missing, PagesRead done);

    Parts parts_;
    std::filesystem::path stateDirectory_;
};

}  // namespace winfax::service
