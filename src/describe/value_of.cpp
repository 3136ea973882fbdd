// SPDX-License-Identifier: MIT
#include "describe/value_of.h"

#include <limits>
#include <string>

#include "model/time_text.h"
#include "model/constants.h"
#include "text/encoding.h"

namespace winfax::describe {

void readMember(model::as meaning, const Json& json, std::uint32_t& number) {
    if (json.is_null() && meaning == model::as::jobId) number = model::kNoJob;
    if (json.is_null() && meaning == model::as::deviceId) number = model::kNoDevice;
    if (json.is_boolean()) number = json.get<bool>() ? 1 : 0;
    // A constant and a mask bring their number along.
    const Json& plain = json.is_object() && json.contains("number") ? json["number"] : json;
    if (!plain.is_number_unsigned()) return;
    const auto wide = plain.get<std::uint64_t>();
    if (wide <= std::numeric_limits<std::uint32_t>::max()) {
        number = static_cast<std::uint32_t>(wide);
    }
}

void readMember(model::as meaning, const Json& json, std::int32_t& flag) {
    auto number = static_cast<std::uint32_t>(flag);
    readMember(meaning, json, number);
    flag = static_cast<std::int32_t>(number);
}

void readMember(model::as, const Json& json, model::Text& text) {
    if (json.is_null()) text.reset();
    if (json.is_string()) text = text::fromUtf8(json.get_ref<const std::string&>());
}

void readMember(model::as, const Json& json, model::FileTime& time) {
    if (json.is_null()) time = {};
    if (!json.is_string()) return;
    if (const auto read = model::parseIsoTime(json.get_ref<const std::string&>())) {
        time = model::toFileTime(*read);
    }
}

void readMember(model::as, const Json& json, model::CalendarTime& time) {
    if (json.is_null()) time = {};
    if (!json.is_string()) return;
    if (const auto read = model::parseIsoTime(json.get_ref<const std::string&>())) {
        time = model::toCalendarTime(*read);
    }
}

void readMember(model::as, const Json& json, model::TimeOfDay& time) {
    if (!json.is_string()) return;
    if (const auto read = model::parseTimeOfDay(json.get_ref<const std::string&>())) time = *read;
}

}  // namespace winfax::describe
