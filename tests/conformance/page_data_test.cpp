// SPDX-License-Identifier: MIT
// FaxGetPageData: the first page of a job as a TIFF Class F file in memory.
#include <map>

#include "service_test.h"

namespace winfax::conformance {
namespace {

// A little-endian TIFF file of one directory, as far as these tests look into it.
class OnePageTiff {
  public:
    OnePageTiff(const BYTE* bytes, DWORD size) : bytes_(bytes, bytes + size) {
        EXPECT_EQ(std::string(bytes_.begin(), bytes_.begin() + 4), std::string("II\x2A\0", 4));
        const std::size_t directory = number(4, 4);
        const std::size_t entries = number(directory, 2);
        for (std::size_t index = 0; index < entries; ++index) {
            const std::size_t entry = directory + 2 + index * 12;
            const std::size_t width = number(entry + 2, 2) == 3 ? 2 : 4;
            const std::size_t count = number(entry, 2) == test::tag::pageNumber ? 2 : 1;
            EXPECT_EQ(number(entry + 4, 4), count) << "values of tag " << number(entry, 2);
            values_[number(entry, 2)] = number(entry + 8, width);
        }
        next_ = number(directory + 2 + entries * 12, 4);
    }

    std::size_t next() const { return next_; }
    const std::map<std::size_t, std::size_t>& values() const { return values_; }
    std::size_t value(std::uint16_t tag) const {
        const auto found = values_.find(tag);
        EXPECT_NE(found, values_.end()) << "there is no tag " << tag;
        return found == values_.end() ? 0 : found->second;
    }
    double resolution(std::uint16_t tag) const {
        const std::size_t at = value(tag);
        return static_cast<double>(number(at, 4)) / static_cast<double>(number(at + 4, 4));
    }

  private:
    std::size_t number(std::size_t at, std::size_t width) const {
        if (at + width > bytes_.size()) {
            ADD_FAILURE() << "the file ends before byte " << at + width;
            return 0;
        }
        std::size_t value = 0;
        for (std::size_t byte = width; byte-- > 0;) value = value << 8 | bytes_[at + byte];
        return value;
    }

    std::vector<BYTE> bytes_;
    std::map<std::size_t, std::size_t> values_;
    std::size_t next_ = 0;
};

class PageData : public ServiceTest {
  protected:
    // The page as it is in memory, and the picture's size as the call tells it.
    OnePageTiff page(DWORD job) {
        DWORD size = 0;
        EXPECT_SUCCEEDS(
            api().FaxGetPageData(server(), job, block_.place(), &size, &width_, &height_));
        OnePageTiff tiff(block_.get(), size);
        EXPECT_LE(tiff.value(test::tag::stripOffsets) + tiff.value(test::tag::stripByteCounts),
                  size);
        return tiff;
    }
    DWORD width() const { return width_; }
    DWORD height() const { return height_; }

    DWORD submitPages(std::vector<test::TiffPage> pages) {
        test::TiffOptions options;
        options.pages = std::move(pages);
        return submit(JobRequest<Wide>(), document(options));
    }

  private:
    Block<BYTE> block_;
    DWORD width_ = 0;
    DWORD height_ = 0;
};

TEST_F(PageData, E10_one_page_G4) {
    const OnePageTiff tiff = page(submitPages({{.length = 1100}, {.length = 2200}}));
    EXPECT_EQ(tiff.next(), 0u) << "one directory";
    EXPECT_EQ(tiff.value(test::tag::compression), 4u);
    EXPECT_EQ(tiff.value(test::tag::imageWidth), 1728u);
    EXPECT_EQ(tiff.value(test::tag::imageLength), 1100u);
    EXPECT_EQ(width(), 1728u);
    EXPECT_EQ(height(), 1100u);
}

TEST_F(PageData, J1_one_strip) {
    const OnePageTiff tiff = page(submitPages({{.length = 300}}));
    EXPECT_EQ(tiff.value(test::tag::rowsPerStrip), 300u);
}

TEST_F(PageData, J2_resolution_of_a_fax) {
    const OnePageTiff fine = page(submitPages({{.length = 300, .xResolution = {200, 1}}}));
    EXPECT_EQ(fine.resolution(test::tag::xResolution), 204);
    EXPECT_EQ(fine.resolution(test::tag::yResolution), 196);
    EXPECT_EQ(fine.value(test::tag::resolutionUnit), 2u) << "inch";
}

TEST_F(PageData, J2_standard_resolution) {
    const OnePageTiff standard = page(submitPages({{.length = 300, .yResolution = {98, 1}}}));
    EXPECT_EQ(standard.resolution(test::tag::yResolution), 98);
}

TEST_F(PageData, J3_no_private_tags) {
    const OnePageTiff tiff = page(submitPages({{.length = 300}}));
    for (const auto& [tag, value] : tiff.values()) {
        EXPECT_LT(tag, 32768u) << "tags from here on are somebody's own";
    }
}

TEST_F(PageData, E10_of_an_uncompressed_document) {
    const OnePageTiff tiff = page(submitPages({{.length = 300, .compression = 1}}));
    EXPECT_EQ(tiff.value(test::tag::compression), 4u);
    EXPECT_EQ(height(), 300u);
}

TEST_F(PageData, J1_of_a_document_in_strips) {
    const OnePageTiff tiff = page(submitPages({{.length = 300, .rowsPerStrip = 1}}));
    EXPECT_EQ(tiff.value(test::tag::rowsPerStrip), 300u);
}

TEST_F(PageData, E10_whatever_the_job_does) {
    const DWORD sending = submitNow();
    EXPECT_EQ(page(sending).value(test::tag::imageWidth), 1728u);
    const DWORD paused = submitWaiting();
    EXPECT_SUCCEEDS(command(paused, JC_PAUSE));
    Block<BYTE> buffer;
    DWORD size = 0, width = 0, height = 0;
    EXPECT_SUCCEEDS(api().FaxGetPageData(server(), paused, buffer.place(), &size, &width, &height));
    EXPECT_EQ(height, 2200u);
}

TEST_F(PageData, L10_deleted_job) {
    const DWORD job = submitWaiting();
    EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                 api().FaxGetPageData(server(), job, out<LPBYTE>(), out<DWORD>(), out<DWORD>(),
                                      out<DWORD>()));
    EXPECT_TRUE(outputsCleared());
}

}  // namespace
}  // namespace winfax::conformance
