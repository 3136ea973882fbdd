// SPDX-License-Identifier: MIT
// Puts the service together and runs it: loop, clock, store, lines, peers. One instance a process.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "access/access_list.h"
#include "fault/fault.h"
#include "ipc/instance.h"
#include "model/errors.h"
#include "service/lines_file.h"
#include "service/settings.h"

namespace winfax::service {

class Server {
  public:
    struct Options {
        ipc::Instance instance;
        Settings settings;
        access::AccessList access;
        LinesFile lines;
        std::vector<fault::Fault> faults{};  // of a test instance
        std::filesystem::path program;  // winfaxd, which also renders
        bool endsWhenIdle = false;      // started by the library: nobody else would end it
    };

    // Opens the store and the endpoint. The instance's lock is held by the caller.
    static model::Result<std::unique_ptr<Server>> open(Options options);
    virtual ~Server() = default;

    // Serves until requestStop() or, if so asked, idleness. Subscribers hear FEI_FAXSVC_ENDED.
    // notEnoughMemory: it ended because what it has in memory may not be what is in the store any
    // more. What was answered is there, and the next start goes on from it.
    virtual model::Result<void> run() = 0;
    // Any thread.
    virtual void requestStop() = 0;
};

}  // namespace winfax::service
