// SPDX-License-Identifier: MIT
#include "cover/svg_values.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(svg_values) {
    const std::string_view text = textOf(bytes);
    (void)winfax::cover::parseLength(text);
    (void)winfax::cover::parseNumbers(text);
    (void)winfax::cover::parseColour(text);
    (void)winfax::cover::parseTransform(text);
    (void)winfax::cover::parsePathData(text, 0.1, 1'000);
    const auto number = winfax::cover::parseNumber(text);
    if (number) {
        require(
            *number >= -winfax::cover::kLargestNumber && *number <= winfax::cover::kLargestNumber,
            "numbers of a template are limited");
    }
}

}  // namespace winfax::fuzz
