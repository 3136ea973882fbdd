// SPDX-License-Identifier: MIT
// The library as a program sees it that loads and unloads it while it runs.
#pragma once

#include <winfax.h>

#include <string>

namespace winfax::endtoend {

class Module {
  public:
    // Loads it. Throws std::runtime_error with the reason.
    explicit Module(const std::string& path);

    void* find(const char* name) const;
    template <class Function>
    Function function(const char* name) const {
        return reinterpret_cast<Function>(find(name));
    }
    void unload();
    // After unload(): false when the code may stay in the process for good, as on Linux.
    bool goesAway() const;
    // Whether the code is in the process.
    bool isPresent() const;

  private:
    std::string path_;
    void* handle_;
};

// The system's; on Linux the library's, which stays in the process.
struct PortFunctions {
    explicit PortFunctions(const Module& module);
    HANDLE (*create)();
    BOOL (*take)(HANDLE port, LPOVERLAPPED* packet);  // waits without limit
    void (*freeMemory)(HANDLE memory);
};

}  // namespace winfax::endtoend
