// SPDX-License-Identifier: MIT
// A library on the disk, as far as it can be told without loading it: loading runs its code.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "model/errors.h"

namespace winfax::tool {

struct ProductFile {
    std::filesystem::path path;
    std::optional<std::string> version;  // nullopt: not one of OpenWinFax
    int bits = 0;                        // 32, 64, or 0 when it is no library
};

// From the file's bytes: ELF or PE.
ProductFile identify(std::string_view bytes);

// fileNotFound: there is none. Other errors say why it cannot be read.
model::Result<ProductFile> identifyFile(const std::filesystem::path& path);

}  // namespace winfax::tool
