// SPDX-License-Identifier: MIT
#include "printer/win32/setup.h"

#include "platform/win32/wine.h"
#include "printer/win32/fax_printer.h"

namespace winfax::printer::win32 {

model::Result<std::u16string> installPrinter(const std::filesystem::path& folder) {
    const Spooler spooler;
    if (!spooler.usable()) {
        return model::fail(model::ErrorCode::invalidPrinterName, "there is no print spooler");
    }
    const auto printer = makeFaxPrinter(spooler, folder);
    if (!printer) return tl::unexpected(printer.error());
    return printer->name;
}

bool uninstallPrinter() {
    const Spooler spooler;
    return spooler.usable() && !platform::win32::runsUnderWine() && removeFaxPrinter(spooler);
}

}  // namespace winfax::printer::win32
