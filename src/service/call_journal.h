// SPDX-License-Identifier: MIT
// The calls that lines have made, as they tell of them: <state directory>/calls/ holds for each
//
//   00000012-1.json          the record (model/call_record.h) and whose job it was
//   00000012-1.txt           the same for people
//   00000012-1-received.tif  the pages as the other end got them, where they are not the sent ones
//
// with the job's id and the try. The newest [limits] kept_calls are kept. Loop's thread; files are
// read and written by the worker, in the order of the requests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "line/line.h"
#include "model/calls/lines.h"
#include "service/worker.h"

namespace winfax::service {

// A record with whose it is: who may see the job may see its calls, also when the job is gone.
struct KeptCall {
    model::Text owner;  // platform::UserIdentity::id; empty: a call from outside, which is nobody's
    model::CallRecord record;

    static constexpr void fields(auto&& f, auto&... s) {
        f("owner", model::as::person, s.owner...);
        f("record", model::as::text, s.record...);
    }
};

class CallJournal {
  public:
    CallJournal(Worker& worker, std::filesystem::path stateDirectory, std::uint32_t keptCalls);

    // A line without a record leaves none. What cannot be kept is logged: no fax fails for it.
    void keep(std::uint32_t jobId, std::uint32_t attempt, const std::string& owner,
              const line::CallResult& result);

    struct Found {
        std::string owner;
        model::ReadCalls::Call call;
    };
    using Findings = model::Result<std::vector<Found>>;
    // The calls of a job, the first first; those that cannot be read are left out.
    void read(std::uint32_t jobId, std::function<void(Findings)> done);

  private:
    class Files;  // the worker's; it may be at work when the journal is gone

    Worker& worker_;
    const std::uint32_t keptCalls_;
    const std::shared_ptr<Files> files_;
};

}  // namespace winfax::service
