// SPDX-License-Identifier: MIT
#include "printer/printed_document.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace winfax::printer {
namespace {

std::optional<PrintedDocument> judged(const std::string& text) {
    return judgePrinted(std::as_bytes(std::span(text)));
}

// -1: not complete.
int pagesOf(const std::string& text) {
    const auto document = judged(text);
    return document ? static_cast<int>(document->pages) : -1;
}

const std::string kHead = "%!PS-Adobe-3.0\n%%Pages: (atend)\n%%EndComments\n";
const std::string kPage = "%%Page: 1 1\nshowpage\n";

TEST(PrintedDocument, PostScriptIsCompleteAtItsEnd) {
    const std::string whole = kHead + kPage + "%%Trailer\n%%Pages: 1\n%%EOF\n";
    EXPECT_EQ(judged(whole)->language, Language::postScript);
    EXPECT_EQ(pagesOf(whole), 1);
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        EXPECT_EQ(pagesOf(whole.substr(0, size)), -1) << size;
    }
}

TEST(PrintedDocument, PagesAreWhereTheDocumentSays) {
    EXPECT_EQ(pagesOf("%!PS-Adobe-3.0\n%%Pages: 3\n%%EndComments\nshowpage\n%%EOF"), 3);
    EXPECT_EQ(pagesOf(kHead + "%%Trailer\n%%Pages: 0\n%%EOF\n"), 0);
    EXPECT_EQ(pagesOf(kHead + kPage + kPage + "%%EOF\n"), 2) << "it says nothing: they are counted";
    EXPECT_EQ(pagesOf(kHead + "%%Trailer\n%%Pages: 99999999999999999999\n%%EOF\n"), 0);
    EXPECT_EQ(pagesOf(kHead + kPage + "%%Trailer\n%%Pages:   12  \n%%EOF\n"), 12);
    EXPECT_EQ(pagesOf("%!PS-Adobe-3.0\n%%Pages: 7\n" + std::string(10'000, ' ') + "\n%%EOF\n"), 7)
        << "from the header when the end says nothing";
}

TEST(PrintedDocument, JobControlAroundItDoesNotMatter) {
    const std::string exit = "\x1b%-12345X";
    EXPECT_EQ(pagesOf(exit + "@PJL JOB\n" + exit + kHead + kPage + "%%EOF\n\x04" + exit + "@PJL"),
              -1);
    EXPECT_EQ(pagesOf(exit + "@PJL ENTER LANGUAGE=POSTSCRIPT\n" + kHead + kPage + "%%EOF\r\n\x04" +
                      exit + exit),
              1);
}

TEST(PrintedDocument, Pdf) {
    const std::string body = "%PDF-1.7\n1 0 obj<</Type /Pages/Kids[]>>\n2 0 obj<</Type /Page>>\n";
    const std::string end = "startxref\n9\n%%EOF\n";
    EXPECT_EQ(judged(body + end)->language, Language::pdf);
    EXPECT_EQ(pagesOf(body + end), 1);
    EXPECT_EQ(pagesOf(body + "3 0 obj<</Type/Page>>\n" + end), 2);
    EXPECT_EQ(pagesOf("%PDF-1.7\n" + end), 1) << "pages in compressed objects are not seen";
    EXPECT_EQ(pagesOf(body + "%%EOF\n"), -1) << "no cross-reference";
    EXPECT_EQ(pagesOf(body), -1);
}

TEST(PrintedDocument, NothingElseIsOne) {
    for (const char* text : {"", "%%EOF", "hello\n%%EOF\n", "%!\n%%EOF\n", "\x1b%-12345X"}) {
        EXPECT_EQ(pagesOf(text), -1) << text;
    }
}

// Nothing but the answer is expected of any bytes; the sanitizers look on.
TEST(PrintedDocument, AnyBytesAreJudged) {
    std::mt19937 chance(1);
    const std::string whole = kHead + kPage + "%%Trailer\n%%Pages: 1\n%%EOF\n";
    for (int round = 0; round < 20'000; ++round) {
        std::string text = whole.substr(0, chance() % (whole.size() + 1));
        for (int change = 0; change < 3 && !text.empty(); ++change) {
            text[chance() % text.size()] = static_cast<char>(chance());
        }
        const auto document = judged(text + "%%EOF");
        EXPECT_LE(document ? document->pages : 0, 65'535u);
    }
}

}  // namespace
}  // namespace winfax::printer
