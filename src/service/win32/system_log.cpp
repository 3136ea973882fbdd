// SPDX-License-Identifier: MIT
#include "platform/win32/wide.h"
#include "platform/win32/windows.h"
#include "service/log_sink.h"

namespace winfax::service {

namespace {

// The Application log. Without a file of message texts the viewer shows the entry's own text behind
// a remark of its own. Event id and category are the LogTopic.
class SystemLog final : public LogSink {
  public:
    SystemLog() : source_(RegisterEventSourceW(nullptr, L"winfaxd")) {}
    SystemLog(const SystemLog&) = delete;
    SystemLog& operator=(const SystemLog&) = delete;
    ~SystemLog() override {
        if (source_ != nullptr) DeregisterEventSource(source_);
    }

    void write(const LogEntry& entry) override {
        if (source_ == nullptr) return;
        const std::wstring text = platform::win32::wideFromUtf8(entry.text);
        const wchar_t* texts[] = {text.c_str()};
        const WORD kind = entry.importance == model::LogLevel::min ? EVENTLOG_WARNING_TYPE
                                                                   : EVENTLOG_INFORMATION_TYPE;
        ReportEventW(source_, kind, static_cast<WORD>(entry.topic), static_cast<DWORD>(entry.topic),
                     nullptr, 1, 0, texts, nullptr);
    }

  private:
    HANDLE source_;
};

}  // namespace

std::unique_ptr<LogSink> makeSystemLog() { return std::make_unique<SystemLog>(); }

}  // namespace winfax::service
