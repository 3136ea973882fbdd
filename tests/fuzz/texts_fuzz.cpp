// SPDX-License-Identifier: MIT
#include "clock/duration_text.h"
#include "fuzz_target.h"
#include "model/guid_text.h"
#include "model/time_text.h"
#include "text/encoding.h"
#include "tool/number_text.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(texts) {
    const std::string_view text = textOf(bytes);
    (void)tool::parseNumber(text);
    (void)clock::durationFromText(text);
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
        (void)model::durationInWords(*duration);
    }
    const std::u16string wide = text::fromUtf8(text);
    const auto guid = model::canonicalGuid(wide);
    require(guid.has_value() == model::isGuidText(wide), "every GUID has a canonical form");
    if (guid) require(model::canonicalGuid(*guid) == guid, "a canonical GUID stays as it is");
}

}  // namespace winfax::fuzz
