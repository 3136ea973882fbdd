// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"
#include "model/configuration.h"
#include "service/kept_value.h"
#include "service/log_levels.h"
#include "service/log_sink.h"

namespace winfax::service {

// What the operator is told, by category and level (FaxGetLoggingCategories): failures at level
// min, ordinary results at med, details at max. Loop's thread.
class EventLog {
  public:
    struct Parts {
        const clock::Clock& clock;
        queue::Store& store;
        std::unique_ptr<LogSink> sink;
    };
    // `initial` counts until levels are set for the first time.
    EventLog(Parts parts, LogLevels initial, const std::map<std::string, std::string>& kept);

    // Written when the category's level is at least `importance`. What would tamper with the log,
    // such as line ends in a name that a client gave, becomes '?'; a long text is cut.
    void report(model::LogTopic topic, model::LogLevel importance, std::string_view text);

    std::vector<model::LogCategory> categories() const;
    // Sets the level of each category named; the names stay ours. invalidParameter: no such
    // category or level (I7), and nothing is changed.
    void change(std::vector<model::LogCategory> categories, queue::Store::Done done);

    static constexpr const char* kKept = "logging";

  private:
    Parts parts_;
    KeptValue<LogLevels> levels_;
};

// The same for what happens before there is an EventLog, or when there will be none: written
// whatever the levels are.
void reportAlways(LogSink& sink, std::string_view text);

}  // namespace winfax::service
