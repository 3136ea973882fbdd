// SPDX-License-Identifier: MIT
#include "../service_process.h"

#include <windows.h>

#include <stdexcept>

namespace winfax::endtoend {

class ServiceProcess::Process {
  public:
    explicit Process(std::uint32_t id)
        : process_(OpenProcess(SYNCHRONIZE | PROCESS_TERMINATE, FALSE, id)) {
        if (!process_) {
            throw std::runtime_error("there is no process " + std::to_string(id));
        }
    }
    ~Process() {
        TerminateProcess(process_, 128 + 9);
        CloseHandle(process_);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool waitUntilGone() {
        const auto patience = std::chrono::milliseconds(test::kPatience).count();
        return WaitForSingleObject(process_, static_cast<DWORD>(patience)) == WAIT_OBJECT_0;
    }

  private:
    HANDLE process_;
};

ServiceProcess::ServiceProcess(std::uint32_t processId)
    : process_(std::make_unique<Process>(processId)) {}
ServiceProcess::~ServiceProcess() = default;
bool ServiceProcess::waitUntilGone() { return process_->waitUntilGone(); }

}  // namespace winfax::endtoend
