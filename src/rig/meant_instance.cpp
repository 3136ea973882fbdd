// SPDX-License-Identifier: MIT
#include "rig/meant_instance.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/environment.h"

namespace winfax::rig {

namespace {

using Value = std::optional<std::string>;

enum Variable { kInstance, kStateDirectory, kAutostart, kTrace, kCount };
constexpr std::array<const char*, kCount> kNames{"WINFAX_INSTANCE", "WINFAX_STATE_DIR",
                                                 "WINFAX_AUTOSTART", "WINFAX_TRACE"};

struct Registry {
    std::mutex mutex;
    std::vector<std::pair<const void*, Variables>> owners;  // the last one is meant
    std::array<Value, kCount> before;                       // the first one came
};

// Never destroyed: a rig may outlive main().
Registry& registry() {
    static auto* const only = new Registry;
    return *only;
}

void set(const std::array<Value, kCount>& values) {
    for (std::size_t index = 0; index < kCount; ++index) {
        platform::setEnvironmentVariable(kNames[index], values[index]);
    }
}

void apply(const Registry& all) {
    std::array<Value, kCount> values = all.before;
    if (!all.owners.empty()) {
        const Variables& meant = all.owners.back().second;
        values[kInstance] = meant.instance;
        values[kStateDirectory] = meant.stateDirectory;
        // A program that outlives the rig must not start a service that nobody would stop.
        values[kAutostart] = std::string(1, '0');
        if (meant.trace) values[kTrace] = meant.trace;
    }
    set(values);
}

void erase(Registry& all, const void* owner) {
    std::erase_if(all.owners, [&](const auto& entry) { return entry.first == owner; });
}

}  // namespace

void mean(const void* owner, const Variables& variables) {
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    if (all.owners.empty()) {
        std::ranges::transform(kNames, all.before.begin(), platform::environmentVariable);
    }
    erase(all, owner);
    all.owners.emplace_back(owner, variables);
    apply(all);
}

void meanNoMore(const void* owner) {
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    erase(all, owner);
    apply(all);
}

}  // namespace winfax::rig
