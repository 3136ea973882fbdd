// SPDX-License-Identifier: MIT
// Cover pages go before documents, filled in for each recipient.
#include <gmock/gmock.h>

#include "../support/service_process.h"
#include "document_runs.h"

namespace winfax {
namespace {

using testing::HasSubstr;

// Black where a field is filled: a bar for the recipient's name, one for the subject.
constexpr const char* kBars =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\""
    " viewBox=\"0 0 210 297\">\n"
    "<rect x=\"0\" y=\"0\" width=\"210\" height=\"297\" fill=\"white\"/>\n"
    "<g data-if=\"RecName\"><rect x=\"20\" y=\"20\" width=\"170\" height=\"40\"/></g>\n"
    "<g data-if=\"Subject\"><rect x=\"20\" y=\"220\" width=\"170\" height=\"40\"/></g>\n"
    "</svg>\n";
constexpr Area kName{150, 90, 850, 180};
constexpr Area kSubject{150, 760, 850, 860};

class CoverPages : public SentDocuments {};

TEST_F(CoverPages, TheFourUsualOnesAreThereUnderBothNames) {
    for (const char* name : {"generic", "confident", "fyi", "urgent"}) {
        for (const std::string extension : {"", ".cov", ".svg"}) {
            const auto sent = send(document_, {"--cover", name + extension, "--subject", "Offer"});
            EXPECT_EQ(sent.exitCode, 0) << name << extension << sent.output;
        }
    }
}

TEST_F(CoverPages, GoesBeforeTheDocumentAndCounts) {
    const auto page = write("bars.svg", kBars);
    const auto sent = send(document_, {"--cover", page, "--personal", "--name", "Ann"});
    ASSERT_EQ(sent.exitCode, 0) << sent.output;
    const auto pages = pagesOf(2);
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_GT(ink(pages[0], kName), 950u);
    EXPECT_EQ(ink(pages[0], kSubject), 0u);
}

TEST_F(CoverPages, OfTextAreMadeAtTheSameResolution) {
    const auto page = write("bars.svg", kBars);
    ASSERT_EQ(send(write("letter.txt", "Dear reader"),
                   {"--cover", page, "--personal", "--subject", "Offer"})
                  .exitCode,
              0);
    const auto pages = pagesOf(2);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_GT(ink(pages[0], kSubject), 950u);
    EXPECT_EQ(ink(pages[0], kName), 0u);
    EXPECT_EQ(pages[0].height, pages[1].height);
}

TEST_F(CoverPages, ABareNameIsLookedForAmongTheUsersOwn) {
    std::filesystem::create_directory(instance_->stateDirectory() / "coverpages");
    instance_->state().write("coverpages/ours.svg", std::string_view(kBars));
    const auto sent = send(document_, {"--cover", "ours.cov", "--personal", "--subject", "Offer"});
    ASSERT_EQ(sent.exitCode, 0) << sent.output;
    EXPECT_EQ(pagesOf(2).size(), 3u);
}

TEST_F(CoverPages, OneOfMicrosoftsIsRefusedWithWhatToDo) {
    const auto refused =
        send(document_, {"--cover", write("old.cov", "FAXCOVER-VER005w and more"), "--personal"});
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.output, HasSubstr("ERROR_INVALID_DATA"));
    EXPECT_TRUE(endtoend::eventually(
        [&] { return instance_->serviceOutput().find("cover page") != std::string::npos; }));
}

TEST_F(CoverPages, Preview) {
    const auto file = (instance_->state().path() / "preview.png").string();
    const auto drawn = faxctl({"cover", "preview", write("bars.svg", kBars), "--personal", "--png",
                               file, "--field", "RecName=Ann", "--dpi", "100"});
    ASSERT_EQ(drawn.exitCode, 0) << drawn.output;
    const auto seen = test::readPng(file);
    EXPECT_NEAR(seen.width, 827, 1);
    EXPECT_NEAR(seen.height, 1169, 1);
    EXPECT_GT(ink(seen, kName), 950u);
    EXPECT_EQ(ink(seen, kSubject), 0u);
}

TEST_F(CoverPages, AFieldThatThereIsNotIsNamed) {
    const auto refused =
        faxctl({"cover", "preview", "generic", "--png", "x.png", "--field", "Colour=red"});
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.output, HasSubstr("RecName"));
}

TEST_F(CoverPages, AreKeptOverACrash) {
    instance_->kill();
    start("virtual");
    const auto page = write("bars.svg", kBars);
    ASSERT_EQ(faxctl({"send", document_, "--to", "5550100", "--at", "2099-01-01T00:00Z", "--cover",
                      page, "--personal", "--subject", "Offer"})
                  .exitCode,
              0);
    std::filesystem::remove(page);
    restart();
    const auto pages = pagesOf(2);
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_GT(ink(pages[0], kSubject), 950u);
}

}  // namespace
}  // namespace winfax
