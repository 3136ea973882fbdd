// SPDX-License-Identifier: MIT
// A program that a test starts. It never outlives the test: the destructor kills it, and so does
// the end of the test program, however it comes.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winfax::test {

// Generous, because a loaded machine is no reason to fail; met only when something is wrong.
inline constexpr std::chrono::seconds kPatience{90};

class ChildProcess {
  public:
    // The environment is this program's; the arguments are UTF-8. Standard output and error are
    // collected together.
    // Throws std::runtime_error with the program's path when it cannot be started.
    ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // True once a line that starts with `beginning` was printed; false when the program ends or
    // patience runs out before that.
    bool waitForLine(std::string_view beginning);

    // Asks for an orderly end (SIGTERM, Ctrl-Break); the caller waits afterwards. False where it
    // cannot be asked: Ctrl-Break needs a console.
    bool requestStop();
    // Ends it at once, without a chance to clean up.
    void kill();
    // All its threads stand still until resume().
    void suspend();
    void resume();
    // The exit code (128 + signal on Linux), or nullopt when patience runs out.
    std::optional<int> wait(std::chrono::milliseconds patience = kPatience);

    std::string output() const;

  private:
    class Process;
    std::unique_ptr<Process> process_;
};

struct Finished {
    int exitCode = -1;
    std::string output;
};

// Runs a program to its end. A program that does not end in time is killed; its code is -1 then.
Finished runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    std::chrono::milliseconds patience = kPatience);

}  // namespace winfax::test
