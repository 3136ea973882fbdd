// SPDX-License-Identifier: MIT
// What each member of FAX_CONFIGURATION does, seen from outside, in virtual time.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "configuration_facts.h"
#include "document/page_reader.h"
#include "event_port.h"
#include "port_facts.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::Block;
using conformance::ConfigurationFacts;
using conformance::Event;
using conformance::EventPort;
using conformance::JobRequest;
using conformance::kSecond;
using conformance::readConfiguration;
using conformance::scriptedNumber;
using conformance::Wide;
using conformance::writeConfiguration;
using testing::Each;
using testing::SizeIs;

constexpr std::uint64_t kMinute = 60 * kSecond;
constexpr std::uint64_t kDay = 24 * 60 * kMinute;

document::Bytes contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto* const begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

class Effects : public conformance::OwnInstance {
  protected:
    // Changes one thing of the configuration.
    template <class Change>
    void set(Change change) {
        ConfigurationFacts facts = readConfiguration<Wide>(server());
        change(facts);
        ASSERT_SUCCEEDS(writeConfiguration<Wide>(server(), facts));
    }
    std::filesystem::path sentPages(DWORD job) {
        char name[16];
        std::snprintf(name, sizeof name, "%08u.tif", static_cast<unsigned>(job));
        return instance().stateDirectory() / "sent" / name;
    }
    EventPort& events() {
        if (!subscribed_) events_.subscribe(server());
        subscribed_ = true;
        return events_;
    }
    std::vector<std::uint64_t> timesOf(const std::vector<Event>& seen, DWORD id) {
        std::vector<std::uint64_t> times;
        for (const Event& event : seen) {
            if (event.id == id) times.push_back(event.time);
        }
        return times;
    }
    DWORD submitDiscounted() {
        JobRequest<Wide> request;
        request.params.ScheduleAction = JSA_DISCOUNT_PERIOD;
        return submit(request);
    }
    // Minutes after midnight, UTC, at which the job was dialled.
    std::uint64_t minuteDialled(DWORD job) {
        return events().until(FEI_DIALING, job).back().time % kDay / kMinute;
    }
    // The instance's time of day in minutes.
    std::uint64_t now() {
        events();
        const DWORD job = submitWaiting();
        return events().until(FEI_JOB_QUEUED, job).back().time % kDay / kMinute;
    }
    void setWindow(std::uint64_t start, std::uint64_t stop) {
        set([&](ConfigurationFacts& facts) {
            facts.startHour = static_cast<WORD>(start / 60 % 24);
            facts.startMinute = static_cast<WORD>(start % 60);
            facts.stopHour = static_cast<WORD>(stop / 60 % 24);
            facts.stopMinute = static_cast<WORD>(stop % 60);
        });
    }

  private:
    EventPort events_;
    bool subscribed_ = false;
};

TEST_F(Effects, M7_Retries_and_RetryDelay) {
    events();
    set([](ConfigurationFacts& facts) {
        facts.retries = 2;
        facts.retryDelay = 25;
    });
    const DWORD job = submitNow(scriptedNumber(u"01"));
    instance().waitUntilIdle();
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    const auto busy = timesOf(events().until(FEI_DELETED, job), FEI_BUSY);
    ASSERT_THAT(busy, SizeIs(3)) << "first try and two further ones";
    // A second of each try is for dialling.
    EXPECT_EQ(busy[1] - busy[0], 25 * kMinute + kSecond);
    EXPECT_EQ(busy[2] - busy[1], 25 * kMinute + kSecond);
}

TEST_F(Effects, M7_no_Retries) {
    set([](ConfigurationFacts& facts) { facts.retries = 0; });
    const DWORD job = submitNow(scriptedNumber(u"01"));
    instance().advanceClock("1m");
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

TEST_F(Effects, M4_DirtyDays) {
    set([](ConfigurationFacts& facts) { facts.dirtyDays = 2; });
    const DWORD failed = submitNow(scriptedNumber(u"04"));
    const DWORD waiting = submitWaiting();
    instance().advanceClock("47h");
    EXPECT_EQ(statusOf(failed), DWORD{JS_FAILED});
    instance().advanceClock("2h");
    EXPECT_EQ(statusOf(failed), std::nullopt);
    EXPECT_EQ(statusOf(waiting), DWORD{JS_PENDING}) << "it has not failed";
}

TEST_F(Effects, M4_DirtyDays_of_jobs_that_failed_before) {
    const DWORD failed = submitNow(scriptedNumber(u"04"));
    instance().advanceClock("1m");
    set([](ConfigurationFacts& facts) { facts.dirtyDays = 0; });
    instance().advanceClock("100d");
    EXPECT_EQ(statusOf(failed), DWORD{JS_FAILED}) << "0: until it is deleted";
    set([](ConfigurationFacts& facts) { facts.dirtyDays = 200; });
    instance().advanceClock("99d");
    EXPECT_EQ(statusOf(failed), DWORD{JS_FAILED});
    instance().advanceClock("2d");
    EXPECT_EQ(statusOf(failed), std::nullopt);
}

// Whether something black is in the topmost rows, right of the bar of our test pages.
bool hasBanner(const document::PageImage& page) {
    for (std::size_t row = 0; row < 24; ++row) {
        for (std::size_t at = document::kRowBytes / 2; at < document::kRowBytes; ++at) {
            if (page.bits[row * document::kRowBytes + at] != 0) return true;
        }
    }
    return false;
}

TEST_F(Effects, L14_Branding) {
    const std::filesystem::path original = document(3);
    const DWORD plain = submit(JobRequest<Wide>::now(), original);
    instance().waitUntilIdle();
    EXPECT_EQ(contentOf(sentPages(plain)), contentOf(original));

    set([](ConfigurationFacts& facts) { facts.branding = TRUE; });
    const DWORD branded = submit(JobRequest<Wide>::now(), original);
    instance().waitUntilIdle();
    const document::Bytes before = contentOf(original);
    const document::Bytes after = contentOf(sentPages(branded));
    const auto reader = document::PageReader::open(after);
    const auto originalReader = document::PageReader::open(before);
    ASSERT_TRUE(reader && originalReader);
    ASSERT_EQ(reader->pages(), 3u);
    for (std::uint32_t index = 0; index < 3; ++index) {
        const auto page = reader->page(index);
        const auto originalPage = originalReader->page(index);
        ASSERT_TRUE(page && originalPage);
        EXPECT_EQ(page->height, originalPage->height);
        EXPECT_TRUE(hasBanner(*page)) << "page " << index + 1;
        EXPECT_FALSE(hasBanner(*originalPage));
        EXPECT_TRUE(std::equal(page->bits.begin() + 24 * document::kRowBytes, page->bits.end(),
                               originalPage->bits.begin() + 24 * document::kRowBytes))
            << "below the line the page is as it was";
    }
}

TEST_F(Effects, F9_UseDeviceTsid) {
    const HANDLE port = openPort(PORT_OPEN_MODIFY);
    auto line = conformance::readPort<Wide>(port);
    line.tsid = u"of the device";
    ASSERT_SUCCEEDS(conformance::writePort<Wide>(port, line));
    const auto sentAs = [&](std::optional<std::u16string> own) {
        auto request = JobRequest<Wide>::now();
        if (own) request.params.Tsid = request.text(*own);
        submit(request);
        instance().advanceClock("1500ms");
        Block<FAX_DEVICE_STATUSW> status;
        EXPECT_SUCCEEDS(api().FaxGetDeviceStatusW(port, status.place()));
        const auto tsid = conformance::textOf<Wide>(status->Tsid);
        instance().waitUntilIdle();
        return tsid;
    };
    EXPECT_EQ(sentAs(u"of the job"), u"of the job");
    EXPECT_EQ(sentAs(std::nullopt), u"of the device") << "the job has none";
    set([](ConfigurationFacts& facts) { facts.useDeviceTsid = TRUE; });
    EXPECT_EQ(sentAs(u"of the job"), u"of the device");
}

TEST_F(Effects, L14_PauseServerQueue) {
    const DWORD active = submitNow();
    set([](ConfigurationFacts& facts) { facts.pauseServerQueue = TRUE; });
    const DWORD held = submitNow();
    instance().advanceClock("1h");
    EXPECT_EQ(statusOf(active), std::nullopt) << "what was on the line is sent";
    EXPECT_EQ(statusOf(held), DWORD{JS_PENDING});
    set([](ConfigurationFacts& facts) { facts.pauseServerQueue = FALSE; });
    EXPECT_EQ(statusOf(held), DWORD{JS_INPROGRESS}) << "at once";
    instance().waitUntilIdle();
    EXPECT_EQ(statusOf(held), std::nullopt);
}

TEST_F(Effects, C4_cheap_window) {
    const std::uint64_t start = now() + 60;
    setWindow(start, start + 60);
    const DWORD job = submitDiscounted();
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    instance().advanceClock("2h");
    EXPECT_EQ(minuteDialled(job), start % (24 * 60));
}

TEST_F(Effects, C4_cheap_window_that_is_open_now) {
    const std::uint64_t start = now() + 24 * 60 - 60;
    setWindow(start, start + 120);
    const DWORD job = submitDiscounted();
    EXPECT_EQ(statusOf(job), DWORD{JS_INPROGRESS});
}

TEST_F(Effects, C4_cheap_window_over_midnight) {
    setWindow(23 * 60 + 58, 2);
    // Past the window, whatever time it is now.
    const std::uint64_t untilThree = (27 * 60 - now()) % (24 * 60);
    instance().advanceClock(std::to_string(untilThree) + "m");
    const DWORD first = submitDiscounted();
    EXPECT_EQ(statusOf(first), DWORD{JS_PENDING});
    instance().advanceClock("1d");
    EXPECT_EQ(minuteDialled(first), 23u * 60 + 58);
    // And just behind midnight it is open still.
    const std::uint64_t untilMidnight = 24 * 60 - now();
    instance().advanceClock(std::to_string(untilMidnight) + "m");
    const DWORD second = submitDiscounted();
    EXPECT_LT(minuteDialled(second), 2u);
}

TEST_F(Effects, C4_jobs_that_wait_follow_a_new_window) {
    const std::uint64_t start = now() + 120;
    setWindow(start, start + 60);
    const DWORD job = submitDiscounted();
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    setWindow(start - 60, start);
    instance().advanceClock("90m");
    EXPECT_EQ(minuteDialled(job), (start - 60) % (24 * 60));
}

TEST_F(Effects, L14_archive) {
    const std::filesystem::path folder = files().path() / "archive";
    const std::filesystem::path original = document(2);
    submit(JobRequest<Wide>::now(), original);
    instance().waitUntilIdle();
    EXPECT_FALSE(std::filesystem::exists(folder));
    set([&](ConfigurationFacts& facts) {
        facts.archive = TRUE;
        facts.archiveDirectory = folder.u16string();
    });
    const DWORD job = submit(JobRequest<Wide>::now(), original);
    submit(JobRequest<Wide>::now(scriptedNumber(u"04")), original);
    instance().waitUntilIdle();
    std::vector<std::filesystem::path> kept;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        kept.push_back(entry.path());
    }
    ASSERT_THAT(kept, SizeIs(1)) << "what was sent, and nothing else";
    EXPECT_EQ(contentOf(kept.front()), contentOf(original));
    EXPECT_NE(kept.front().filename().string().find(std::to_string(job)), std::string::npos);
}

}  // namespace
}  // namespace winfax::endtoend
