// SPDX-License-Identifier: MIT
// Every member of every record comes back as it went in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "store_rig.h"

namespace winfax::queue {
namespace {

// Random values for everything that has fields().
class Arbitrary {
  public:
    explicit Arbitrary(std::uint64_t seed) : random_(seed) {}

    void operator()(std::string_view, model::as, auto& member) { fill(member); }

  private:
    template <class T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
    void fill(T& member) {
        if (random_() % 8 == 0) {
            member = static_cast<T>(std::numeric_limits<std::uint64_t>::max());
        } else {
            member = static_cast<T>(random_());
        }
    }
    void fill(bool& member) { member = random_() % 2 == 0; }
    void fill(model::Time& time) {
        time = model::Time(model::Ticks(static_cast<std::int64_t>(random_())));
    }
    void fill(model::CalendarTime& time) {
        for (std::uint16_t* part :
             {&time.wYear, &time.wMonth, &time.wDayOfWeek, &time.wDay, &time.wHour, &time.wMinute,
              &time.wSecond, &time.wMilliseconds}) {
            fill(*part);
        }
    }
    template <class Character>
    void fill(std::basic_string<Character>& text) {
        text.clear();
        for (auto left = random_() % 40; left > 0; --left) {
            text.push_back(static_cast<Character>(random_()));  // any unit, zero too
        }
    }
    template <class T>
    void fill(std::optional<T>& member) {
        member.reset();
        if (random_() % 3 != 0) fill(member.emplace());
    }

    std::mt19937_64 random_;
};

TEST(StoreValues, EveryFieldOfJobsAndAttemptsComesBack) {
    test::StoreRig rig;
    rig.open();
    Arbitrary arbitrary(4711);
    std::vector<Job> jobs(60);
    std::vector<Attempt> openAttempts;
    for (Job& job : jobs) {
        Job::fields(arbitrary, job);
        const auto id = rig.submit(job);
        ASSERT_TRUE(id) << id.error().detail;
        job.id = *id;
        job.document = *id;
        Attempt attempt;
        Attempt::fields(arbitrary, attempt);
        attempt.jobId = *id;
        ASSERT_TRUE(rig.record(attempt, job));
        if (!attempt.ended) openAttempts.push_back(attempt);
    }
    rig.open();
    EXPECT_EQ(rig.contents.warning, "");
    EXPECT_EQ(rig.contents.jobs, jobs);
    EXPECT_EQ(rig.contents.openAttempts, openAttempts);

    for (Job& job : jobs) {
        const Job before = job;
        Job::fields(arbitrary, job);
        job.id = before.id;
        ASSERT_TRUE(rig.update(job));
        job.document = before.document;  // fixed, whatever an update says
        job.cover = before.cover;
    }
    rig.open();
    EXPECT_EQ(rig.contents.jobs, jobs);
}

TEST(StoreValues, B6TextIsKeptToTheLastUnit) {
    using namespace std::string_literals;
    const model::Text rows[] = {
        std::nullopt,
        u""s,
        u"Grüße, 電話 \U0001F4E0"s,
        u"\uFEFFafter a byte order mark"s,
        std::u16string{char16_t{0xFFFE}, u'a'},
        std::u16string{char16_t{0xD800}},
        std::u16string{u'a', char16_t{0xDC00}, char16_t{0xD800}, u'b'},
        std::u16string{u'a', u'\0', u'b'},
        std::u16string(32'767, u'x'),
    };
    test::StoreRig rig;
    rig.open();
    for (const model::Text& text : rows) {
        Job job = test::jobIn(model::JobState::pending);
        job.params.DocumentName = text;
        job.userName = text;
        ASSERT_TRUE(rig.submit(job));
    }
    rig.open();
    ASSERT_EQ(rig.contents.jobs.size(), std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        EXPECT_EQ(rig.contents.jobs[i].params.DocumentName, rows[i]) << "row " << i;
        EXPECT_EQ(rig.contents.jobs[i].userName, rows[i]) << "row " << i;
    }
}

TEST(StoreValues, DocumentsOfEverySizeComeBack) {
    test::StoreRig rig;
    rig.open();
    for (const std::size_t size : {0u, 1u, 4095u, 4096u, 100'000u, 5'000'000u}) {
        std::string document(size, '\0');
        for (std::size_t i = 0; i < size; ++i) document[i] = static_cast<char>(i * 31 >> 3);
        const auto id = rig.submit(test::jobIn(model::JobState::pending), document);
        ASSERT_TRUE(id);
        rig.open();
        EXPECT_TRUE(*rig.document(*id) == document) << size;
    }
}

}  // namespace
}  // namespace winfax::queue
