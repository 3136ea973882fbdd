// SPDX-License-Identifier: MIT
// Where entries of the event log go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "ipc/instance.h"
#include "model/constants.h"
#include "model/time.h"

namespace winfax::service {

struct LogEntry {
    model::Time time{};  // of the instance's clock
    model::LogTopic topic = model::LogTopic::unknown;
    model::LogLevel importance = model::LogLevel::min;  // min: something failed
    std::string text;                                   // UTF-8, one line
};

class LogSink {
  public:
    virtual ~LogSink() = default;
    // Never fails: a log that cannot be written keeps no fax from being sent.
    virtual void write(const LogEntry& entry) = 0;
};

// The machine's own log (syslog, the Windows event log) for the system instance, event.log in its
// state directory for every other one.
std::unique_ptr<LogSink> makeLogSink(const ipc::Instance& instance);

// A line an entry: "2026-11-22T19:50:33.120Z outgoing min TEXT". Beyond `sizeLimit` bytes the file
// is set aside under its name and ".1"; three old ones are kept, the oldest has the highest number.
std::unique_ptr<LogSink> makeFileLog(std::filesystem::path file, std::uint64_t sizeLimit);

std::unique_ptr<LogSink> makeSystemLog();

}  // namespace winfax::service
