// SPDX-License-Identifier: MIT
#include "platform/loaded_library.h"

#include <dlfcn.h>
#include <sys/stat.h>

namespace winfax::platform {

model::Result<LoadedLibrary> LoadedLibrary::load(const Path& path) {
    void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module != nullptr) return LoadedLibrary(module);
    const char* const reason = ::dlerror();
    return model::fail(model::ErrorCode::fileNotFound,
                       "cannot load " + path.native() + ": " + (reason ? reason : "unknown"));
}

void* LoadedLibrary::find(const char* function) const { return ::dlsym(module_, function); }

bool isOwnModule(const Path& path) {
    struct ::stat a {};
    struct ::stat b {};
    return ::stat(path.c_str(), &a) == 0 && ::stat(moduleFile().c_str(), &b) == 0 &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace winfax::platform
