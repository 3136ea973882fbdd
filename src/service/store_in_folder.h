// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "model/errors.h"
#include "routing/file_name.h"

namespace winfax::service {

// The routing method "store in a folder": writes the document into `folder`, which exists, under
// the name that routing::fileNameOf() gives it. Nothing is ever overwritten: another file of that
// name makes it the second copy. After success the file survives a power cut; before, nothing of it
// is seen under its name. Returns the file's path. Any thread that may wait for a disk.
model::Result<std::filesystem::path> storeInFolder(const std::filesystem::path& folder,
                                                   const routing::FaxFacts& fax,
                                                   std::span<const std::byte> document);

}  // namespace winfax::service
