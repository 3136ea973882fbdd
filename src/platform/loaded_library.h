// SPDX-License-Identifier: MIT
#pragma once

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::platform {

// A library loaded by its path, for the life of the process: who handed out its functions' results
// must not go away. Any thread.
class LoadedLibrary {
public:
  static model::Result<LoadedLibrary> load(const Path& path);

  // nullptr: it exports no such function.
  void* find(const char* function) const;

private:
    explicit LoadedLibrary(void* module) : module_(module) {}
    void* module_;
};

// Whether this is the file of the library (or program) that our code is in, under whatever name.
// (std::filesystem's own comparison would draw all of its streams into the DLL.)
bool isOwnModule(const Path& path);

}  // namespace winfax::platform
