// SPDX-License-Identifier: MIT
#include <cmath>

#include "cover/svg_values.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
namespace {

void isLimited(const model::Result<double>& number) {
    require(!number || std::abs(*number) <= winfax::cover::kLargestNumber,
            "numbers of a template are limited");
}

}  // namespace

WINFAX_FUZZ_TARGET(svg_values) {
    const std::string_view text = textOf(bytes);
    isLimited(winfax::cover::parseNumber(text));
    isLimited(winfax::cover::parseLength(text));
    if (const auto numbers = winfax::cover::parseNumbers(text)) {
        for (const double number : *numbers) isLimited(number);
    }
    if (const auto transform = winfax::cover::parseTransform(text)) {
        require(std::isfinite(transform->scale) && std::isfinite(transform->offset.x) &&
                    std::isfinite(transform->offset.y),
                "a transform leads somewhere");
    }
    (void)winfax::cover::parseColour(text);
    (void)winfax::cover::parsePathData(text, 0.1, 1'000);
}

}  // namespace winfax::fuzz
