// SPDX-License-Identifier: MIT
// Progress for people: one line that is drawn again and again on a terminal, otherwise a line each.
#pragma once

#include <cstddef>
#include <string>

#include "tool/console.h"

namespace winfax::tool {

class ProgressLine {
  public:
    explicit ProgressLine(const Console& console) : console_(console) {}
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const std::string& text);
    // The last text; ends the line.
    void finish(const std::string& text);

  private:
    const Console& console_;
    std::size_t width_ = 0;  // of what stands on the terminal's line
};

}  // namespace winfax::tool
