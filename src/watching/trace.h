// SPDX-License-Identifier: MIT
// One line of JSON per call, in the form of docs/trace.md.
#pragma once

#include <memory>
#include <string>

#include "platform/line_file.h"
#include "watching/observer.h"

namespace winfax::watching {

// What a line says, without the end of line.
std::string traceLine(const Invocation& call);

// "0x40004": handles, as lines name them.
std::string shownHandle(std::uintptr_t handle);

class Trace final : public Observer {
  public:
    explicit Trace(std::unique_ptr<platform::LineFile> file) : file_(std::move(file)) {}

    // As the variable asks (WINFAX_TRACE, WINFAX_RECORD): "stderr", or a path, in which %p stands
    // for the process id. nullptr when it is not set or the file cannot be opened, which standard
    // error then says.
    static std::unique_ptr<Trace> fromEnvironment(const char* variable);

    void after(Invocation& call) override { file_->add(traceLine(call)); }
    // A line with the time, the process and what is noted.
    void note(const Json& what) override;

  private:
    std::unique_ptr<platform::LineFile> file_;
};

}  // namespace winfax::watching
