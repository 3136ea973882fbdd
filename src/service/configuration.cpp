// SPDX-License-Identifier: MIT
#include "service/configuration.h"

#include <algorithm>

#include "platform/paths.h"
#include "service/allowed_folder.h"
#include "service/kept_json.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

// Odd values are kept as they are (L14); this one would lead beyond what a time can be.
constexpr std::uint32_t kMostDays = 1'000'000;

model::Configuration initial(const Settings& settings) {
    model::Configuration configuration;
    configuration.Retries = settings.queue.retries;
    configuration.RetryDelay = static_cast<std::uint32_t>(settings.queue.retryDelay.count());
    configuration.DirtyDays = static_cast<std::uint32_t>(settings.queue.dirtyDays.count());
    configuration.Branding = settings.branding;
    configuration.UseDeviceTsid = settings.useDeviceTsid;
    configuration.StartCheapTime = settings.queue.discountStart;
    configuration.StopCheapTime = settings.queue.discountStop;
    return configuration;
}

bool exists(const model::TimeOfDay& time) { return time.Hour <= 23 && time.Minute <= 59; }

}  // namespace

ServerConfiguration::ServerConfiguration(const Settings& settings, const ipc::Instance& instance,
                                         const std::map<std::string, std::string>& kept)
    : settings_(settings), system_(instance.system), current_(initial(settings)) {
    readKept(kept, kKept, current_);
}

Result<void> ServerConfiguration::check(const model::Configuration& configuration) const {
    if (!exists(configuration.StartCheapTime) || !exists(configuration.StopCheapTime)) {
        return fail(ErrorCode::invalidParameter,
                    "StartCheapTime or StopCheapTime is no time of day");
    }
    if (!configuration.ArchiveOutgoingFaxes) return {};
    if (!configuration.ArchiveDirectory) {
        return fail(ErrorCode::invalidParameter,
                    "ArchiveOutgoingFaxes is set and ArchiveDirectory is NULL");
    }
    return checkFolder(platform::pathFromUtf16(*configuration.ArchiveDirectory), system_,
                       settings_.folderRoots);
}

queue::Settings ServerConfiguration::queueSettings() const {
    queue::Settings settings = settings_.queue;
    settings.retries = current_.Retries;
    settings.retryDelay = std::chrono::minutes(current_.RetryDelay);
    settings.dirtyDays = std::chrono::days(std::min(current_.DirtyDays, kMostDays));
    settings.discountStart = current_.StartCheapTime;
    settings.discountStop = current_.StopCheapTime;
    return settings;
}

}  // namespace winfax::service
