// SPDX-License-Identifier: MIT
#include "kit/mode.h"

#include <stdexcept>
#include <utility>

#include "kit/machine.h"
#include "support/test_environment.h"

namespace winfax::conformance {
namespace {

Mode chosenMode;

}  // namespace

const Mode& mode() { return chosenMode; }

void chooseMode(Mode chosen) { chosenMode = std::move(chosen); }

std::filesystem::path chosenLibrary() {
    if (!mode().library.empty()) {
        return mode().library;
    }
    if (const auto named = test::readVariable("WINFAX_LIBRARY")) {
        return *named;
    }
    if (const auto folder = test::readVariable("WINFAX_BIN_DIR")) {
        return std::filesystem::path(*folder) / libraryFileName();
    }
    const std::filesystem::path beside = executablePath().parent_path() / libraryFileName();
    return std::filesystem::exists(beside) ? beside : systemLibrary();
}

std::u16string_view faxNumber() {
    return mode().number.empty() ? std::u16string_view(u"555-0100") : mode().number;
}

void findProducts(const std::filesystem::path& library) {
    if (test::readVariable("WINFAX_BIN_DIR")) {
        return;
    }
    const std::filesystem::path service =
        std::filesystem::path("winfaxd").replace_extension(executablePath().extension());
    for (const std::filesystem::path& folder :
         {library.parent_path(), executablePath().parent_path()}) {
        if (std::filesystem::exists(folder / service)) {
            test::writeVariable("WINFAX_BIN_DIR", folder.string());
            return;
        }
    }
    throw std::runtime_error(
        library.string() +
        " is OpenWinFax's, and its winfaxd and faxctl are neither beside it nor beside this "
        "program: set WINFAX_BIN_DIR to their folder, or use --foreign to test it with the service "
        "that it finds");
}

}  // namespace winfax::conformance
