// SPDX-License-Identifier: MIT
// Lines that come, change and go; and the ports that they are.
#include "service/line_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <mutex>

#include "service/ports.h"
#include "support/scratch_directory.h"

namespace winfax::service {
namespace {

using model::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

// name, or name and device.
LineSpec spec(std::u16string name, std::optional<std::uint32_t> device = {}) {
    LineSpec line;
    line.name = std::move(name);
    line.device = device;
    return line;
}

LinesFile file(std::vector<LineSpec> lines) {
    LinesFile result;
    result.lines = std::move(lines);
    return result;
}

class LineTableTest : public testing::Test {
  protected:
    LineTable table(std::vector<LineSpec> lines) {
        return LineTable({clock_, [](auto) {}, "nowhere"}, file(std::move(lines)));
    }
    static std::vector<std::pair<std::uint32_t, std::u16string>> shown(const LineTable& table) {
        std::vector<std::pair<std::uint32_t, std::u16string>> result;
        for (const line::Line* line : table.lines()) {
            result.emplace_back(line->deviceId(), line->name());
        }
        return result;
    }

    clock::Clock clock_{clock::Mode::virtualTime, model::Time{}};
};

using Shown = std::pair<std::uint32_t, std::u16string>;

TEST_F(LineTableTest, LinesWithoutANumberTakeTheSmallestFreeOnes) {
    const LineTable lines = table({spec(u"A"), spec(u"B", 2), spec(u"C"), spec(u"D", 1)});
    EXPECT_THAT(shown(lines),
                ElementsAre(Shown{1, u"D"}, Shown{2, u"B"}, Shown{3, u"A"}, Shown{4, u"C"}));
}

TEST_F(LineTableTest, WhatStaysIsTheSameLineWithTheSameNumber) {
    LineTable lines = table({spec(u"A"), spec(u"B"), spec(u"C")});
    const auto before = lines.lines();
    auto change = lines.prepare(file({spec(u"C"), spec(u"D"), spec(u"B")}));
    EXPECT_THAT(change.leaving, ElementsAre(before[0]));
    EXPECT_THAT(lines.lines(), testing::ElementsAreArray(before)) << "preparing changes nothing";
    const auto gone = lines.apply(std::move(change));
    EXPECT_THAT(shown(lines), ElementsAre(Shown{1, u"D"}, Shown{2, u"B"}, Shown{3, u"C"}));
    EXPECT_EQ(lines.lines()[1], before[1]);
    EXPECT_EQ(lines.lines()[2], before[2]);
}

TEST_F(LineTableTest, ANumberThatIsAskedForIsGivenAndWhoHadItMoves) {
    LineTable lines = table({spec(u"A"), spec(u"B")});
    const auto before = lines.lines();
    auto change = lines.prepare(file({spec(u"A"), spec(u"B"), spec(u"C", 1)}));
    EXPECT_THAT(change.leaving, ElementsAre(before[0])) << "a line cannot change its number in use";
    const auto gone = lines.apply(std::move(change));
    EXPECT_THAT(shown(lines), ElementsAre(Shown{1, u"C"}, Shown{2, u"B"}, Shown{3, u"A"}));
}

TEST_F(LineTableTest, AnotherTypeIsAnotherLine) {
    LineTable lines = table({spec(u"A"), spec(u"B")});
    auto wanted = file({spec(u"A"), spec(u"B")});
    EXPECT_THAT(lines.prepare(wanted).leaving, IsEmpty());
    wanted.lines[1].type = LineType::modem;
    const auto change = lines.prepare(wanted);
    EXPECT_THAT(change.leaving, ElementsAre(lines.lines()[1]));
    EXPECT_THAT(change.deviceIds, ElementsAre(1, 2)) << "with the number of the former";
}

// What one line gave away, until the loop has heard of it.
TEST_F(LineTableTest, TheWorkOfALineIsSeenUntilItIsReported) {
    std::mutex mutex;
    std::condition_variable reported;
    std::deque<std::function<void()>> loop;
    line::Offload offload;
    LineTable lines({clock_,
                     [&](std::function<void()> task) {
                         const std::lock_guard lock(mutex);
                         loop.push_back(std::move(task));
                         reported.notify_one();
                     },
                     "nowhere",
                     [&](const LineSpec& spec, std::uint32_t deviceId,
                         const LineSurroundings& surroundings, line::Offload given) {
                         if (spec.name == u"A") offload = std::move(given);
                         return buildLine(spec, deviceId, surroundings, {});
                     }},
                    file({spec(u"A"), spec(u"B")}));
    EXPECT_TRUE(lines.idle());
    bool worked = false;
    bool done = false;
    offload([&] { worked = true; }, [&] { done = true; });
    {
        std::unique_lock lock(mutex);
        reported.wait(lock, [&] { return !loop.empty(); });
    }
    EXPECT_TRUE(worked);
    EXPECT_FALSE(done);
    EXPECT_FALSE(lines.idle());
    EXPECT_TRUE(lines.works(*lines.lines()[0]));
    EXPECT_FALSE(lines.works(*lines.lines()[1]));
    loop.front()();
    EXPECT_TRUE(done);
    EXPECT_TRUE(lines.idle());
}

class PortsOfLines : public LineTableTest {
  protected:
    void SetUp() override {
        queue::Store::Contents contents;
        auto opened = queue::Store::open(
            directory_.path(), [](auto) {}, contents);
        ASSERT_TRUE(opened) << opened.error().detail;
        store_ = std::move(*opened);
        lines_.emplace(LineTable::Parts{clock_, [](auto) {}, directory_.path()},
                       file({spec(u"A"), spec(u"B")}));
        ports_.emplace(lines_->lines(), *store_, std::map<std::string, std::string>{});
    }
    void change(std::vector<LineSpec> lines) {
        const auto gone = lines_->apply(lines_->prepare(file(std::move(lines))));
        ports_->use(lines_->lines());
    }
    std::vector<std::u16string> sending() const {
        std::vector<std::u16string> names;
        for (const line::Line* line : ports_->sending()) names.push_back(line->name());
        return names;
    }

    test::ScratchDirectory directory_;
    std::unique_ptr<queue::Store> store_;
    std::optional<LineTable> lines_;
    std::optional<Ports> ports_;
};

TEST_F(PortsOfLines, ARetiredLineGetsNoCallUntilItIsKeptAfterAll) {
    ports_->retire({lines_->lines()[0]});
    EXPECT_TRUE(ports_->retires(*lines_->lines()[0]));
    EXPECT_THAT(sending(), ElementsAre(u"B"));
    ports_->retire({});
    EXPECT_FALSE(ports_->retires(*lines_->lines()[0]));
    EXPECT_THAT(sending(), ElementsAre(u"A", u"B"));
}

TEST_F(PortsOfLines, APortOfALineThatIsGoneIsNotOpen) {
    const int owner = 0;
    const auto ofA = ports_->open(&owner, 1, model::port_open::modify).value();
    const auto ofB = ports_->open(&owner, 2, model::port_open::modify).value();
    change({spec(u"B"), spec(u"C", 1)});
    EXPECT_EQ(ports_->opened(&owner, ofA).error().code, ErrorCode::invalidData);
    EXPECT_EQ(ports_->opened(&owner, ofB).value().line, ports_->find(2));
    EXPECT_FALSE(ports_->open(&owner, 2, model::port_open::modify)) << "still open for modify";
    EXPECT_TRUE(ports_->open(&owner, 1, model::port_open::modify)) << "nobody has the new line";
    ports_->close(&owner, ofA);
    ports_->closeAll(&owner);
}

TEST_F(PortsOfLines, ANewLineIsUsedLast) {
    change({spec(u"C", 1), spec(u"B"), spec(u"A", 9)});
    EXPECT_THAT(sending(), ElementsAre(u"C", u"B", u"A")) << "nothing was set: by number";
    EXPECT_EQ(ports_->infoOf(*ports_->find(9)).Priority, 3u);
}

TEST_F(PortsOfLines, AThousandLinesAreManageable) {
    std::vector<LineSpec> many;
    for (int i = 0; i < 1'000; ++i)
        many.push_back(spec(u"L" + std::u16string(1, char16_t(0x4E00 + i))));
    change(many);
    EXPECT_EQ(ports_->sending().size(), 1'000u);
    std::ranges::reverse(many);
    change(std::move(many));
    EXPECT_EQ(ports_->find(1)->name(), std::u16string(u"L\u4E00")) << "each keeps its number";
}

}  // namespace
}  // namespace winfax::service
