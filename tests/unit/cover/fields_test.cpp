// SPDX-License-Identifier: MIT
#include "cover/fields.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "text/encoding.h"

namespace winfax::cover {
namespace {

std::u16string filled(std::u16string_view text, const model::CoverPage& page,
                      std::string_view form = kTimeForm) {
    return FieldText::parse(text).value().filledWith(FieldValues(page, form));
}

TEST(FieldsTest, EveryMemberOfTheApiIsAField) {
    model::CoverPage page;
    int texts = 0;
    model::CoverPage::fields(
        [&texts](const char* name, model::as, auto& value) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, model::Text>) {
                value = u"<" + text::fromUtf8(name) + u">";
                ++texts;
            }
        },
        page);
    EXPECT_EQ(texts, 25);
    page.PageCount = 12;
    page.TimeSent = {2026, 11, 6, 28, 4, 5, 6, 0};
    model::CoverPage::fields(
        [&page](std::string_view name, model::as, const auto& value) {
            const std::u16string field = u"{" + text::fromUtf8(name) + u"}";
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, model::Text>) {
                EXPECT_EQ(filled(field, page), *value) << name;
            } else if (name == "UseServerCoverPage") {
                EXPECT_FALSE(FieldText::parse(field));
            }
        },
        page);
    EXPECT_EQ(filled(u"{PageCount}", page), u"12");
    EXPECT_EQ(filled(u"{TimeSent}", page), u"2026-11-28 04:05");
    EXPECT_EQ(filled(u"{TimeSent}", page, "DD.MM.YYYY, hh.mm:ss Uhr"), u"28.11.2026, 04.05:06 Uhr");
}

TEST(FieldsTest, WhatIsNotThereIsEmpty) {
    model::CoverPage page;
    page.RecName = u" \t\r\n\u00A0";
    const FieldValues values(page, kTimeForm);
    for (const char* name : {"RecName", "Note", "TimeSent", "PageCount"}) {
        EXPECT_FALSE(values.filled(fieldNamed(name).value())) << name;
    }
    page.RecName = u"  Anna  ";
    EXPECT_EQ(filled(u"[{RecName}]", page), u"[Anna]");
}

TEST(FieldsTest, SeparatorsStandOnlyBetweenValues) {
    constexpr std::u16string_view kText = u"To {RecZip} {RecCity}, {RecCountry}.";
    model::CoverPage page;
    EXPECT_EQ(filled(kText, page), u"To .");
    page.RecCountry = u"Germany";
    EXPECT_EQ(filled(kText, page), u"To Germany.");
    page.RecZip = u"10115";
    EXPECT_EQ(filled(kText, page), u"To 10115, Germany.");
    page.RecCity = u"Berlin";
    EXPECT_EQ(filled(kText, page), u"To 10115 Berlin, Germany.");
    page.RecCountry.reset();
    page.RecZip.reset();
    EXPECT_EQ(filled(kText, page), u"To Berlin.");
    EXPECT_EQ(filled(u"{RecZip} of {RecCity}", page), u" of Berlin") << "words are no separator";
}

TEST(FieldsTest, ValuesAreNotReadAgain) {
    model::CoverPage page;
    page.RecName = u"{Note}";
    page.Note = u"secret";
    EXPECT_EQ(filled(u"{RecName}", page), u"{Note}");
    EXPECT_EQ(filled(u"{{RecName}}, }", page), u"{RecName}, }");
}

TEST(FieldsTest, AnUnknownFieldIsNamed) {
    for (const std::u16string_view bad :
         {u"{Recname}", u"{", u"{}", u"{RecName", u"{ RecName}", u"x{{{y}"}) {
        const auto refused = FieldText::parse(bad);
        ASSERT_FALSE(refused) << text::toUtf8(bad);
        EXPECT_EQ(refused.error().code, model::ErrorCode::invalidData);
    }
    EXPECT_EQ(FieldText::parse(u"{Recname}").error().detail.substr(0, 60),
              "there is no field '{Recname}'; write {{ for a brace; the fie");
    EXPECT_FALSE(FieldText::parse(u"{" + std::u16string(100'000, u'x')));
}

}  // namespace
}  // namespace winfax::cover
