// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cover_page.h"
#include "model/errors.h"

namespace winfax::cover {

// A member of model::CoverPage, counted in the order of its fields().
using Field = std::uint8_t;

// By the API's name; nullopt for what is no member or cannot be printed.
std::optional<Field> fieldNamed(std::string_view name);
// "RecName, RecFaxNumber, ...": for messages.
std::string fieldNames();

inline constexpr std::string_view kTimeForm = "YYYY-MM-DD hh:mm";

// What there is to print, without spaces around it; TimeSent in the given form, in which YYYY, MM,
// DD, hh, mm and ss stand for their numbers. A time of zeros and a page count of 0 are not filled.
class FieldValues {
  public:
    FieldValues(const model::CoverPage& page, std::string_view timeForm);

    const std::u16string& operator[](Field field) const { return values_[field]; }
    bool filled(Field field) const { return !values_[field].empty(); }

  private:
    std::vector<std::u16string> values_;
};

// Text with fields in it.
class FieldText {
  public:
    // "To: {RecName}"; {{ is a brace. invalidData for a field that there is not.
    static model::Result<FieldText> parse(std::u16string_view text);

    // What separates two fields and nothing else is written only between two that are filled: of
    // "{RecZip} {RecCity}, {RecCountry}" may be left "Berlin" or "10115, Germany".
    std::u16string filledWith(const FieldValues& values) const;

  private:
    struct Part {
        std::u16string literal;
        std::optional<Field> field;  // behind it
    };
    std::vector<Part> parts_;
};

}  // namespace winfax::cover
