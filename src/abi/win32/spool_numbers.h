// SPDX-License-Identifier: MIT
// Wine's spooler numbers the documents of every process from 1, and keeps each in a file that bears
// this number alone while it is drawn. StartDoc empties the file of another process that is just
// being printed: that document is lost, or gets pages of this one. So under Wine a document gets a
// number that no other process has from us, above those that programs without us get.
#pragma once

#include <mutex>

#include "platform/win32/handles.h"

namespace winfax::abi {

// Held over StartDoc; the document's number stays reserved for as long as its context lives.
class SpoolNumber {
  public:
    // Sees to it that the next document of this process has a number of its own. Does nothing
    // elsewhere than under Wine; where it cannot do it, the document is begun all the same.
    explicit SpoolNumber(const wchar_t* printer);
    SpoolNumber(const SpoolNumber&) = delete;
    SpoolNumber& operator=(const SpoolNumber&) = delete;

    // The document has begun.
    void keepFor(HDC context);

  private:
    std::unique_lock<std::mutex> alone_;  // among the threads of this process
    platform::win32::UniqueHandle reserved_;
};

}  // namespace winfax::abi
