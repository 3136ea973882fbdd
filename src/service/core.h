// SPDX-License-Identifier: MIT
// All that the service is besides its connections: put together here once, for the program and for
// tests that speak to it from memory. Loop's thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "clock/clock.h"
#include "ipc/instance.h"
#include "queue/store.h"
#include "render/renderer.h"
#include "service/access_control.h"
#include "service/broadcasts.h"
#include "service/call_journal.h"
#include "service/configuration.h"
#include "service/event_hub.h"
#include "service/event_log.h"
#include "service/handlers.h"
#include "service/inbox.h"
#include "service/line_configuration.h"
#include "service/line_table.h"
#include "service/outbox.h"
#include "service/peer.h"
#include "service/ports.h"
#include "service/print_desk.h"
#include "service/quota.h"
#include "service/registrations.h"
#include "service/router.h"
#include "service/routing_table.h"
#include "service/settings.h"
#include "service/worker.h"

namespace winfax::service {

class Core {
  public:
    struct Options {
        const ipc::Instance& instance;
        const Settings& settings;
        access::AccessList access;
        platform::UserIdentity owner;         // of the instance
        std::function<void()> accessChanged;  // every connection is to be judged anew
        queue::Store::Executor toLoop;
        LinesFile lines;
        std::vector<fault::Fault> faults{};  // of a test instance, from its beginning
        LineBuilder buildLine = service::buildLine;
        std::unique_ptr<render::Renderer> renderer;
        std::unique_ptr<printer::PrintSystem> printing{};  // nullptr: the system's
        std::function<std::size_t()> connections;
        std::function<void()> requestStop;
        std::optional<model::Time> startAt;  // of the clock; else now
    };
    // Opens the store and takes over what it holds.
    static model::Result<std::unique_ptr<Core>> open(Options options);
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    // Begins to send.
    void begin();
    // Gives back what the connection held.
    void ended(const Peer& peer);
    // Nobody is working on anything that will report to the loop.
    bool idle() const {
        return store_->idle() && worker_.idle() && deliveries_.idle() && lineTable_.idle() &&
               typesetting_.idle() && lettering_.idle() && outbox_.idle() && printing_.idle();
    }
    // Nothing is being sent, received or routed, and nothing waits for its time.
    bool nothingToDo() const {
        return outbox_.nothingToDo() && inbox_.nothingToDo() && router_.nothingToDo() &&
               printing_.nothingToDo();
    }
    // Finishes what the store and the worker began.
    void finish();

    clock::Clock& clock() { return clock_; }
    EventHub& events() { return events_; }
    Outbox& outbox() { return outbox_; }
    Inbox& inbox() { return inbox_; }
    PrintDesk& printing() { return printing_; }
    EventLog& log() { return log_; }
    // What received faxes become, for those who receive.
    const RoutingTable& routing() const { return routing_; }
    Worker& worker() { return worker_; }
    const AccessControl& access() const { return access_; }
    PeerServices& services() { return services_; }
    const queue::Store& store() const { return *store_; }

  private:
    Core(Options options, AccessControl::Rules rules, std::unique_ptr<queue::Store> store,
         queue::Store::Contents contents);

    std::unique_ptr<render::Renderer> renderer_;
    fault::FaultTable faults_;
    queue::Store::Contents contents_;  // until begin()
    std::unique_ptr<queue::Store> store_;
    Worker worker_;
    Worker deliveries_;  // of received faxes
    AccessControl access_;
    clock::Clock clock_;
    EventHub events_;
    EventLog log_;
    ServerConfiguration configuration_;
    LineTable lineTable_;
    Ports ports_;
    std::unique_ptr<Registrations> registrations_;
    RoutingTable routing_;
    CallJournal journal_;
    Worker typesetting_;  // documents that become pages
    Worker lettering_;    // cover pages: strangers' templates hold up nothing else
    JobPages pages_;
    Outbox outbox_;
    Quota quota_;
    Router router_;
    Inbox inbox_;
    PrintDesk printing_;
    JobHistory history_;
    CoverTemplates covers_;
    LineConfiguration lines_;
    Broadcasts broadcasts_;
    Handlers handlers_;
    PeerServices services_;
};

}  // namespace winfax::service
