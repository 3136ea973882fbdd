// SPDX-License-Identifier: MIT
#include "watching/boundary_faults.h"

#include <thread>

#include "fault/faults_file.h"
#include "fault/place.h"
#include "platform/environment.h"
#include "platform/identity.h"
#include "platform/line_file.h"
#include "text/encoding.h"

namespace winfax::watching {

namespace {

void say(const std::string& what) {
    platform::lineFileOnStandardError()->add("winfax: " + what + "; no fault is obeyed");
}

}  // namespace

BoundaryFaults::BoundaryFaults(std::vector<fault::Fault> faults)
    : userName_(text::toUtf8(platform::currentUser().name)), userId_(platform::currentUser().id) {
    for (fault::Fault& fault : faults) (void)table_.add(std::move(fault));
}

std::unique_ptr<BoundaryFaults> BoundaryFaults::fromEnvironment() {
    if (!platform::environmentVariable("WINFAX_FAULTS")) return nullptr;
    if (!platform::environmentVariable("WINFAX_INSTANCE")) {
        say("WINFAX_FAULTS needs a private instance, named by WINFAX_INSTANCE");
        return nullptr;
    }
    auto faults = fault::faultsFromEnvironment();
    if (!faults) {
        say(faults.error().detail);
        return nullptr;
    }
    std::erase_if(*faults, [](const fault::Fault& fault) {
        return fault::placeOf(fault) == fault::Place::service;
    });
    if (faults->empty()) return nullptr;
    return std::make_unique<BoundaryFaults>(std::move(*faults));
}

std::optional<model::ErrorCode> BoundaryFaults::before(Invocation& call) {
    const auto acting =
        table_.meet({.name = call.function, .userName = userName_, .userId = userId_});
    if (!acting) return std::nullopt;
    std::this_thread::sleep_for(acting->fault.delay);
    if (acting->fault.effect != fault::Effect::error) return std::nullopt;
    return static_cast<model::ErrorCode>(acting->fault.error);
}

}  // namespace winfax::watching
