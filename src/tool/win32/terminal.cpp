// SPDX-License-Identifier: MIT
#include "tool/terminal.h"

#include <windows.h>

#include <thread>
#include <utility>

namespace winfax::tool {

namespace {

// Older headers do not know it: Windows 10.
constexpr DWORD kObeyEscapeSequences = 0x0004;

class ConsoleKeys final : public Keys {
  public:
    ConsoleKeys(HANDLE input, DWORD before, std::function<void(char)> pressed)
        : input_(input),
          before_(before),
          wake_(CreateEventW(nullptr, TRUE, FALSE, nullptr)),
          pressed_(std::move(pressed)) {
        SetConsoleMode(input_,
                       before_ & ~static_cast<DWORD>(ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT));
        reader_ = std::thread([this] { read(); });
    }
    ~ConsoleKeys() override {
        SetEvent(wake_);
        reader_.join();
        CloseHandle(wake_);
        SetConsoleMode(input_, before_);
    }

  private:
    void read() {
        const HANDLE waited[] = {wake_, input_};
        while (WaitForMultipleObjects(2, waited, FALSE, INFINITE) == WAIT_OBJECT_0 + 1) {
            INPUT_RECORD record{};
            DWORD count = 0;
            if (!ReadConsoleInputW(input_, &record, 1, &count)) return;
            if (count == 0 || record.EventType != KEY_EVENT || !record.Event.KeyEvent.bKeyDown) {
                continue;
            }
            const wchar_t key = record.Event.KeyEvent.uChar.UnicodeChar;
            if (key > 0 && key < 0x80) pressed_(static_cast<char>(key));
        }
    }

    const HANDLE input_;
    const DWORD before_;
    const HANDLE wake_;
    const std::function<void(char)> pressed_;
    std::thread reader_;
};

}  // namespace

TerminalSize terminalSize() {
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info)) return {};
    const auto width = info.srWindow.Right - info.srWindow.Left + 1;
    const auto height = info.srWindow.Bottom - info.srWindow.Top + 1;
    if (width <= 0 || height <= 0) return {};
    return {static_cast<std::size_t>(width), static_cast<std::size_t>(height)};
}

bool enableEscapeSequences() {
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    return GetConsoleMode(output, &mode) && SetConsoleMode(output, mode | kObeyEscapeSequences);
}

std::unique_ptr<Keys> readKeys(std::function<void(char)> pressed) {
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD before = 0;
    if (!GetConsoleMode(input, &before)) return nullptr;
    return std::make_unique<ConsoleKeys>(input, before, std::move(pressed));
}

}  // namespace winfax::tool
