// SPDX-License-Identifier: MIT
#include "routing/file_name.h"

#include <gtest/gtest.h>

namespace winfax::routing {
namespace {

std::string nameFor(model::Text sender, unsigned copy = 1) {
    const model::CalendarTime time{2026, 11, 0, 22, 19, 50, 33, 120};
    return fileNameOf({12, model::fromCalendarTime(time).value(), std::move(sender)}, copy);
}

TEST(FileNameTest, TellsTimeSenderAndJob) {
    EXPECT_EQ(nameFor(u"+49 89 555"), "20261122-195033Z-+49 89 555-12.tif");
    EXPECT_EQ(nameFor(std::nullopt), "20261122-195033Z-12.tif");
    EXPECT_EQ(nameFor(u""), "20261122-195033Z-12.tif");
    EXPECT_EQ(nameFor(u"555", 2), "20261122-195033Z-555-12-2.tif");
}

TEST(FileNameTest, IsSafeWhateverTheSenderCallsItself) {
    EXPECT_EQ(nameFor(u"../../etc/passwd"), "20261122-195033Z-etc passwd-12.tif");
    EXPECT_EQ(nameFor(u"C:\\CON"), "20261122-195033Z-C CON-12.tif");
    EXPECT_EQ(nameFor(std::u16string(u"a\0b\nc", 5)), "20261122-195033Z-a b c-12.tif");
    EXPECT_EQ(nameFor(u"  555.  "), "20261122-195033Z-555-12.tif");
    EXPECT_EQ(nameFor(u"\u202E\U0001F4E0"), "20261122-195033Z-12.tif");
    EXPECT_EQ(nameFor(std::u16string(1000, u'9')),
              "20261122-195033Z-" + std::string(20, '9') + "-12.tif");
    EXPECT_EQ(nameFor(std::u16string(19, u'9') + u" 8"),
              "20261122-195033Z-" + std::string(19, '9') + "-12.tif");
}

}  // namespace
}  // namespace winfax::routing
