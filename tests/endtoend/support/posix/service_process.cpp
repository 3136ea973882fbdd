// SPDX-License-Identifier: MIT
#include "../service_process.h"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <stdexcept>

namespace winfax::endtoend {

// A descriptor of a process never comes to mean another one.
class ServiceProcess::Process {
  public:
    explicit Process(std::uint32_t id)
        : descriptor_(static_cast<int>(syscall(SYS_pidfd_open, id, 0))) {
        if (descriptor_ < 0) {
            throw std::runtime_error("there is no process " + std::to_string(id));
        }
    }
    ~Process() {
        syscall(SYS_pidfd_send_signal, descriptor_, SIGKILL, nullptr, 0);
        close(descriptor_);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool waitUntilGone() {
        pollfd ended{descriptor_, POLLIN, 0};
        const auto patience = std::chrono::milliseconds(test::kPatience).count();
        return poll(&ended, 1, static_cast<int>(patience)) == 1;
    }

  private:
    int descriptor_;
};

ServiceProcess::ServiceProcess(std::uint32_t processId)
    : process_(std::make_unique<Process>(processId)) {}
ServiceProcess::~ServiceProcess() = default;
bool ServiceProcess::waitUntilGone() { return process_->waitUntilGone(); }

}  // namespace winfax::endtoend
