// SPDX-License-Identifier: MIT
// Programs of others that make pages of what this one cannot read.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace winfax::render {

// Program and arguments, run without a shell; "{input}" and "{output}" in an argument stand for the
// paths of the document and of the TIFF file that is to be written.
struct Converter {
    std::vector<std::string> command;
};

// By extension, in small letters and without the dot.
using Converters = std::map<std::string, Converter>;

}  // namespace winfax::render
