// SPDX-License-Identifier: MIT
#include "tool/progress_line.h"

#include <algorithm>

namespace winfax::tool {

ProgressLine::~ProgressLine() {
    if (width_ > 0) console_.out << std::endl;
}

// Padding with blanks erases the rest of a longer text on every terminal there is.
void ProgressLine::show(const std::string& text) {
    if (!console_.outIsTerminal) {
        console_.out << text << std::endl;
        return;
    }
    const std::size_t blanks = width_ - std::min(width_, text.size());
    console_.out << '\r' << text << std::string(blanks, ' ') << std::flush;
    width_ = text.size();
}

void ProgressLine::finish(const std::string& text) {
    show(text);
    if (console_.outIsTerminal) console_.out << std::endl;
    width_ = 0;
}

}  // namespace winfax::tool
