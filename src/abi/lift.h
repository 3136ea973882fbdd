// SPDX-License-Identifier: MIT
// From a caller's structure to its value.
#pragma once

#include <concepts>
#include <utility>

#include "abi/structures.h"
#include "abi/text.h"
#include "model/errors.h"

namespace winfax::abi {

template <std::integral To, std::integral From>
void liftMember(To& to, From from) {
    static_assert(sizeof(To) == sizeof(From));
    to = static_cast<To>(from);
}

inline void liftMember(model::CalendarTime& to, const SYSTEMTIME& from) {
    to = {from.wYear, from.wMonth,  from.wDayOfWeek, from.wDay,
          from.wHour, from.wMinute, from.wSecond,    from.wMilliseconds};
}

inline void liftMember(model::TimeOfDay& to, const FAX_TIME& from) {
    to = {from.Hour, from.Minute};
}

// invalidParameter for a text that is too long (K11). SizeOfStruct is judged before (K10).
template <class Structure>
model::Result<typename ValueOf<Structure>::Value> lift(const Structure& structure) {
    typename ValueOf<Structure>::Value value;
    model::Result<void> good;
    const auto take = [&good]<class To, class From>(const char* name, model::as, To& to,
                                                    const From& from) {
        if constexpr (std::same_as<To, model::Text>) {
            auto text = liftText(from);
            if (text) {
                to = std::move(*text);
            } else if (good) {
                good =
                    model::fail(text.error().code, std::string(name) + ": " + text.error().detail);
            }
        } else {
            liftMember(to, from);
        }
    };
    ValueOf<Structure>::Value::fields(take, value, structure);
    if (!good) return tl::unexpected(good.error());
    return value;
}

}  // namespace winfax::abi
