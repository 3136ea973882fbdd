// SPDX-License-Identifier: MIT
// The terminal as more than a stream: its size, its keys, drawing on it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace winfax::tool {

struct TerminalSize {
    std::size_t columns = 80;
    std::size_t rows = 24;
};

// Of the terminal that stdout is; the usual one when it cannot be told.
TerminalSize terminalSize();

// Makes the terminal that stdout is obey escape sequences. False: it cannot.
bool enableEscapeSequences();

// While it lives, keys come as they are pressed, without being shown, when stdin is a terminal;
// Ctrl-C stays what it is. Ended, the terminal is as before.
class Keys {
  public:
    virtual ~Keys() = default;
};

// `pressed` gets the key, on a thread of its own. nullptr when stdin is no terminal.
std::unique_ptr<Keys> readKeys(std::function<void(char)> pressed);

}  // namespace winfax::tool
