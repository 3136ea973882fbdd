// SPDX-License-Identifier: MIT
// rights.toml of an instance (docs/rights.md).
#pragma once

#include <filesystem>
#include <string>

#include "access/access_list.h"
#include "model/errors.h"

namespace winfax::access {

// Where the list of an instance lies.
std::filesystem::path accessFile(const std::filesystem::path& stateDirectory);

// A missing file is the default list. invalidData names file, line, key and what would do.
model::Result<AccessList> readAccessFile(const std::filesystem::path& file);

// The same from text; `name` stands for the file in messages.
model::Result<AccessList> parseAccess(const std::string& text, const std::string& name);

// What parseAccess() reads back as the same list, which is in its normal form.
std::string formatAccess(const AccessList& list);

// Replaces the file as a whole; after success it survives a power cut.
model::Result<void> writeAccessFile(const std::filesystem::path& file, const AccessList& list);

}  // namespace winfax::access
