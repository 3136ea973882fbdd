// SPDX-License-Identifier: MIT
// What the API configures, as JSON text for Store::keep(), out of the values' fields() alone.
// Reading is tolerant: a member that is missing or of another type keeps the value it had, so that
// a store of an older version serves a newer program.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "describe/json_from.h"
#include "model/job.h"
#include "text/encoding.h"
#include "wire/codec.h"

namespace winfax::service {

using describe::Json;

template <wire::Number T>
Json toJson(T value) {
    return static_cast<std::int64_t>(value);
}
inline Json toJson(bool value) { return value; }
inline Json toJson(const model::FileTime& time) { return time.ticks; }
inline Json toJson(const model::TimeOfDay& time) { return {time.Hour, time.Minute}; }
inline Json toJson(const model::CalendarTime& time) {
    return {time.wYear, time.wMonth,  time.wDayOfWeek, time.wDay,
            time.wHour, time.wMinute, time.wSecond,    time.wMilliseconds};
}
inline Json toJson(const model::Text& text) { return text ? Json(text::toUtf8(*text)) : Json(); }
template <class T>
Json toJson(const std::vector<T>& list);

template <wire::HasFields T>
Json toJson(const T& value) {
    Json object = Json::object();
    T::fields(
        [&](const char* name, model::as, const auto& member) { object[name] = toJson(member); },
        value);
    return object;
}

template <class T>
Json toJson(const std::vector<T>& list) {
    Json array = Json::array();
    for (const T& element : list) array.push_back(toJson(element));
    return array;
}

template <wire::Number T>
void fromJson(const Json& json, T& value) {
    if (!json.is_number_integer()) return;
    const auto number = json.get<std::int64_t>();
    if (static_cast<std::int64_t>(static_cast<T>(number)) == number) value = static_cast<T>(number);
}
inline void fromJson(const Json& json, bool& value) {
    if (json.is_boolean()) value = json.get<bool>();
}
inline void fromJson(const Json& json, model::FileTime& time) {
    if (json.is_number_unsigned()) time.ticks = json.get<std::uint64_t>();
}
inline void fromJson(const Json& json, model::TimeOfDay& time) {
    if (!json.is_array() || json.size() != 2) return;
    fromJson(json[0], time.Hour);
    fromJson(json[1], time.Minute);
}
inline void fromJson(const Json& json, model::CalendarTime& time) {
    if (!json.is_array() || json.size() != 8) return;
    const std::array members{&time.wYear, &time.wMonth,  &time.wDayOfWeek, &time.wDay,
                             &time.wHour, &time.wMinute, &time.wSecond,    &time.wMilliseconds};
    for (std::size_t i = 0; i < members.size(); ++i) fromJson(json[i], *members[i]);
}
inline void fromJson(const Json& json, model::Text& text) {
    if (json.is_null()) text.reset();
    if (json.is_string()) text = text::fromUtf8(json.get_ref<const std::string&>());
}
template <class T>
void fromJson(const Json& json, std::vector<T>& list);

template <wire::HasFields T>
void fromJson(const Json& json, T& value) {
    if (!json.is_object()) return;
    T::fields(
        [&](const char* name, model::as, auto& member) {
            if (const auto found = json.find(name); found != json.end()) fromJson(*found, member);
        },
        value);
}

template <class T>
void fromJson(const Json& json, std::vector<T>& list) {
    if (!json.is_array()) return;
    list.clear();
    for (const Json& element : json) fromJson(element, list.emplace_back());
}

template <class T>
std::string keptText(const T& value) {
    return toJson(value).dump();
}

// False, and `value` as it was, when the text is no JSON or nests deeper than any value does.
template <class T>
bool readKeptText(std::string_view text, T& value) {
    const Json json = describe::jsonFrom(text);
    if (json.is_discarded()) return false;
    fromJson(json, value);
    return true;
}

// The same of what was kept under a name, if anything was.
template <class T>
bool readKept(const std::map<std::string, std::string>& kept, const std::string& name, T& value) {
    const auto found = kept.find(name);
    return found != kept.end() && readKeptText(found->second, value);
}

}  // namespace winfax::service
