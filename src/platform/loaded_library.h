// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "model/errors.h"

namespace winfax::platform {

// A library loaded by its path, for the life of the process: who handed out its functions' results
// must not go away. Any thread.
class LoadedLibrary {
public:
    static model::Result<LoadedLibrary> load(const std::filesystem::path& path);

    // nullptr: it exports no such function.
    void* find(const char* function) const;

private:
    explicit LoadedLibrary(void* module) : module_(module) {}
    void* module_;
};

}  // namespace winfax::platform
