// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "abi/lift.h"
#include "abi/lower.h"

namespace winfax::abi {
namespace {

using model::CoverPage;
using model::ErrorCode;
using model::JobEntry;
using model::JobParam;

// Wide literals for both platforms: WCHAR is wchar_t or char16_t.
std::basic_string<WCHAR> wide(std::u16string_view text) {
    return std::basic_string<WCHAR>(text.begin(), text.end());
}

std::u16string narrow16(const WCHAR* text) { return toUtf16(text, boundedLength(text)); }

template <class Structure>
class EitherForm : public testing::Test {};
using JobEntries = testing::Types<FAX_JOB_ENTRYA, FAX_JOB_ENTRYW>;
TYPED_TEST_SUITE(EitherForm, JobEntries);

JobEntry fullEntry(std::uint32_t id) {
    JobEntry job;
    std::uint32_t number = id;
    JobEntry::fields(
        [&]<class Member>(const char* name, model::as, Member& member) {
            if constexpr (std::same_as<Member, model::Text>) {
                const std::string text(name);
                member = std::u16string(text.begin(), text.end()) + u" 1";
            } else if constexpr (std::same_as<Member, model::CalendarTime>) {
                member = {2026, 11, 0, 22, 16, 30, 15, 999};
            } else {
                member = number++;
            }
        },
        job);
    return job;
}

TYPED_TEST(EitherForm, EveryMemberSurvivesLowerAndLift) {
    const std::vector<JobEntry> jobs{fullEntry(1), JobEntry{}, fullEntry(100)};
    const auto block = lower<TypeParam>(std::span(jobs));
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const TypeParam& structure = block.get()[i];
        EXPECT_EQ(structure.SizeOfStruct, sizeof(TypeParam));
        const auto lifted = lift(structure);
        ASSERT_TRUE(lifted) << lifted.error().detail;
        EXPECT_EQ(*lifted, jobs[i]);
    }
}

TYPED_TEST(EitherForm, B6_AbsentIsNullAndEmptyIsEmpty) {
    JobEntry job;
    job.DocumentName = u"";
    const auto block = lower<TypeParam>(job);
    EXPECT_EQ(block->UserName, nullptr);
    ASSERT_NE(block->DocumentName, nullptr);
    EXPECT_EQ(block->DocumentName[0], 0);
}

TYPED_TEST(EitherForm, B1_OneBlockArrayFirst) {
    const std::size_t before = resultBlocks().count();
    const std::vector<JobEntry> jobs(10, fullEntry(1));
    const auto block = lower<TypeParam>(std::span(jobs));
    EXPECT_EQ(resultBlocks().count(), before + 1);
    const auto* const array = reinterpret_cast<const char*>(block.get());
    const auto* const text = reinterpret_cast<const char*>(block->UserName);
    EXPECT_EQ(text, array + 10 * sizeof(TypeParam));
}

TYPED_TEST(EitherForm, B4_NoValuesGiveABlock) {
    const auto block = lower<TypeParam>(std::span<const JobEntry>());
    EXPECT_NE(block, nullptr);
}

TYPED_TEST(EitherForm, TenThousandJobs) {
    const std::vector<JobEntry> jobs(10'000, fullEntry(7));
    const auto block = lower<TypeParam>(std::span(jobs));
    EXPECT_EQ(lift(block.get()[9'999]).value(), jobs.back());
}

TEST(Lower, TextOutsideAsciiComesInTheCallersCodePage) {
    JobEntry job;
    job.SenderName = u"J\u00fcrgen";
    const auto narrow = lower<FAX_JOB_ENTRYA>(job);
    EXPECT_EQ(narrow->SenderName, text::toAnsi(*job.SenderName));
    const auto wideBlock = lower<FAX_JOB_ENTRYW>(job);
    EXPECT_EQ(narrow16(wideBlock->SenderName), *job.SenderName);
}

TEST(Lower, LoneSurrogatesTravelUntouched) {
    JobEntry job;
    job.SenderName = std::u16string{u'a', char16_t{0xD800}, u'b'};
    const auto block = lower<FAX_JOB_ENTRYW>(job);
    EXPECT_EQ(lift(*block).value().SenderName, job.SenderName);
}

TEST(Lower, EventNumbers) {
    model::Event event;
    event.TimeStamp.ticks = 0x0123'4567'89AB'CDEF;
    event.DeviceId = 2;
    event.EventId = 3;
    event.JobId = model::kNoJob;
    FAX_EVENT structure{};
    TextRoom<CHAR> noTexts;
    lowerInto(structure, event, noTexts);
    EXPECT_EQ(structure.SizeOfStruct, 24u);
    EXPECT_EQ(structure.TimeStamp.dwLowDateTime, 0x89AB'CDEFu);
    EXPECT_EQ(structure.TimeStamp.dwHighDateTime, 0x0123'4567u);
    EXPECT_EQ(structure.JobId, 0xFFFF'FFFFu);
}

TEST(Lift, CoverPage) {
    const auto name = wide(u"confident.cov");
    FAX_COVERPAGE_INFOW structure{};
    structure.CoverPageName = name.c_str();
    structure.UseServerCoverPage = TRUE;
    structure.TimeSent.wYear = 2026;
    structure.PageCount = 3;
    CoverPage expected;
    expected.CoverPageName = u"confident.cov";
    expected.UseServerCoverPage = 1;
    expected.TimeSent.wYear = 2026;
    expected.PageCount = 3;
    EXPECT_EQ(lift(structure).value(), expected);
}

TEST(Lift, K11_LongestAndTooLong) {
    const std::string longest(model::kMaxTextLength, 'x');
    const std::string tooLong(model::kMaxTextLength + 1, 'x');
    FAX_JOB_PARAMA structure{};
    structure.RecipientName = longest.c_str();
    EXPECT_EQ(lift(structure).value().RecipientName->size(), longest.size());
    structure.BillingCode = tooLong.c_str();
    const auto refused = lift(structure);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidParameter);
    EXPECT_NE(refused.error().detail.find("BillingCode"), std::string::npos);
}

TEST(Lift, K11_ReadsNotPastTheLimitAndOne) {
    // Exactly as long as may be read, without a NUL: a sanitizer sees one step further.
    const std::vector<WCHAR> endless(model::kMaxTextLength + 1, WCHAR{'x'});
    EXPECT_EQ(boundedLength(endless.data()), kTooLong);
    const std::vector<WCHAR> ended{WCHAR{'x'}, WCHAR{0}};
    EXPECT_EQ(boundedLength(ended.data()), 1u);
}

}  // namespace
}  // namespace winfax::abi
