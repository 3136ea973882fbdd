// SPDX-License-Identifier: MIT
// This process and those that floors are served by.
#pragma once

#include <sys/types.h>

#include <functional>

namespace winfax::bench {

// This process, and with it all that it starts from now on: round trips between two cores vary by
// half from run to run.
void pinToOneCore();
void allowManyDescriptors();

// A process that does `work` and ends. It never outlives this object, nor this process.
class ForkedProcess {
  public:
    explicit ForkedProcess(const std::function<void()>& work);
    ~ForkedProcess();
    ForkedProcess(const ForkedProcess&) = delete;
    ForkedProcess& operator=(const ForkedProcess&) = delete;

  private:
    pid_t id_;
};

}  // namespace winfax::bench
