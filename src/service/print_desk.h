// SPDX-License-Identifier: MIT
// Documents that programs draw on the fax printer, from FaxStartPrintJob until they are jobs.
//
// A program draws on a device context of the printer and ends the document by EndDoc, which tells
// nobody: then the printer's output is complete in the file that the ticket names. So the file is
// looked at, by the real clock whichever the instance has, as long as there are tickets. A document
// is given up when the process that drew it is gone, the spooler has nothing of it and its output
// is not complete.
//
// Nothing is lost and nothing is sent twice: a ticket is durable before it is told, it goes after
// its job is durable, and a job remembers its ticket.
//
// Loop's thread; the printer and files are a worker's, which exists once something is printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/calls/printing.h"
#include "platform/identity.h"
#include "printer/print_system.h"
#include "printer/printed_document.h"
#include "service/event_log.h"
#include "service/outbox.h"
#include "service/print_ticket.h"
#include "service/worker.h"

namespace winfax::service {

class PrintDesk {
  public:
    using Clock = std::chrono::steady_clock;
    struct Parts {
        Outbox& outbox;
        EventLog& log;
        std::unique_ptr<printer::PrintSystem> system;
        Worker::Executor toLoop;
        std::uint64_t maxDocument = 0;
    };
    PrintDesk(Parts parts, const std::filesystem::path& stateDirectory);

    // At start-up: tickets of an earlier run. `jobs` are those that the store holds.
    void restore(const std::vector<queue::Job>& jobs);

    using Done = std::function<void(model::Result<void>)>;
    using Begun = std::function<void(model::Result<model::BeginPrint::Reply>)>;
    // `request.params` is checked. `processId` is who will draw.
    void begin(const platform::UserIdentity& user, std::uint32_t processId,
               model::BeginPrint::Request request, Begun done);
    // invalidParameter: that user has no such ticket.
    void link(const std::string& owner, std::uint32_t number, std::uint32_t spoolerId, Done done);
    void cancel(const std::string& owner, std::uint32_t number, const Done& done);

    std::vector<PrintTicket> tickets() const;

    // When look() is to be called next; nullopt: as far as can be told now, never.
    std::optional<Clock::time_point> nextLook() const;
    void look(Clock::time_point now);

    bool idle() const { return !worker_ || worker_->idle(); }
    bool nothingToDo() const { return open_.empty() && reserved_.empty(); }

  private:
    struct Open {
        PrintTicket ticket;
        std::shared_ptr<printer::Drawer> drawer;
        Clock::time_point begun;
        Clock::time_point next;
        std::optional<Clock::time_point> goneSince;  // nobody can add to it any more
    };
    // What a look at one document found.
    struct Finding {
        std::uint32_t number = 0;
        std::optional<printer::PrintedDocument> document;
        printer::PrintSystem::Content content;
        bool abandoned = false;
        std::string trouble;  // why its output is none
    };
    static Finding findingOf(printer::PrintSystem& system, const std::filesystem::path& folder,
                             const Open& open, std::uint64_t limit);

    Worker& worker();
    std::uint32_t freeNumber();
    Open* find(const std::string& owner, std::uint32_t number);
    void lookLater(Clock::time_point now);
    void judge(Finding finding, Clock::time_point now);
    void submitPrinted(Open& open, const printer::PrintedDocument& document,
                       printer::PrintSystem::Content content);
    void drop(const PrintTicket& ticket, const std::string& why);
    void forget(const PrintTicket& ticket);
    void removeOrphans() const;

    Parts parts_;
    const std::filesystem::path folder_;
    std::map<std::uint32_t, Open> open_;
    std::set<std::uint32_t> reserved_;  // of tickets that are being made
    bool looking_ = false;
    std::optional<Worker> worker_;  // the last: what it works on is still there when it ends
};

}  // namespace winfax::service
