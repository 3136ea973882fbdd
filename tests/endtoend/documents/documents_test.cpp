// SPDX-License-Identifier: MIT
// What programs hand in becomes fax pages: judged by content, made into pages by a process of its
// own before a line has them, durable on the way.
#include <gmock/gmock.h>

#include "../support/service_process.h"
#include "document_runs.h"
#include "picture/png_writer.h"

namespace winfax {
namespace {

using endtoend::eventually;
using endtoend::testProgramPath;
using testing::HasSubstr;

constexpr const char* kText = "Dear reader,\n\nthis is a letter of three lines.\nYours\n";
constexpr std::uint64_t kWhite = 2;  // thousandths: hardly a dot

// A picture of 800 x 400 dots whose right half is black.
template <class Row>
void fillRow(Row& row) {
    for (std::size_t x = 0; x < row.size(); ++x) row[x] = x < row.size() / 2 ? 255 : 0;
}

std::string bmpFile() {
    constexpr std::uint32_t kWidth = 800;
    constexpr std::uint32_t kHeight = 400;
    std::string file("BM");
    const auto number = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) file += static_cast<char>(value >> 8 * i);
    };
    number(54 + kWidth * kHeight * 3, 4);
    number(0, 4);
    number(54, 4);
    for (const std::uint32_t value : {40u, kWidth, kHeight}) number(value, 4);
    number(1, 2);
    number(24, 2);
    for (int i = 0; i < 6; ++i) number(0, 4);
    std::vector<std::uint8_t> row(kWidth * 3);
    fillRow(row);
    for (std::uint32_t y = 0; y < kHeight; ++y) file.append(row.begin(), row.end());
    return file;
}

class Documents : public SentDocuments {
  protected:
    // One page of A4, its right half black where the picture is, and the left half white.
    void expectHalfBlackPicture(std::uint32_t job) {
        const auto pages = pagesOf(job);
        ASSERT_EQ(pages.size(), 1u);
        EXPECT_EQ(pages[0].width, 1728u);
        EXPECT_NEAR(pages[0].height, 2386, 3) << "297 mm in rows of 204 to the inch";
        EXPECT_LE(ink(pages[0], {0, 0, 480, 1000}), kWhite);
        EXPECT_GE(ink(pages[0], {520, 0, 1000, 1000}), 200u);
    }
    // Jobs of later stay where they are.
    void startWithoutTime() {
        instance_->kill();
        start("virtual", settings_);
    }
    std::uint32_t pageCount(std::uint32_t job) {
        for (const auto& entry : faxctlJson({"jobs"})) {
            for (const auto& one : entry["jobs"]) {
                if (one["JobId"] == job) return one["PageCount"];
            }
        }
        return 0;
    }
};

TEST_F(Documents, Text) {
    ASSERT_EQ(send(write("letter.txt", kText)).exitCode, 0);
    const auto pages = pagesOf(1);
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_GT(ink(pages[0], {0, 0, 1000, 200}), 3u);
    EXPECT_LE(ink(pages[0], {0, 300, 1000, 1000}), kWhite) << "three lines do not reach that far";
    EXPECT_EQ(ink(pages[0], {0, 0, 40, 1000}), 0u) << "a margin";
}

TEST_F(Documents, TextWhateverItsNameSays) {
    ASSERT_EQ(send(write("letter.tif", kText)).exitCode, 0);
    EXPECT_EQ(pagesOf(1).size(), 1u);
}

TEST_F(Documents, TextOfUtf16LooksLikeThatOfUtf8) {
    const std::string utf8 =
        "Gr\xc3\xbc\xc3\x9f"
        "e";
    const std::string utf16("\xff\xfeG\0r\0\xfc\0\xdf\0e\0", 12);
    ASSERT_EQ(send(write("a.txt", utf8)).exitCode, 0);
    ASSERT_EQ(send(write("b.txt", utf16)).exitCode, 0);
    const auto first = pagesOf(1);
    const auto second = pagesOf(2);
    ASSERT_EQ(first.size(), 1u);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(first[0].shades, second[0].shades);
}

TEST_F(Documents, LongTextHasPages) {
    std::string text;
    for (int page = 0; page < 5; ++page) text += "page\n\f";
    ASSERT_EQ(send(write("letter.txt", text + "end")).exitCode, 0);
    EXPECT_EQ(pagesOf(1).size(), 6u);
}

TEST_F(Documents, Bmp) {
    ASSERT_EQ(send(write("picture.bmp", bmpFile())).exitCode, 0);
    expectHalfBlackPicture(1);
}

TEST_F(Documents, Png) {
    const auto file = instance_->state().path() / "picture.png";
    auto writer =
        picture::PngWriter::create(file, picture::PngWriter::Kind::grey, {800, 400}, 0).value();
    std::vector<std::uint8_t> row(800);
    fillRow(row);
    for (int y = 0; y < 400; ++y) ASSERT_TRUE(writer.row(row));
    ASSERT_TRUE(writer.finish());
    ASSERT_EQ(send(file.string()).exitCode, 0);
    expectHalfBlackPicture(1);
}

TEST_F(Documents, TiffOfAnotherWidthAndResolution) {
    test::TiffOptions options;
    options.pages.resize(2);
    for (auto& page : options.pages) {
        page.width = 2480;
        page.length = 3508;
        page.xResolution = page.yResolution = {300, 1};
    }
    const auto file = instance_->state().write("scan.tif", test::faxTiff(options)).string();
    ASSERT_EQ(send(file).exitCode, 0);
    const auto pages = pagesOf(1);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(pages[1].width, 1728u);
    EXPECT_GT(ink(pages[1], {0, 0, 100, 1000}), 100u) << "the bar down its left side";
}

TEST_F(Documents, PostScriptAndPdf) {
    const auto file = write("letter.ps",
                            "%!PS-Adobe-3.0\n/Helvetica findfont 40 scalefont setfont\n"
                            "72 700 moveto (First) show showpage\n"
                            "300 100 200 200 rectfill showpage\n");
    const auto sent = send(file);
    ASSERT_EQ(sent.exitCode, 0) << sent.output << instance_->serviceOutput();
    const auto pages = pagesOf(1);
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_GT(ink(pages[0], {100, 100, 500, 200}), 10u);
    EXPECT_LE(ink(pages[0], {0, 300, 1000, 1000}), kWhite);
    EXPECT_GT(ink(pages[1], {520, 660, 820, 860}), 900u) << "the black square";

    const auto pdf = write("letter.pdf",
                           "%PDF-1.4\n"
                           "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
                           "/Contents 4 0 R/Resources<<>>>>endobj\n"
                           "4 0 obj<</Length 22>>stream\n300 100 200 200 re f\n\nendstream endobj\n"
                           "trailer<</Root 1 0 R>>\n%%EOF\n");
    ASSERT_EQ(send(pdf).exitCode, 0);
    const auto fromPdf = pagesOf(2);
    ASSERT_EQ(fromPdf.size(), 1u);
    EXPECT_GT(ink(fromPdf[0], {520, 660, 820, 860}), 900u);
}

TEST_F(Documents, OfAnUnknownKindAreRefusedWithAReason) {
    const auto refused = send(write("letter.docx", std::string_view("PK\x03\x04\x00\x01", 6)));
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.output, HasSubstr(".docx"));
    EXPECT_THAT(refused.output, HasSubstr("converter"));
}

TEST_F(Documents, PageCountIsKnownBeforeTheyAreSent) {
    startWithoutTime();
    ASSERT_EQ(faxctl({"send", write("letter.txt", "one\ftwo\fthree"), "--to", "5550100", "--at",
                      "2099-01-01T00:00Z"})
                  .exitCode,
              0);
    EXPECT_TRUE(eventually([&] { return pageCount(1) == 3; }));
}

TEST_F(Documents, AreMadeIntoPagesAfterACrash) {
    startWithoutTime();
    const auto file = write("letter.txt", "one\ftwo");
    for (int i = 0; i < 5; ++i) {
        ASSERT_EQ(faxctl({"send", file, "--to", "5550100", "--at", "2099-01-01T00:00Z"}).exitCode,
                  0);
        restart();
    }
    EXPECT_TRUE(eventually([&] {
        for (std::uint32_t job = 1; job <= 5; ++job) {
            if (pageCount(job) != 2) return false;
        }
        return true;
    }));
    EXPECT_EQ(pagesOf(5).size(), 2u);
}

class NoGhostscript : public Documents {
  protected:
    NoGhostscript() { settings_ = "[documents]\nghostscript = \"none\"\n"; }
};

TEST_F(NoGhostscript, PdfIsRefusedWithAReason) {
    const auto refused = send(write("letter.pdf", "%PDF-1.4\n"));
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.output, HasSubstr("Ghostscript"));
}

class StandardResolution : public Documents {
  protected:
    StandardResolution() {
        settings_ = "[documents]\nresolution = \"standard\"\npaper = \"letter\"\n";
    }
};

TEST_F(StandardResolution, IsThatOfThePages) {
    ASSERT_EQ(send(write("letter.txt", kText)).exitCode, 0);
    const auto shown = faxctlJson({"show", "1"});
    ASSERT_EQ(shown.size(), 1u);
    EXPECT_EQ(shown[0]["pages"][0]["VerticalDpi"], 98);
    EXPECT_EQ(shown[0]["pages"][0]["Rows"], 1078) << "11 inches";
}

class Converted : public Documents {
  protected:
    Converted() {
        const std::string program = testProgramPath("converter_probe").string();
        settings_ = "[converters]\nodt = ['" + program + "', '{input}', '{output}']\n";
    }
    std::string documentOf(const std::string& firstLine) {
        const auto tiff = test::faxTiff(2);
        return write("letter.odt", firstLine + "\n" + std::string(tiff.begin(), tiff.end()));
    }
};

TEST_F(Converted, ByExtension) {
    const auto sent = send(documentOf("made of words"));
    ASSERT_EQ(sent.exitCode, 0) << sent.output << instance_->serviceOutput();
    EXPECT_EQ(pagesOf(1).size(), 2u);
}

TEST_F(Converted, AConverterThatFailsCostsTheJob) {
    EXPECT_NE(send(documentOf("made of numbers")).exitCode, 0);
    EXPECT_EQ(send(document_).exitCode, 0) << "the service goes on";
}

}  // namespace
}  // namespace winfax
