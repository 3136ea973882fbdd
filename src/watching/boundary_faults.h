// SPDX-License-Identifier: MIT
// Errors and delays of functions that WINFAX_FAULTS asks for (docs/faults.md): before the call is
// judged, with no service needed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fault/fault_table.h"
#include "watching/observer.h"

namespace winfax::watching {

class BoundaryFaults final : public Observer {
  public:
    explicit BoundaryFaults(std::vector<fault::Fault> faults);

    // nullptr when it asks for none of the library's faults, or is wrong, or the process means no
    // instance by WINFAX_INSTANCE; standard error says the last two.
    static std::unique_ptr<BoundaryFaults> fromEnvironment();

    // Waits for as long as the acting fault delays the call.
    std::optional<model::ErrorCode> before(Invocation& call) override;

  private:
    fault::FaultTable table_;
    const std::string userName_;
    const std::string userId_;
};

}  // namespace winfax::watching
