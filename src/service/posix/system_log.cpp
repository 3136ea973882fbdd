// SPDX-License-Identifier: MIT
#include <syslog.h>

#include "service/log_sink.h"

namespace winfax::service {

namespace {

// syslog, which is the journal where systemd runs. It stamps the time itself.
class SystemLog final : public LogSink {
  public:
    SystemLog() { ::openlog("winfaxd", LOG_PID, LOG_DAEMON); }
    ~SystemLog() override { ::closelog(); }

    void write(const LogEntry& entry) override {
        ::syslog(priorityOf(entry.importance), "%s", entry.text.c_str());
    }

  private:
    static int priorityOf(model::LogLevel importance) {
        if (importance == model::LogLevel::min) return LOG_WARNING;
        return importance == model::LogLevel::med ? LOG_NOTICE : LOG_INFO;
    }
};

}  // namespace

std::unique_ptr<LogSink> makeSystemLog() { return std::make_unique<SystemLog>(); }

}  // namespace winfax::service
