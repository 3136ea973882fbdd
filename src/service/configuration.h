// SPDX-License-Identifier: MIT
// The server's configuration (FAX_CONFIGURATION): what winfax.toml says until FaxSetConfiguration
// was called for the first time, from then on what that said last. Loop's thread.
#pragma once

#include <map>
#include <string>

#include "ipc/instance.h"
#include "model/configuration.h"
#include "model/errors.h"
#include "queue/rules.h"
#include "service/settings.h"

namespace winfax::service {

class ServerConfiguration {
public:
    ServerConfiguration(const Settings& settings, const ipc::Instance& instance,
                        const std::map<std::string, std::string>& kept);

    const model::Configuration& current() const { return current_; }
    void set(model::Configuration configuration) { current_ = std::move(configuration); }

    // What is wrong with it by itself: invalidParameter; accessDenied for an archive that the system
    // instance must not write to ([folders] roots).
    model::Result<void> check(const model::Configuration& configuration) const;

    // What the queue's rules need of it and of winfax.toml.
    queue::Settings queueSettings() const;

    static constexpr const char* kKept = "configuration";

private:
    const Settings& settings_;
    const bool system_;
    model::Configuration current_;
};

}  // namespace winfax::service
