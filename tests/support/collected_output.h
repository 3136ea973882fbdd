// SPDX-License-Identifier: MIT
// What a child printed so far. Filled by a reading thread, waited on by the test.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

namespace winfax::test {

class CollectedOutput {
  public:
    void append(std::string_view text);
    // No more text will come: the child closed its end.
    void close();

    bool waitForLine(std::string_view beginning) const;
    // Until close(), or patience runs out: a program's end is known before its last words are.
    void waitForEnd() const;
    std::string text() const;

  private:
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::string text_;
    bool closed_ = false;
};

}  // namespace winfax::test
