// SPDX-License-Identifier: MIT
// Its standard input ends when we do; should it hang then, the job object still ends it.
#include "platform/bound_process.h"

#include <algorithm>
#include <array>

#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/inheritance.h"
#include "platform/win32/ready_event.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using model::Result;
using win32::UniqueHandle;

constexpr DWORD kKilled = 1;
constexpr std::chrono::seconds kKillPatience{10};

class WindowsBoundProcess final : public BoundProcess {
  public:
    WindowsBoundProcess(std::filesystem::path program, const PROCESS_INFORMATION& information,
                        UniqueHandle job, UniqueHandle input, UniqueHandle ready)
        : program_(std::move(program)),
          id_(information.dwProcessId),
          process_(information.hProcess),
          job_(std::move(job)),
          input_(std::move(input)),
          ready_(std::move(ready)) {}
    ~WindowsBoundProcess() override {
        if (waitForEnd(std::chrono::milliseconds(0))) return;
        TerminateProcess(process_.get(), kKilled);
        waitForEnd(kKillPatience);
    }

    std::uint32_t id() const override { return id_; }
    void askToEnd() override { input_.reset(); }
    Result<void> waitUntilReady(std::chrono::milliseconds patience) override {
        return win32::awaitReady(ready_.get(), process_.get(), program_, patience);
    }
    std::optional<int> exitCode() const override {
        DWORD code = 0;
        if (!GetExitCodeProcess(process_.get(), &code) || code == STILL_ACTIVE) return std::nullopt;
        return static_cast<int>(code);
    }
    bool waitForEnd(std::chrono::milliseconds patience) override {
        const auto limit = std::clamp<long long>(patience.count(), 0, INFINITE - 1);
        return WaitForSingleObject(process_.get(), static_cast<DWORD>(limit)) == WAIT_OBJECT_0;
    }

  private:
    const std::filesystem::path program_;
    const std::uint32_t id_;
    const UniqueHandle process_;
    const UniqueHandle job_;
    UniqueHandle input_;
    const UniqueHandle ready_;
};

// Whatever is in it ends with its last handle, that is with this process at the latest.
UniqueHandle makeJob() {
    UniqueHandle job(CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job) {
        SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits,
                                sizeof limits);
    }
    return job;
}

UniqueHandle openOutput(const std::filesystem::path& output) {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    return UniqueHandle(CreateFileW(output.c_str(), FILE_APPEND_DATA | SYNCHRONIZE,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                    &inherited, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
}

// Stands still until its thread is resumed.
bool create(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            HANDLE input, HANDLE output, PROCESS_INFORMATION& information) {
    std::array<HANDLE, 2> handles{input, output};
    win32::InheritanceList list(handles);
    if (!list.complete()) return false;
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = input;
    startup.StartupInfo.hStdOutput = output;
    startup.StartupInfo.hStdError = output;
    startup.lpAttributeList = list.get();
    std::wstring commandLine = win32::commandLine(program.native(), arguments);
    return win32::createSuspended(program.c_str(), commandLine.data(), CREATE_NEW_PROCESS_GROUP,
                                  startup, information);
}

}  // namespace

Result<std::unique_ptr<BoundProcess>> startBound(const std::filesystem::path& program,
                                                 std::vector<std::string> arguments,
                                                 const std::filesystem::path& output,
                                                 const std::string& readyToken) {
    const auto cannot = [&](const char* action) {
        return win32::failSystem(ErrorCode::serverUnavailable, action, utf8FromPath(program),
                                 GetLastError());
    };
    std::string token = readyToken;
    UniqueHandle ready = win32::makeReadyEvent(token);
    if (!ready) return cannot("create the event for");
    arguments.insert(arguments.end(), {"--announce", token});
    auto input = win32::makePipe(true);
    if (!input) return tl::unexpected(input.error());
    const UniqueHandle printed = openOutput(output);
    if (!printed) return cannot("create the file for the output of");

    PROCESS_INFORMATION information{};
    if (!create(program, arguments, input->theirs.get(), printed.get(), information)) {
        return cannot("start");
    }
    const UniqueHandle thread(information.hThread);
    UniqueHandle job = makeJob();
    // Windows 7 refuses when this process is in a job itself; then the input alone binds it.
    if (job) AssignProcessToJobObject(job.get(), information.hProcess);
    auto process = std::make_unique<WindowsBoundProcess>(program, information, std::move(job),
                                                         std::move(input->ours), std::move(ready));
    if (ResumeThread(thread.get()) == static_cast<DWORD>(-1)) return cannot("start");
    return process;
}

}  // namespace winfax::platform
