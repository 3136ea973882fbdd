// SPDX-License-Identifier: MIT
// Routing methods as people name them, and what a method was told as text. No I/O.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/routing.h"
#include "tool/failure.h"

namespace winfax::tool {

// "folder", "print", "email" or "inbox" for the methods that every server has; of an extension's
// the friendly name, or the GUID where there is none.
std::string methodWord(const model::Text& guid, const model::Text& friendlyName);

// The GUID of the method that `word` means: by methodWord(), friendly name or GUID, in any case,
// the GUID with or without braces.
Expected<std::u16string> methodNamed(const std::vector<model::GlobalRoutingInfo>& methods,
                                     const std::string& word);

// The text that the info is, if it is UTF-16 that ends with NUL (I11); otherwise absent.
model::Text textOfInfo(std::span<const std::uint8_t> info);

// For a table: the text, "-" for none, "12 bytes" for what is no text.
std::string displayInfo(std::span<const std::uint8_t> info);

// Two hexadecimal digits for each byte.
std::string hexOf(std::span<const std::uint8_t> info);

}  // namespace winfax::tool
