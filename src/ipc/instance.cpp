// SPDX-License-Identifier: MIT
#include "ipc/instance.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ipc/private_endpoint.h"
#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::ipc {
namespace {

constexpr std::size_t kLongestName = 64;

bool isNameCharacter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= '0' && character <= '9') || character == '.' || character == '_' ||
           character == '-';
}

constexpr const char* kNameRule =
    "use 1 to 64 letters, digits, dots, underscores and hyphens, and neither \".\" nor \"..\"";

model::Result<platform::Path> stateDirectoryOf(const std::string& name,
                                               const std::optional<std::string>& fromEnvironment) {
    if (fromEnvironment) {
        platform::Path directory = platform::pathFromUtf8(*fromEnvironment);
        if (!directory.is_absolute())
            return model::fail(model::ErrorCode::invalidParameter,
                               "WINFAX_STATE_DIR is \"" + *fromEnvironment +
                                   "\": it must be an absolute path, because the service does "
                                   "not run in the caller's directory");
        return directory;
    }
    const platform::Path root = platform::userStateRoot();
    if (root.empty())
        return model::fail(model::ErrorCode::fileNotFound,
                           "this user has no home directory: set WINFAX_STATE_DIR to the absolute "
                           "path of a directory for the fax service's state");
    return root / platform::pathFromUtf8(name);
}

}  // namespace

bool isInstanceName(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && name != "." && name != ".." &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

model::Result<Instance> instanceFromEnvironment() {
    const auto name = platform::environmentVariable("WINFAX_INSTANCE");
    const auto stateDirectory = platform::environmentVariable("WINFAX_STATE_DIR");
    if (!name && !stateDirectory && systemInstanceInstalled()) return systemInstance();

    Instance instance;
    instance.name = name.value_or("default");
    if (!isInstanceName(instance.name))
        return model::fail(model::ErrorCode::invalidParameter,
                           "WINFAX_INSTANCE is \"" + instance.name + "\": " + kNameRule);
    auto directory = stateDirectoryOf(instance.name, stateDirectory);
    if (!directory) return tl::unexpected(directory.error());
    instance.stateDirectory = std::move(*directory);
    if (auto placed = placePrivateEndpoint(instance); !placed)
        return tl::unexpected(placed.error());
    return instance;
}

model::Result<Instance> instanceNamed(const std::string& name) {
    Instance instance = systemInstance();
    if (name == instance.name) return instance;
    if (!isInstanceName(name))
        return model::fail(model::ErrorCode::invalidParameter,
                           "\"" + name + "\" names no instance: " + kNameRule);
    instance = {};
    instance.name = name;
    if (auto placed = placePrivateEndpoint(instance); !placed)
        return tl::unexpected(placed.error());
    return instance;
}

}  // namespace winfax::ipc
