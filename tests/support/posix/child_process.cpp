// SPDX-License-Identifier: MIT
#include "child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <system_error>
#include <thread>

#include "collected_output.h"

namespace winfax::test {
namespace {

// In the child between fork and exec: nothing but system calls.
[[noreturn]] void becomeProgram(char* const* arguments, int output, pid_t parent) {
    // Dies with the thread that started it, which for tests is the main thread.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(126);
    }
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(arguments[0], arguments);
    _exit(127);
}

}  // namespace

class ChildProcess::Process {
  public:
    Process(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
        int ends[2];
        if (access(program.c_str(), X_OK) != 0 || pipe2(ends, O_CLOEXEC) != 0) {
            throw std::system_error(errno, std::generic_category(), program.string());
        }
        std::vector<std::string> words{program.string()};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words) {
            pointers.push_back(word.data());
        }
        pointers.push_back(nullptr);

        const pid_t parent = getpid();
        id_ = fork();
        if (id_ == 0) {
            becomeProgram(pointers.data(), ends[1], parent);
        }
        close(ends[1]);
        if (id_ < 0) {
            close(ends[0]);
            throw std::system_error(errno, std::generic_category(), program.string());
        }
        descriptor_ = static_cast<int>(syscall(SYS_pidfd_open, id_, 0));
        reader_ = std::thread([this, end = ends[0]] { readAll(end); });
    }

    ~Process() {
        signal(SIGKILL);
        wait();
        reader_.join();
        close(descriptor_);
    }

    bool signal(int number) { return exitCode_ || ::kill(id_, number) == 0; }

    std::optional<int> wait(std::chrono::milliseconds patience = kPatience) {
        if (!exitCode_) {
            pollfd ended{descriptor_, POLLIN, 0};
            int status = 0;
            if (poll(&ended, 1, static_cast<int>(patience.count())) == 1 &&
                waitpid(id_, &status, 0) == id_) {
                exitCode_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
        }
        return exitCode_;
    }

    const CollectedOutput& output() const { return output_; }

  private:
    void readAll(int end) {
        char buffer[4096];
        for (ssize_t count; (count = read(end, buffer, sizeof buffer)) > 0;) {
            output_.append({buffer, static_cast<std::size_t>(count)});
        }
        close(end);
        output_.close();
    }

    pid_t id_ = -1;
    int descriptor_ = -1;
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
bool ChildProcess::requestStop() { return process_->signal(SIGTERM); }
void ChildProcess::kill() { process_->signal(SIGKILL); }
void ChildProcess::suspend() { process_->signal(SIGSTOP); }
void ChildProcess::resume() { process_->signal(SIGCONT); }
std::optional<int> ChildProcess::wait(std::chrono::milliseconds patience) {
    const std::optional<int> code = process_->wait(patience);
    if (code) {
        process_->output().waitForEnd();
    }
    return code;
}
std::string ChildProcess::output() const { return process_->output().text(); }

}  // namespace winfax::test
