// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::platform {

// A text to which several threads and processes may add whole lines. Any thread.
class LineFile {
  public:
    virtual ~LineFile() = default;

    // Adds the line and the end of line in one write, so that lines of others never come between.
    // What cannot be written is lost: nobody is there to be told.
    virtual void add(std::string line) = 0;
};

// Lines go to the end of the file, which is made if need be, and then only its owner may read it.
model::Result<std::unique_ptr<LineFile>> openLineFile(const Path& path);

// Lines go where the process writes its errors.
std::unique_ptr<LineFile> lineFileOnStandardError();

}  // namespace winfax::platform
