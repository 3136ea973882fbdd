// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ipc/instance.h"
#include "model/routing.h"
#include "queue/store.h"

namespace winfax::service {

// The plug-ins that are registered: service providers and routing extensions, by name in any letter
// case. They are used from the next start of the service on. A change is durable before `done`.
// Loop's thread.
class Registrations {
  public:
    using Done = queue::Store::Done;
    using Providers = std::vector<model::ServiceProvider>;
    using Extensions = std::vector<model::RoutingExtension>;

    virtual ~Registrations() = default;

    virtual model::Result<Providers> providers() const = 0;
    virtual model::Result<Extensions> extensions() const = 0;

    // What is wrong with the value: registration_rules.h. The same name again: replaced.
    virtual void add(model::ServiceProvider provider, Done done) = 0;
    virtual void add(model::RoutingExtension extension, Done done) = 0;

    // fileNotFound (I9).
    virtual void removeProvider(std::u16string name, Done done) = 0;
    virtual void removeExtension(std::u16string name, Done done) = 0;
};

// The registry for the system instance of Windows, the instance's store for every other one (M13).
// `builtIn`: the default routing methods are there, and their GUIDs taken.
std::unique_ptr<Registrations> openRegistrations(const ipc::Instance& instance, queue::Store& store,
                                                 const std::map<std::string, std::string>& kept,
                                                 bool builtIn);

}  // namespace winfax::service
