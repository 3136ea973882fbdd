// SPDX-License-Identifier: MIT
#include "child_process.h"

#include <windows.h>

#include <stdexcept>
#include <thread>

#include "collected_output.h"

namespace winfax::test {
namespace {

std::wstring quoted(const std::wstring& word) {
    if (!word.empty() && word.find_first_of(L" \t\"") == std::wstring::npos) {
        return word;
    }
    std::wstring result = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t character : word) {
        if (character == L'"') {
            result.append(backslashes + 1, L'\\');
        }
        backslashes = character == L'\\' ? backslashes + 1 : 0;
        result += character;
    }
    return result.append(backslashes, L'\\') + L'"';
}

std::wstring commandLine(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments) {
    std::wstring line = quoted(program.wstring());
    for (const std::string& argument : arguments) {
        const std::u8string utf8(argument.begin(), argument.end());
        line += L' ' + quoted(std::filesystem::path(utf8).wstring());
    }
    return line;
}

std::runtime_error failure(const char* what, const std::filesystem::path& program) {
    return std::runtime_error(program.string() + ": " + what + " failed with error " +
                              std::to_string(GetLastError()));
}

// Everything in this job dies with its last handle, that is with this program.
HANDLE jobOfChildren() {
    static const HANDLE job = [] {
        const HANDLE created = CreateJobObjectW(nullptr, nullptr);
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        SetInformationJobObject(created, JobObjectExtendedLimitInformation, &limits, sizeof limits);
        return created;
    }();
    return job;
}

// Ctrl-Break reaches only processes on the sender's console, so there must be one. Under Wine a
// program that a Unix shell started holds one that is none; AllocConsole refuses until it is given
// up.
void makeSureOfConsole() {
    static const bool done = [] {
        if (GetConsoleCP() != 0) {
            return true;
        }
        FreeConsole();
        return AllocConsole() != 0;
    }();
    (void)done;
}

}  // namespace

class ChildProcess::Process {
  public:
    Process(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
        makeSureOfConsole();
        SECURITY_ATTRIBUTES inheritable{sizeof inheritable, nullptr, TRUE};
        HANDLE readEnd = nullptr;
        HANDLE writeEnd = nullptr;
        if (!CreatePipe(&readEnd, &writeEnd, &inheritable, 0)) {
            throw failure("CreatePipe", program);
        }
        SetHandleInformation(readEnd, HANDLE_FLAG_INHERIT, 0);

        STARTUPINFOW startup{};
        startup.cb = sizeof startup;
        startup.dwFlags = STARTF_USESTDHANDLES;
        startup.hStdOutput = writeEnd;
        startup.hStdError = writeEnd;
        PROCESS_INFORMATION started{};
        std::wstring line = commandLine(program, arguments);
        const BOOL created = CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE,
                                            CREATE_NEW_PROCESS_GROUP | CREATE_SUSPENDED, nullptr,
                                            nullptr, &startup, &started);
        CloseHandle(writeEnd);
        if (!created) {
            CloseHandle(readEnd);
            throw failure("CreateProcess", program);
        }
        AssignProcessToJobObject(jobOfChildren(), started.hProcess);
        ResumeThread(started.hThread);
        CloseHandle(started.hThread);
        process_ = started.hProcess;
        id_ = started.dwProcessId;
        reader_ = std::thread([this, readEnd] { readAll(readEnd); });
    }

    ~Process() {
        kill();
        wait();
        reader_.join();
        CloseHandle(process_);
    }

    bool requestStop() { return exitCode_ || GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, id_); }

    void kill() {
        if (!exitCode_) {
            TerminateProcess(process_, 128 + 9);
        }
    }

    // Suspending whole processes is no documented Win32 call, only one of the layer below.
    void callNative(const char* name) {
        using Call = LONG(WINAPI*)(HANDLE);
        const HMODULE native = GetModuleHandleW(L"ntdll.dll");
        const auto call =
            reinterpret_cast<Call>(reinterpret_cast<void*>(GetProcAddress(native, name)));
        if (!call || call(process_) < 0) {
            throw std::runtime_error(std::string(name) + " failed");
        }
    }

    std::optional<int> wait(std::chrono::milliseconds patience = kPatience) {
        DWORD code = 0;
        if (!exitCode_ &&
            WaitForSingleObject(process_, static_cast<DWORD>(patience.count())) == WAIT_OBJECT_0 &&
            GetExitCodeProcess(process_, &code)) {
            exitCode_ = static_cast<int>(code);
        }
        return exitCode_;
    }

    const CollectedOutput& output() const { return output_; }

  private:
    void readAll(HANDLE end) {
        char buffer[4096];
        for (DWORD count; ReadFile(end, buffer, sizeof buffer, &count, nullptr) && count > 0;) {
            std::string text(buffer, count);
            std::erase(text, '\r');
            output_.append(text);
        }
        CloseHandle(end);
        output_.close();
    }

    HANDLE process_ = nullptr;
    DWORD id_ = 0;
    std::optional<int> exitCode_;
    CollectedOutput output_;
    std::thread reader_;
};

ChildProcess::ChildProcess(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments)
    : process_(std::make_unique<Process>(program, arguments)) {}
ChildProcess::~ChildProcess() = default;

bool ChildProcess::waitForLine(std::string_view beginning) {
    return process_->output().waitForLine(beginning);
}
bool ChildProcess::requestStop() { return process_->requestStop(); }
void ChildProcess::kill() { process_->kill(); }
void ChildProcess::suspend() { process_->callNative("NtSuspendProcess"); }
void ChildProcess::resume() { process_->callNative("NtResumeProcess"); }
std::optional<int> ChildProcess::wait(std::chrono::milliseconds patience) {
    const std::optional<int> code = process_->wait(patience);
    if (code) {
        process_->output().waitForEnd();
    }
    return code;
}
std::string ChildProcess::output() const { return process_->output().text(); }

}  // namespace winfax::test
