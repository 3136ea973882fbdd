// SPDX-License-Identifier: MIT
// The fax printer of an installation.
#pragma once

#include <filesystem>
#include <string>

#include "model/errors.h"

namespace winfax::printer::win32 {

// Makes it, or finds it made; its name. `folder` is an existing one for a file that the driver is
// made of.
model::Result<std::u16string> installPrinter(const std::filesystem::path& folder);

// Takes it away; false when there was none. Under Wine it stays: every instance there makes it when
// it is needed, and others may be using it.
bool uninstallPrinter();

}  // namespace winfax::printer::win32
