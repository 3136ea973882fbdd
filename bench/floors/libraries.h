// SPDX-License-Identifier: MIT
// The libraries' own work, with nothing around it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace winfax::bench {

// libtiff decodes the only page of a file in memory, in one piece.
void decodeByLibtiff(std::span<const std::byte> file);

// Two soft modems of spandsp, joined in memory, send a page from one file into another.
void callBySpandsp(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace winfax::bench
