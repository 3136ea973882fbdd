// SPDX-License-Identifier: MIT
// Reads what WINFAX_TRACE=FILE makes the library write (docs/trace.md): a JSON object a line. Those
// with a "function" are calls; all others (events, callbacks, reports) are passed over. The file
// may grow meanwhile; a last line without its end is not there yet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rig/failure.h"

namespace winfax::rig {

// Used by one thread at a time.
class Trace {
  public:
    explicit Trace(std::filesystem::path file) : file_(std::move(file)) {}

    // `function` is "FaxCloseX" for itself, "FaxSendDocument" for its A and W forms too, and
    // nullopt for all functions. Every function fails with invalidArgument, file and line number
    // when a line is no call.
    using Function = std::optional<std::string_view>;
    Expected<std::size_t> count(Function function);
    // Those with "result": false.
    Expected<std::size_t> failures(Function function);

    // The line of call number `index`, from 0. notFound: there are fewer.
    Expected<std::string> line(Function function, std::size_t index);
    // What a JSON pointer ("/in/JobParams/RecipientNumber") leads to in that line: the text of a
    // string, anything else as JSON. notFound: nothing there; invalidArgument: no JSON pointer.
    Expected<std::string> value(Function function, std::size_t index, const std::string& pointer);

  private:
    struct Call {
        std::string line;
        std::string function;
        bool failed = false;
    };
    // Takes what has been written since.
    Expected<void> readOn();
    Expected<void> take(std::string line);
    Expected<const Call*> find(Function function, std::size_t index);

    std::filesystem::path file_;
    std::vector<Call> calls_;
    std::size_t lines_ = 0;     // taken, calls and others
    std::uintmax_t taken_ = 0;  // bytes of the file, up to the end of a line
};

}  // namespace winfax::rig
