// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "clock/duration_text.h"
#include "document/kind.h"
#include "fuzz_target.h"
#include "model/guid_text.h"
#include "model/time_text.h"
#include "text/encoding.h"
#include "tool/number_text.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(texts) {
    const std::string_view text = textOf(bytes);
    if (const auto number = tool::parseNumber(text)) {
        require(tool::parseNumber(std::to_string(*number)) == number,
                "a number is read as the same");
    }
    if (const auto duration = clock::durationFromText(text)) {
        require(duration->count() >= 0, "a duration is not negative");
    }
    if (const auto time = model::parseIsoTime(text)) {
        const std::string shown = model::isoTime(*time);
        const auto again = model::parseIsoTime(shown);
        require(again && model::isoTime(*again) == shown,
                "a time that is written is read as the same");
    }
    if (const auto time = model::parseTimeOfDay(text)) {
        require(model::parseTimeOfDay(model::timeOfDayText(*time)) == time,
                "a time of day is read as the same");
    }
    if (const auto duration = model::parseDuration(text)) {
        require(duration->count() >= 0, "a duration is not negative");
        require(!model::durationInWords(*duration).empty(), "every duration has words");
    }
    const std::u16string wide = text::fromUtf8(text);
    const auto guid = model::canonicalGuid(wide);
    require(guid.has_value() == model::isGuidText(wide), "every GUID has a canonical form");
    if (guid) require(model::canonicalGuid(*guid) == guid, "a canonical GUID stays as it is");
    const std::string extension = document::extensionOf(wide);
    require(
        extension.size() <= 16 &&
            std::ranges::all_of(
                extension, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }),
        "an extension is short and plain");
}

}  // namespace winfax::fuzz
