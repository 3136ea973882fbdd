// SPDX-License-Identifier: MIT
// Logging categories: which there are, and setting their levels.
#include <gmock/gmock.h>

#include <set>

#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

template <class Form>
class LoggingCategories : public OwnInstance {
  protected:
    using Category = typename Form::LogCategory;

    static Category category(DWORD number, DWORD level) {
        Category value{};
        value.Category = number;
        value.Level = level;
        return value;
    }
    BOOL set(const std::vector<Category>& categories) {
        return Form::setLoggingCategories(server(), categories.data(),
                                          static_cast<DWORD>(categories.size()));
    }
    // Of the categories 1 to 4, as another program would see them.
    std::vector<DWORD> levels() {
        Block<FAX_LOG_CATEGORYW> read;
        DWORD count = 0;
        EXPECT_SUCCEEDS(api().FaxGetLoggingCategoriesW(connect(), read.place(), &count));
        std::vector<DWORD> found(4, 99);
        for (DWORD index = 0; index < count; ++index) {
            if (read[index].Category >= 1 && read[index].Category <= 4) {
                found[read[index].Category - 1] = read[index].Level;
            }
        }
        return found;
    }
};
TYPED_TEST_SUITE(LoggingCategories, Forms, FormNames);

TYPED_TEST(LoggingCategories, B1_I7_all_four_with_names) {
    Block<typename TypeParam::LogCategory> read;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::getLoggingCategories(this->server(), read.place(), &count));
    std::vector<DWORD> numbers;
    std::set<std::u16string> names;
    const auto* const behind = reinterpret_cast<const char*>(read.get() + count);
    for (DWORD index = 0; index < count; ++index) {
        numbers.push_back(read[index].Category);
        EXPECT_LE(read[index].Level, DWORD{FAXLOG_LEVEL_MAX});
        names.insert(textOf<TypeParam>(read[index].Name).value_or(u""));
        EXPECT_GE(reinterpret_cast<const char*>(read[index].Name), behind);
    }
    EXPECT_THAT(numbers, UnorderedElementsAre(FAXLOG_CATEGORY_INIT, FAXLOG_CATEGORY_OUTBOUND,
                                              FAXLOG_CATEGORY_INBOUND, FAXLOG_CATEGORY_UNKNOWN));
    EXPECT_EQ(names.size(), 4u);
    EXPECT_FALSE(names.contains(u""));
}

TYPED_TEST(LoggingCategories, I7_every_level_of_every_category) {
    for (DWORD level = FAXLOG_LEVEL_NONE; level <= FAXLOG_LEVEL_MAX; ++level) {
        for (DWORD number = 1; number <= 4; ++number) {
            std::vector<DWORD> expected = this->levels();
            expected[number - 1] = level;
            EXPECT_SUCCEEDS(this->set({this->category(number, level)}));
            EXPECT_EQ(this->levels(), expected);
        }
    }
}

TYPED_TEST(LoggingCategories, I7_several_at_once) {
    EXPECT_SUCCEEDS(this->set(
        {this->category(4, 0), this->category(1, 3), this->category(2, 2), this->category(3, 1)}));
    EXPECT_THAT(this->levels(), ElementsAre(3, 2, 1, 0));
}

TYPED_TEST(LoggingCategories, I7_one_that_is_refused_changes_nothing) {
    const std::vector<DWORD> before = this->levels();
    EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                 this->set({this->category(1, 3), this->category(2, 4), this->category(3, 3)}));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->set({this->category(1, 3), this->category(5, 0)}));
    EXPECT_EQ(this->levels(), before);
}

TYPED_TEST(LoggingCategories, I7_read_change_write_back) {
    Block<typename TypeParam::LogCategory> read;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::getLoggingCategories(this->server(), read.place(), &count));
    for (DWORD index = 0; index < count; ++index) read[index].Level = FAXLOG_LEVEL_MED;
    EXPECT_SUCCEEDS(TypeParam::setLoggingCategories(this->server(), read.get(), count));
    EXPECT_THAT(this->levels(), ElementsAre(2, 2, 2, 2));
}

TYPED_TEST(LoggingCategories, I7_kept_over_a_restart) {
    EXPECT_SUCCEEDS(this->set({this->category(1, 3), this->category(3, 0)}));
    const std::vector<DWORD> before = this->levels();
    EXPECT_EQ(this->instance().stop(), 0);
    this->instance().start();
    EXPECT_EQ(this->levels(), before);
}

}  // namespace
}  // namespace winfax::conformance
