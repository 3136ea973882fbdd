// SPDX-License-Identifier: MIT
// Faxes that came in and are safe, until every method that is enabled on their line has done its
// work: in the order of the global priority, each once, those that failed again after RetryDelay,
// Retries times. A method counts as done when that is on disk; a crash may run it once more.
//
// The file in the received folder stays, whatever becomes of the fax here. Loop's thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "queue/store.h"
#include "service/configuration.h"
#include "service/event_hub.h"
#include "service/event_log.h"
#include "service/fax_delivery.h"
#include "service/routing_table.h"
#include "service/worker.h"

namespace winfax::service {

class Router {
  public:
    struct Parts {
        clock::Clock& clock;
        queue::Store& store;
        Worker& worker;  // one of its own: methods may be slow
        EventHub& events;
        const ServerConfiguration& configuration;
        EventLog& log;
        const RoutingTable& routing;
        std::shared_ptr<const FaxDelivery> delivery;
    };
    Router(Parts parts, std::filesystem::path stateDirectory);

    // At start-up: goes on with what the store holds. A call that the service did not survive left
    // a fax or nothing.
    void restore(std::vector<queue::Received> faxes);

    // Whether a method is enabled on its line.
    bool wants(const queue::Received& fax) const;
    // A fax whose row is durable, while its line still belongs to it.
    void take(queue::Received fax);

    const queue::Received* find(std::uint32_t jobId) const;
    const std::map<std::uint32_t, queue::Received>& faxes() const { return faxes_; }
    // Of a fax that is here. `done` comes when the effect is durable.
    void control(std::uint32_t jobId, model::JobCommand command, queue::Store::Done done);
    // Retries, RetryDelay or DirtyDays have changed.
    void configured() { setTimers(); }

    // No fax waits to be routed. Those that were given up do not count.
    bool nothingToDo() const;

  private:
    struct Try {
        std::set<std::u16string> tried;  // GUIDs
        bool failed = false;
    };

    void begin(std::uint32_t jobId, std::uint32_t deviceId);
    void next(std::uint32_t jobId);
    bool run(std::uint32_t jobId, const routing::EnabledMethod& method);
    void ended(std::uint32_t jobId, const routing::Method& method,
               const model::Result<void>& result);
    void finish(std::uint32_t jobId);
    void record(std::uint32_t jobId, queue::Store::Done done);
    void leave(std::uint32_t jobId, queue::Store::Done done);
    void setTimers();
    void wakeUp();
    void removeOld();

    Parts parts_;
    std::filesystem::path stateDirectory_;
    std::map<std::uint32_t, queue::Received> faxes_;
    std::map<std::uint32_t, Try> tries_;  // under way
    clock::TimerId retryTimer_ = 0;
    clock::TimerId leaveTimer_ = 0;
};

}  // namespace winfax::service
