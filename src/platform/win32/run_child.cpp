// SPDX-License-Identifier: MIT
// The child stands still until its job object limits it. Anonymous pipes cannot be waited for, so a
// thread for each direction works on them while this one watches the process.
#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <new>
#include <thread>

#include "platform/child_process.h"
#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/inheritance.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using model::Result;
using win32::UniqueHandle;
using Bytes = std::vector<std::byte>;

constexpr DWORD kChunk = 65'536;
constexpr DWORD kKilled = 1;

UniqueHandle openNowhere() {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    return UniqueHandle(CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                    &inherited, OPEN_EXISTING, 0, nullptr));
}

Result<UniqueHandle> makeJob(const ChildLimits& limits) {
    UniqueHandle job(CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION told{};
    told.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_PROCESS_MEMORY |
        JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION | JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (limits.confined) {
        told.BasicLimitInformation.LimitFlags |= JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
    }
    told.BasicLimitInformation.ActiveProcessLimit = 1;
    told.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart =
        limits.processorTime.count() * 10'000'000;
    told.ProcessMemoryLimit = static_cast<SIZE_T>(
        std::min<std::uint64_t>(limits.memory, std::numeric_limits<SIZE_T>::max()));
    if (!job || !SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &told,
                                         sizeof told)) {
        return win32::failSystem(ErrorCode::internalError, "create", "a job object",
                                 GetLastError());
    }
    return job;
}

class Child {
  public:
    Child(std::filesystem::path program, const ChildLimits& limits)
        : program_(std::move(program)), limits_(limits) {}
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    Result<void> start(const std::vector<std::string>& arguments);
    Result<Bytes> exchange(std::span<const std::byte> input);

  private:
    Result<void> create(const std::vector<std::string>& arguments, STARTUPINFOEXW& startup);
    void send(std::span<const std::byte> input);
    void receive();
    // Ends it and whatever it started.
    void end();
    Result<void> await() const;
    Result<void> judge() const;
    tl::unexpected<model::Error> cannot(std::string_view action) const;
    tl::unexpected<model::Error> fault(ErrorCode code, const std::string& problem) const;

    const std::filesystem::path program_;
    const ChildLimits limits_;
    UniqueHandle job_;
    UniqueHandle process_;
    UniqueHandle input_;
    UniqueHandle output_;
    Bytes received_;
    std::atomic<bool> tooMuch_ = false;
};

Result<void> Child::start(const std::vector<std::string>& arguments) {
    auto job = makeJob(limits_);
    if (!job) return tl::unexpected(job.error());
    job_ = std::move(*job);
    auto input = win32::makePipe(true);
    if (!input) return tl::unexpected(input.error());
    auto output = win32::makePipe(false);
    if (!output) return tl::unexpected(output.error());
    const UniqueHandle nowhere = openNowhere();
    if (!nowhere) return cannot("open NUL for");

    std::array<HANDLE, 3> handles{input->theirs.get(), output->theirs.get(), nowhere.get()};
    win32::InheritanceList list(handles);
    if (!list.complete()) return cannot("prepare");
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = handles[0];
    startup.StartupInfo.hStdOutput = handles[1];
    startup.StartupInfo.hStdError = handles[2];
    startup.lpAttributeList = list.get();
    input_ = std::move(input->ours);
    output_ = std::move(output->ours);
    return create(arguments, startup);
}

Result<void> Child::create(const std::vector<std::string>& arguments, STARTUPINFOEXW& startup) {
    std::wstring commandLine = win32::commandLine(program_.native(), arguments);
    PROCESS_INFORMATION information{};
    const auto& directory = limits_.directory;
    if (!win32::createSuspended(program_.c_str(), commandLine.data(), 0, startup, information,
                                directory.empty() ? nullptr : directory.c_str())) {
        return cannot("start");
    }
    process_ = UniqueHandle(information.hProcess);
    const UniqueHandle thread(information.hThread);
    if (!AssignProcessToJobObject(job_.get(), process_.get())) return cannot("limit");
    if (ResumeThread(thread.get()) == static_cast<DWORD>(-1)) return cannot("start");
    return {};
}

void Child::send(std::span<const std::byte> input) {
    while (!input.empty()) {
        const DWORD size = static_cast<DWORD>(std::min<std::size_t>(input.size(), kChunk));
        DWORD written = 0;
        // It reads no more, and how it ends says whether that was wrong.
        if (!WriteFile(input_.get(), input.data(), size, &written, nullptr)) break;
        input = input.subspan(written);
    }
    input_.reset();
}

void Child::receive() try {
    std::array<std::byte, kChunk> buffer;
    DWORD count = 0;
    while (ReadFile(output_.get(), buffer.data(), kChunk, &count, nullptr)) {
        if (count > limits_.output - received_.size()) {
            tooMuch_ = true;
            TerminateProcess(process_.get(), kKilled);
            return;
        }
        received_.insert(received_.end(), buffer.begin(), buffer.begin() + count);
    }
} catch (const std::bad_alloc&) {
    tooMuch_ = true;  // for this process; it must not end because of that
    TerminateProcess(process_.get(), kKilled);
}

Result<Bytes> Child::exchange(std::span<const std::byte> input) {
    std::thread sender([this, input] { send(input); });
    std::thread receiver([this] { receive(); });
    const Result<void> judged = await();
    end();  // the pipes break and both threads come back
    sender.join();
    receiver.join();
    if (tooMuch_) {
        return fault(ErrorCode::internalError,
                     "wrote more than " + std::to_string(limits_.output) + " bytes");
    }
    if (!judged) return tl::unexpected(judged.error());
    return std::move(received_);
}

Result<void> Child::await() const {
    constexpr auto kLook = std::chrono::milliseconds(200);
    for (auto left = limits_.wallTime; left.count() > 0; left -= kLook) {
        const auto slice = static_cast<DWORD>(std::min(left, kLook).count());
        if (WaitForSingleObject(process_.get(), slice) == WAIT_OBJECT_0) return judge();
        if (limits_.cancelled != nullptr && *limits_.cancelled) {
            return fault(ErrorCode::serverUnavailable, "was ended: it is not needed");
        }
    }
    return fault(ErrorCode::timeout,
                 "did not end within " + std::to_string(limits_.wallTime.count()) + " ms");
}

Result<void> Child::judge() const {
    DWORD code = 0;
    GetExitCodeProcess(process_.get(), &code);
    if (code == 0) return {};
    // What a job object ends a process with that used up its time.
    if (code == ERROR_NOT_ENOUGH_QUOTA) {
        return fault(ErrorCode::timeout, "used more than " +
                                             std::to_string(limits_.processorTime.count()) +
                                             " s of processor time");
    }
    return fault(ErrorCode::internalError, "ended with exit code " + std::to_string(code));
}

void Child::end() {
    if (process_) TerminateProcess(process_.get(), kKilled);
    job_.reset();
}

tl::unexpected<model::Error> Child::cannot(std::string_view action) const {
    return win32::failSystem(ErrorCode::serverUnavailable, action, utf8FromPath(program_),
                             GetLastError());
}

tl::unexpected<model::Error> Child::fault(ErrorCode code, const std::string& problem) const {
    return model::fail(code, "'" + utf8FromPath(program_) + "' " + problem);
}

}  // namespace

Result<Bytes> runChild(const std::filesystem::path& program,
                       const std::vector<std::string>& arguments, std::span<const std::byte> input,
                       const ChildLimits& limits) {
    Child child(program, limits);
    if (const auto started = child.start(arguments); !started) {
        return tl::unexpected(started.error());
    }
    return child.exchange(input);
}

}  // namespace winfax::platform
