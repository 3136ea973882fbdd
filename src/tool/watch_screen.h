// SPDX-License-Identifier: MIT
// faxctl watch on a terminal: one picture, drawn again in its place.
#pragma once

#include <string>
#include <vector>

#include "tool/console.h"
#include "tool/terminal.h"
#include "tool/watch_view.h"

namespace winfax::tool {

// "[#####-----] 1/2": pages that are through of those there are. A number alone when those are not
// known, nothing before the first page.
std::string progressBar(const CallProgress& progress);

// The picture's lines, cut to the terminal's size. `note` stands in the last one.
std::vector<std::string> pictureOf(const Snapshot& snapshot, const std::string& note,
                                   const TerminalSize& size);

// The terminal's other screen while it lives; afterwards the last picture stands on the first one,
// so that it is not lost.
class WatchScreen {
  public:
    explicit WatchScreen(const Console& console);
    ~WatchScreen();
    WatchScreen(const WatchScreen&) = delete;
    WatchScreen& operator=(const WatchScreen&) = delete;

    void draw(const Snapshot& snapshot, const std::string& note);

  private:
    const Console& console_;
    std::vector<std::string> last_;
};

}  // namespace winfax::tool
