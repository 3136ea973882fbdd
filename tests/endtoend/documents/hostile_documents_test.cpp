// SPDX-License-Identifier: MIT
// Damaged and hostile documents: they are refused, or cost their job and nothing else.
#include <gmock/gmock.h>

#include "document_runs.h"

namespace winfax {
namespace {

std::string withSize(std::string file, std::size_t at, std::uint32_t width, std::uint32_t height) {
    for (int i = 0; i < 4; ++i) {
        file[at + i] = static_cast<char>(width >> (24 - 8 * i));
        file[at + 4 + i] = static_cast<char>(height >> (24 - 8 * i));
    }
    return file;
}

// A PNG header without what it promises.
std::string pngHeader(std::uint32_t width, std::uint32_t height) {
    return withSize(
        std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\0\0\0\0\0\0\0\0", 33), 16,
        width, height);
}

class HostileDocuments : public SentDocuments {
  protected:
    HostileDocuments() { settings_ = "[limits]\nrender_time = \"10s\"\n"; }

    // The document was refused, or its job failed; the next one is sent all the same.
    void expectHarmless(const std::string& name, const std::string& content) {
        const auto sent = send(write(name, content));
        EXPECT_NE(sent.exitCode, 0) << name;
        EXPECT_EQ(send(document_).exitCode, 0) << "after " << name;
    }
};

TEST_F(HostileDocuments, PicturesThatPromiseTooMuch) {
    expectHarmless("bomb.png", pngHeader(0x7fffffff, 0x7fffffff));
    expectHarmless("empty.png", pngHeader(100, 100));
    expectHarmless("short.bmp", "BM" + std::string(30, '\0') + std::string(30, '\xff'));
    expectHarmless("short.jpg", "\xff\xd8\xff\xe0\xff\xff");
}

TEST_F(HostileDocuments, TiffsThatLeadNowhere) {
    test::TiffOptions endless;
    endless.endless = true;
    endless.pages[0].width = 2000;
    const auto file = test::faxTiff(endless);
    expectHarmless("endless.tif", std::string(file.begin(), file.end()));
    test::TiffOptions outside;
    outside.pages[0].width = 2000;
    outside.pages[0].stripBytes = 0xFFFFFFF0;
    const auto other = test::faxTiff(outside);
    expectHarmless("outside.tif", std::string(other.begin(), other.end()));
}

TEST_F(HostileDocuments, PostScriptThatNeverEndsOrReadsFiles) {
    expectHarmless("damaged.pdf", "%PDF-1.4\nnothing of the kind");
    expectHarmless("error.ps", "%!PS\nnosuchoperator\n");
    expectHarmless("files.ps",
                   "%!PS\n(/etc/passwd) (r) file 1000 string readstring pop\n"
                   "72 700 moveto show showpage\n");
}

// Its limit is of processor time as well.
TEST_F(HostileDocuments, PostScriptThatNeverEnds) {
    settings_ = "[limits]\nrender_time = \"1s\"\n";
    instance_->kill();
    start("jump", settings_);
    EXPECT_NE(send(write("endless.ps", "%!PS\n{} loop\n")).exitCode, 0);
    // A second is little for a good document on a busy machine: that the service goes on is enough.
    EXPECT_EQ(faxctl({"status"}).exitCode, 0);
}

}  // namespace
}  // namespace winfax
