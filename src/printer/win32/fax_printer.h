// SPDX-License-Identifier: MIT
// The fax printer among the printers of this machine. It is an ordinary local printer with a driver
// of the system's own for PostScript, marked as ours by a value of its printer data; a document
// goes to the file that StartDoc names, never to its port.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "model/errors.h"
#include "printer/print_system.h"
#include "printer/win32/spooler.h"

namespace winfax::printer::win32 {

// The marked printer of that name; of any of our names when it is absent. nullopt: there is none.
std::optional<FaxPrinter> findFaxPrinter(const Spooler& spooler, const model::Text& name);

// The same for our names; made first where there is none, or one of an older version. Several
// processes may do so at once. `folder` gets a file that the driver is made of.
model::Result<FaxPrinter> makeFaxPrinter(const Spooler& spooler,
                                         const std::filesystem::path& folder);

// Takes away every printer of ours that bears one of our names, and its driver. True: there was
// one.
bool removeFaxPrinter(const Spooler& spooler);

// What every Windows since 10 has, for who may not make a printer. nullopt: it was removed.
std::optional<FaxPrinter> findPdfPrinter(const Spooler& spooler);

}  // namespace winfax::printer::win32
