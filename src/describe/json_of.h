// SPDX-License-Identifier: MIT
// Values of the model as JSON, out of their fields() alone; the form is documented in
// docs/faxctl.md.
//
// Members keep their names and order. Texts that are absent, times that are not set and the numbers
// that mean "no job" and "no device" are null. A constant is {"name": "JS_PENDING", "number": 0}, a
// mask {"names": ["FPF_SEND"], "number": 2}, a flag true or false, or its number where it is
// neither 1 nor 0 (L14), a time of day "20:00".
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/job.h"
#include "model/meaning.h"
#include "model/time.h"
#include "wire/codec.h"

namespace winfax::describe {

using Json = nlohmann::ordered_json;

Json jsonOfMember(model::as meaning, std::uint32_t number);
Json jsonOfMember(model::as meaning, std::int32_t flag);
Json jsonOfMember(model::as meaning, bool flag);
Json jsonOfMember(model::as meaning, const model::Text& text);
Json jsonOfMember(model::as meaning, const model::FileTime& time);
Json jsonOfMember(model::as meaning, const model::CalendarTime& time);
Json jsonOfMember(model::as meaning, const model::TimeOfDay& time);

template <wire::HasFields T>
Json jsonOf(const T& value);

template <wire::HasFields T>
Json jsonOfMember(model::as, const T& value) {
    return jsonOf(value);
}

template <class T>
Json jsonOfMember(model::as meaning, const std::vector<T>& list) {
    Json array = Json::array();
    for (const T& element : list) array.push_back(jsonOfMember(meaning, element));
    return array;
}

template <wire::HasFields T>
Json jsonOf(const T& value) {
    Json object = Json::object();
    T::fields([&object](const char* name, model::as meaning,
                        const auto& member) { object[name] = jsonOfMember(meaning, member); },
              value);
    return object;
}

// One line; what is no UTF-8 becomes a replacement character.
std::string textOf(const Json& json);

}  // namespace winfax::describe
