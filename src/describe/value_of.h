// SPDX-License-Identifier: MIT
// Values of the model back out of the JSON of json_of.h. Tolerant: what is missing or of another
// type keeps the value it had. Any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "describe/json_of.h"

namespace winfax::describe {

void readMember(model::as meaning, const Json& json, std::uint32_t& number);
void readMember(model::as meaning, const Json& json, std::int32_t& flag);
void readMember(model::as meaning, const Json& json, model::Text& text);
void readMember(model::as meaning, const Json& json, model::FileTime& time);
void readMember(model::as meaning, const Json& json, model::CalendarTime& time);
void readMember(model::as meaning, const Json& json, model::TimeOfDay& time);

template <wire::HasFields T>
void readValue(const Json& json, T& value) {
    if (!json.is_object()) return;
    T::fields(
        [&](const char* name, model::as meaning, auto& member) {
            const auto found = json.find(name);
            if (found == json.end()) return;
            if constexpr (wire::HasFields<std::remove_cvref_t<decltype(member)>>) {
                readValue(*found, member);
            } else {
                readMember(meaning, *found, member);
            }
        },
        value);
}

}  // namespace winfax::describe
