// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <fstream>

#include "service/log_sink.h"

namespace winfax::service {

namespace {

namespace fs = std::filesystem;

constexpr int kOldFiles = 3;
constexpr const char* kTopics[] = {"", "initialization", "outgoing", "incoming", "unknown"};
constexpr const char* kLevels[] = {"none", "min", "med", "max"};

std::string timeText(model::Time time) {
    const model::CalendarTime utc = model::toCalendarTime(time);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.wYear, utc.wMonth,
                       utc.wDay, utc.wHour, utc.wMinute, utc.wSecond, utc.wMilliseconds);
}

// Opened by its whole name, in whatever script that is written, which spdlog on Windows cannot.
class LogFile final : public LogSink {
  public:
    LogFile(fs::path file, std::uint64_t sizeLimit)
        : file_(std::move(file)), sizeLimit_(sizeLimit) {}

    void write(const LogEntry& entry) override {
        const std::string line =
            fmt::format("{} {} {} {}\n", timeText(entry.time), kTopics[std::size_t(entry.topic)],
                        kLevels[std::size_t(entry.importance)], entry.text);
        std::error_code error;
        const auto size = fs::file_size(file_, error);
        if (!error && size > 0 && size + line.size() > sizeLimit_) rotate();
        std::ofstream out(file_, std::ios::binary | std::ios::app);
        out << line;
    }

  private:
    fs::path numbered(int number) const {
        fs::path path = file_;
        return path += "." + std::to_string(number);
    }

    void rotate() const {
        std::error_code ignored;
        for (int number = kOldFiles; number > 1; --number) {
            fs::rename(numbered(number - 1), numbered(number), ignored);
        }
        fs::rename(file_, numbered(1), ignored);
    }

    const fs::path file_;
    const std::uint64_t sizeLimit_;
};

}  // namespace

std::unique_ptr<LogSink> makeFileLog(fs::path file, std::uint64_t sizeLimit) {
    return std::make_unique<LogFile>(std::move(file), sizeLimit);
}

}  // namespace winfax::service
