// SPDX-License-Identifier: MIT
// Proxy mode (WINFAX_PROXY=PATH): every call goes to another library with the same exports, such as
// a genuine WinFax.dll, unchanged.
#pragma once

#include <memory>
#include <string>

#include "platform/loaded_library.h"

namespace winfax::watching {

class Genuine {
  public:
    explicit Genuine(platform::LoadedLibrary library) : library_(library) {}

    // As WINFAX_PROXY asks. nullptr when it is not set, when it names this very library (then we
    // are the genuine one), or when it cannot be loaded, which standard error then says.
    static std::unique_ptr<Genuine> fromEnvironment();
    // Whether WINFAX_PROXY names this library: it then watches nothing.
    static bool isThisLibrary();

    // Its function of that name; nullptr: it has none, and the call fails with
    // ERROR_CALL_NOT_IMPLEMENTED.
    void* find(const char* function) const { return library_.find(function); }

  private:
    platform::LoadedLibrary library_;
};

}  // namespace winfax::watching
