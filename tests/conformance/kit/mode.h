// SPDX-License-Identifier: MIT
// How this process runs its rows. Chosen once, before the library is loaded; read by rows.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace winfax::conformance {

struct Mode {
    // Which library; empty: see chosenLibrary().
    std::filesystem::path library;
    // The library is treated as one that is not ours, whatever it is.
    bool foreign = false;
    // Functions that change or send cannot be called at all, see effect.h.
    bool onlySafe = false;
    // What rows dial where no line is scripted; empty: none may be dialled.
    std::u16string number;
};

const Mode& mode();
void chooseMode(Mode chosen);

// The library that is tested: the mode's, else the one in WINFAX_LIBRARY, else our product in
// WINFAX_BIN_DIR, else one beside this executable, else the system's.
std::filesystem::path chosenLibrary();

// The recipient's number in requests that may be dialled: the mode's, else one that nobody has.
std::u16string_view faxNumber();

// Our library's rows start winfaxd and faxctl, which tests find by WINFAX_BIN_DIR. When it is not
// set, sets it to the folder of `library` or of this executable that has them. Throws
// std::runtime_error when neither has.
void findProducts(const std::filesystem::path& library);

}  // namespace winfax::conformance
