// SPDX-License-Identifier: MIT
#include "tool/terminal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <thread>
#include <utility>

namespace winfax::tool {

namespace {

class TerminalKeys final : public Keys {
  public:
    TerminalKeys(const termios& before, std::function<void(char)> pressed)
        : before_(before), wake_(::eventfd(0, EFD_CLOEXEC)), pressed_(std::move(pressed)) {
        termios single = before;
        single.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
        single.c_cc[VMIN] = 1;
        single.c_cc[VTIME] = 0;
        ::tcsetattr(STDIN_FILENO, TCSANOW, &single);
        reader_ = std::thread([this] { read(); });
    }
    ~TerminalKeys() override {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
        reader_.join();
        ::close(wake_);
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }

  private:
    void read() {
        for (;;) {
            pollfd waited[] = {{STDIN_FILENO, POLLIN, 0}, {wake_, POLLIN, 0}};
            if (::poll(waited, 2, -1) < 0 && errno != EINTR) return;
            if (waited[1].revents != 0) return;
            if (waited[0].revents == 0) continue;
            char key = 0;
            if (::read(STDIN_FILENO, &key, 1) != 1) return;  // the terminal is gone
            pressed_(key);
        }
    }

    const termios before_;
    const int wake_;
    const std::function<void(char)> pressed_;
    std::thread reader_;
};

}  // namespace

TerminalSize terminalSize() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
        return {};
    }
    return {size.ws_col, size.ws_row};
}

bool enableEscapeSequences() { return true; }

std::unique_ptr<Keys> readKeys(std::function<void(char)> pressed) {
    termios before{};
    // A job in the background would be stopped for touching the terminal.
    if (::tcgetattr(STDIN_FILENO, &before) != 0 || ::tcgetpgrp(STDIN_FILENO) != ::getpgrp()) {
        return nullptr;
    }
    return std::make_unique<TerminalKeys>(before, std::move(pressed));
}

}  // namespace winfax::tool
