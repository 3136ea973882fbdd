// SPDX-License-Identifier: MIT
// Small files that promise gigabytes or never end: refused at once, and in little memory.
#include <gmock/gmock.h>

#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "../document_runs.h"

namespace winfax {
namespace {

constexpr long kMostKilobytes = 64 * 1024;
constexpr double kMostSeconds = 1.0;  // judged in a campaign only: a loaded machine is no fault

std::string numberOf(std::uint32_t value, int bytes, bool bigEndian) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> (8 * (bigEndian ? bytes - 1 - i : i)));
    }
    return text;
}

std::string png() {
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + numberOf(60'000, 4, true) +
           numberOf(60'000, 4, true) + std::string("\x08\x06\0\0\0\0\0\0\0", 9) +
           std::string("\0\0\x10\0IDATx\x9c", 10) + std::string(4'096, '\0');
}

std::string bmp() {
    return "BM" + numberOf(1'000, 4, false) + numberOf(0, 4, false) + numberOf(54, 4, false) +
           numberOf(40, 4, false) + numberOf(60'000, 4, false) + numberOf(60'000, 4, false) +
           numberOf(1, 2, false) + numberOf(24, 2, false) + std::string(24, '\0') +
           std::string(1'000, '\x55');
}

std::string jpeg() {
    return std::string("\xff\xd8\xff\xc0\x00\x11\x08", 7) + numberOf(65'500, 2, true) +
           numberOf(65'500, 2, true) + std::string("\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01", 10) +
           std::string(1'000, '\x55');
}

std::string tiff(std::uint32_t width, std::uint32_t length, std::uint16_t compression,
                 bool endless) {
    test::TiffOptions options;
    for (auto& page : options.pages) {
        page.compression = compression;
        // The rows of its one strip are written for this size, then another is told.
        page.replace = {{test::tag::imageWidth, 4, 1, width},
                        {test::tag::imageLength, 4, 1, length},
                        {test::tag::rowsPerStrip, 4, 1, length}};
    }
    options.endless = endless;
    const auto file = test::faxTiff(options);
    return {file.begin(), file.end()};
}

struct Bomb {
    const char* name;
    std::string content;
};

void PrintTo(const Bomb& bomb, std::ostream* out) { *out << bomb.name; }

class Bombs : public SentDocuments, public testing::WithParamInterface<Bomb> {};

// The most memory that any process had which this one has waited for, in kilobytes.
long mostMemory() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss;
}

TEST_P(Bombs, AreRefusedAtOnce) {
    const auto& [name, content] = GetParam();
    const auto file = write(name, content);
    const auto begun = std::chrono::steady_clock::now();
    const auto sent = send(file);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    EXPECT_NE(sent.exitCode, 0) << sent.output;
    instance_->stop();
    const long memory = mostMemory();
    EXPECT_LE(memory, kMostKilobytes);
    if (std::getenv("WINFAX_SOAK") != nullptr) {
        std::cout << sent.output << name << ": " << content.size() << " bytes; refused after "
                  << taken.count() << " s, in at most " << memory << " KB" << std::endl;
        EXPECT_LE(taken.count(), kMostSeconds);
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Bombs,
                         testing::Values(Bomb{"picture.png", png()}, Bomb{"picture.bmp", bmp()},
                                         Bomb{"picture.jpg", jpeg()},
                                         Bomb{"wide.tif", tiff(0x7FFFFFFF, 2'200, 4, false)},
                                         Bomb{"long.tif", tiff(1'728, 0x7FFFFFFF, 4, false)},
                                         Bomb{"large.tif", tiff(60'000, 60'000, 1, false)},
                                         Bomb{"packed.tif", tiff(60'000, 60'000, 32773, false)},
                                         Bomb{"endless.tif", tiff(1'728, 2'200, 4, true)},
                                         Bomb{"endless_picture.tif", tiff(2'000, 1'000, 1, true)}),
                         [](const auto& info) {
                             std::string name = info.param.name;
                             name[name.find('.')] = '_';
                             return name;
                         });

}  // namespace
}  // namespace winfax
