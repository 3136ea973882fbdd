// SPDX-License-Identifier: MIT
#include "watching/genuine.h"

#include <filesystem>
#include <system_error>

#include "platform/environment.h"
#include "platform/line_file.h"
#include "platform/paths.h"

namespace winfax::watching {

bool Genuine::isThisLibrary() {
    const auto wanted = platform::environmentVariable("WINFAX_PROXY");
    return wanted && platform::isOwnModule(platform::pathFromUtf8(*wanted));
}

std::unique_ptr<Genuine> Genuine::fromEnvironment() {
    const auto wanted = platform::environmentVariable("WINFAX_PROXY");
    if (!wanted || isThisLibrary()) return nullptr;
    const auto library = platform::LoadedLibrary::load(platform::pathFromUtf8(*wanted));
    if (library) return std::make_unique<Genuine>(*library);
    platform::lineFileOnStandardError()->add("winfax: WINFAX_PROXY: " + library.error().detail +
                                             "; calls are carried out by this library");
    return nullptr;
}

}  // namespace winfax::watching
