// SPDX-License-Identifier: MIT
// faxctl show against a real service: jobs that wait, that were sent, that came in, and their pages
// as pictures, dot by dot.
#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <span>

#include "document/page_writer.h"
#include "faxctl_runs.h"
#include "support/png_file.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

// What page `page` of a test's document looks like.
bool isBlack(std::uint32_t page, std::uint32_t x, std::uint32_t y) {
    return (x * (page + 2) + y * y) / 16 % 9 < 3;
}

document::PageImage imageOf(std::uint32_t page, std::uint32_t rows, std::uint32_t dpi) {
    document::PageImage image{rows, dpi, {}};
    image.bits.resize(std::size_t{rows} * document::kRowBytes);
    for (std::uint32_t y = 0; y < rows; ++y) {
        for (std::uint32_t x = 0; x < document::kPageWidth; ++x) {
            if (!isBlack(page, x, y)) continue;
            image.bits[y * document::kRowBytes + x / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
        }
    }
    return image;
}

class FaxctlShow : public FaxctlAndService {
  protected:
    // Three pages of other lengths.
    static constexpr std::array<std::uint32_t, 3> kRows{120, 61, 200};

    std::string documentOf(std::uint32_t dpi) {
        document::PageWriter writer(kRows.size());
        for (std::uint32_t i = 0; i < kRows.size(); ++i) {
            EXPECT_TRUE(writer.add(imageOf(i, kRows[i], dpi)));
        }
        const auto file = writer.finish().value();
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data());
        return instance_->state().write("pages.tif", std::span(bytes, file.size())).string();
    }
    void send(std::uint32_t dpi, const Words& options) {
        Words words{"send", documentOf(dpi)};
        words.insert(words.end(), options.begin(), options.end());
        const auto sent = faxctl(words);
        ASSERT_TRUE(sent.exitCode == 0 || sent.exitCode == 4) << sent.output;
    }
    json show(const Words& options = {}) {
        Words words{"show", "1"};
        words.insert(words.end(), options.begin(), options.end());
        const auto printed = faxctlJson(words);
        return printed.size() == 1 ? printed[0] : json();
    }
    std::filesystem::path folder() { return instance_->state().path() / "pictures"; }

    // Every picture has the dots of its page, in rows of 204 to the inch.
    void expectPictures(std::uint32_t dpi) {
        const auto sheet = folder() / "sheet.png";
        const json job = show({"--png", folder().string(), "--sheet", sheet.string()});
        ASSERT_EQ(job["pictures"].size(), kRows.size()) << job;
        EXPECT_EQ(job["sheet"], sheet.string());
        for (std::uint32_t page = 0; page < kRows.size(); ++page) {
            const auto file = folder() / ("page-000" + std::to_string(page + 1) + ".png");
            EXPECT_EQ(job["pictures"][page], file.string());
            EXPECT_EQ(job["pages"][page]["Rows"], kRows[page]);
            EXPECT_EQ(job["pages"][page]["VerticalDpi"], dpi);
            const auto seen = test::readPng(file);
            ASSERT_EQ(seen.bitDepth, 1);
            ASSERT_EQ(seen.width, 1728u);
            ASSERT_EQ(seen.height, (kRows[page] * 204 + dpi / 2) / dpi);
            for (std::uint32_t y = 0; y < seen.height; ++y) {
                const std::uint32_t row = (2 * y + 1) * kRows[page] / (2 * seen.height);
                for (std::uint32_t x = 0; x < seen.width; ++x) {
                    ASSERT_EQ(seen.at(x, y), isBlack(page, x, row) ? 0 : 255)
                        << "page " << page << ", " << x << ", " << y;
                }
            }
        }
        const auto together = test::readPng(sheet);
        EXPECT_EQ(together.bitDepth, 8);
        EXPECT_EQ(together.width, 16u + 3 * (432 + 16));
    }
};

TEST_F(FaxctlShow, AJobThatWaitsAndItsStandardPages) {
    start("virtual");
    send(98, {"--to", "555", "--at", "+2h"});
    const json job = show();
    EXPECT_EQ(job["inQueue"], true);
    EXPECT_EQ(job["job"]["RecipientNumber"], "555");
    EXPECT_EQ(job["job"]["QueueStatus"]["name"], "JS_PENDING");
    EXPECT_EQ(job["attempts"], json::array());
    EXPECT_EQ(job["calls"], json::array());
    EXPECT_EQ(job["pagesFrom"], "queue");
    EXPECT_EQ(job["ended"], nullptr);
    EXPECT_FALSE(job.contains("pictures"));
    expectPictures(98);
}

TEST_F(FaxctlShow, AJobThatWasSentAndItsFinePages) {
    start("jump");
    send(196, {"--to", "555", "--wait"});
    EXPECT_EQ(faxctlJson({"jobs"})[0]["jobs"], json::array()) << "it has left";
    const json job = show();
    EXPECT_EQ(job["inQueue"], false);
    EXPECT_EQ(job["job"]["QueueStatus"], nullptr);
    ASSERT_EQ(job["attempts"].size(), 1u);
    EXPECT_EQ(job["attempts"][0]["Outcome"]["name"], "FPS_COMPLETED");
    ASSERT_EQ(job["calls"].size(), 1u);
    EXPECT_EQ(job["calls"][0]["record"]["Number"], "555");
    EXPECT_EQ(job["pagesFrom"], "sent");
    expectPictures(196);
    EXPECT_THAT(faxctl({"show", "1"}).output,
                AllOf(HasSubstr("job 1, outgoing, has left the queue"), HasSubstr("completed"),
                      HasSubstr("as they were sent"), HasSubstr("faxctl call 1")));
}

TEST_F(FaxctlShow, EveryAttemptHasItsTimesAndOutcome) {
    start("jump");
    send(98, {"--to", "999999901", "--wait"});
    const json job = show();
    ASSERT_EQ(job["attempts"].size(), 4u) << job;
    for (const json& attempt : job["attempts"]) {
        EXPECT_EQ(attempt["Outcome"]["name"], "FPS_BUSY");
        EXPECT_TRUE(attempt["Started"].is_string());
        EXPECT_LT(attempt["Started"], attempt["Ended"]);
    }
    EXPECT_EQ(job["calls"].size(), 4u);
    EXPECT_THAT(faxctl({"show", "1"}).output,
                AllOf(HasSubstr("in the queue: retries exceeded"), HasSubstr("try 4 on")));
    expectPictures(98);
}

TEST_F(FaxctlShow, AFaxThatCameIn) {
    start("jump");
    EXPECT_EQ(faxctl({"lines", "set", "1", "--receive", "on", "--rings", "1"}).exitCode, 0);
    const auto received = faxctl({"receive", documentOf(98), "--from", "THEY"});
    ASSERT_EQ(received.exitCode, 0) << received.output;
    const json job = show();
    EXPECT_EQ(job["job"]["JobType"]["name"], "JT_RECEIVE");
    EXPECT_EQ(job["job"]["Tsid"], "THEY");
    EXPECT_EQ(job["pagesFrom"], "received");
    expectPictures(98);
    EXPECT_THAT(faxctl({"show", "1"}).output, HasSubstr("job 1, received, has left the queue"));
}

TEST_F(FaxctlShow, PagesThatAreGoneAreMissedWithTheReason) {
    start("jump");
    send(98, {"--to", "555", "--wait"});
    std::filesystem::remove(instance_->stateDirectory() / "sent" / "00000001.tif");
    EXPECT_EQ(show()["pagesFrom"], nullptr);
    EXPECT_THAT(show()["noPages"], HasSubstr("somebody removed"));
    EXPECT_EQ(faxctl({"show", "1"}).exitCode, 0);
    const auto shown = faxctl({"show", "1", "--png", folder().string()});
    EXPECT_EQ(shown.exitCode, 1);
    EXPECT_THAT(shown.output,
                AllOf(HasSubstr("no pages of job 1 can be had"), HasSubstr("00000001.tif")));
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

TEST_F(FaxctlShow, AJobThatThereIsNot) {
    start("virtual");
    const auto shown = faxctl({"show", "77", "--sheet", (folder() / "sheet.png").string()});
    EXPECT_EQ(shown.exitCode, 1);
    EXPECT_THAT(shown.output,
                AllOf(HasSubstr("there is no job 77"), HasSubstr("ERROR_INVALID_PARAMETER 87")));
    EXPECT_FALSE(std::filesystem::exists(folder()));
}

}  // namespace
}  // namespace winfax
