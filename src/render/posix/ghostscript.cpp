// SPDX-License-Identifier: MIT
#include "platform/paths.h"
#include "render/helper_programs.h"

namespace winfax::render {

std::filesystem::path findGhostscript() { return platform::findProgram("gs"); }

std::string pathFor(const std::filesystem::path&, const std::filesystem::path& path) {
    return platform::utf8FromPath(path);
}

model::Result<void> runHelper(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              const std::filesystem::path&, const platform::ChildLimits& limits) {
    const auto ran = platform::runChild(program, arguments, {}, limits);
    if (!ran) return tl::unexpected(ran.error());
    return {};
}

}  // namespace winfax::render
