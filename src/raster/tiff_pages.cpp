// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "document/page_reader.h"
#include "raster/foreign_tiff.h"
#include "raster/limits.h"
#include "raster/page_maker.h"
#include "raster/raster_pages.h"
#include "raster/tiff_source.h"

namespace winfax::raster {
namespace {

using document::AddPage;
using document::PageImage;
using document::PageReader;
using document::PageSetup;
using model::Result;

// That of all pages when they are fax pages of the same one, else 0.
std::uint32_t commonFaxDpi(const std::vector<ForeignPage>& pages) {
    const std::uint32_t first = pages.front().faxDpi();
    const bool common = std::ranges::all_of(
        pages, [first](const ForeignPage& page) { return page.faxDpi() == first; });
    return common ? first : 0;
}

std::uint32_t scaledRows(const ForeignPage& page, double ydpi, std::uint32_t wanted) {
    const double rows = std::round(page.height * (wanted / ydpi));
    return static_cast<std::uint32_t>(std::clamp(rows, 1.0, double(kMaxSide)));
}

Result<PageImage> readPage(std::span<const std::byte> file, const ForeignPage& page,
                           const PageSetup& setup) {
    const std::uint32_t faxDpi = page.faxDpi();
    if (faxDpi == setup.ydpi) return readFaxPage(file, page);
    const auto source = openTiffPage(file, page);
    if (!source) return tl::unexpected(source.error());
    if (!page.hasFaxWidth()) return pageOf(**source, setup);
    const double ydpi = faxDpi != 0 ? faxDpi : page.density.y;
    return fullPageOf(**source, scaledRows(page, ydpi, setup.ydpi), setup);
}

// Our own reader knows the ways of Class F writers, but neither turned pages nor reduced copies.
bool isPlainFax(const std::vector<ForeignPage>& pages) {
    return std::ranges::all_of(pages, [](const ForeignPage& page) {
        return page.orientation == Orientation::topLeft && !page.reduced;
    });
}

class PageOutput {
  public:
    explicit PageOutput(const AddPage& add) : add_(add) {}

    Result<void> take(Result<PageImage> page) {
        ++number_;
        if (!page) return tl::unexpected(page.error());
        bytes_ += page->bits.size();
        if (bytes_ > document::kMaxDecodedBytes) {
            return refuse("page " + std::to_string(number_) +
                          ": the document is too long: its pages take more than " +
                          std::to_string(document::kMaxDecodedBytes >> 20) + " MiB");
        }
        return add_(std::move(*page));
    }

  private:
    const AddPage& add_;
    std::uint32_t number_ = 0;
    std::uint64_t bytes_ = 0;
};

Result<void> copyPages(const PageReader& reader, std::uint32_t ydpi, const AddPage& add) {
    PageOutput output(add);
    for (std::uint32_t i = 0; i < reader.pages(); ++i) {
        auto page = reader.page(i);
        if (page) page->ydpi = ydpi;
        if (auto taken = output.take(std::move(page)); !taken) return taken;
    }
    return {};
}

}  // namespace

Result<void> tiffPages(std::span<const std::byte> file, const PageSetup& setup,
                       const AddPage& add) {
    const auto pages = readForeignPages(file);
    if (!pages) return tl::unexpected(pages.error());
    PageSetup actual = setup;
    if (const std::uint32_t ydpi = commonFaxDpi(*pages); ydpi != 0) {
        actual.ydpi = ydpi;
        const auto reader = PageReader::open(file);
        if (reader && reader->pages() == pages->size() && isPlainFax(*pages)) {
            return copyPages(*reader, ydpi, add);
        }
    }
    PageOutput output(add);
    for (const ForeignPage& page : *pages) {
        auto read = readPage(file, page, actual);
        if (!read)
            read.error().detail =
                "page " + std::to_string(page.number) + ": " + read.error().detail;
        if (auto taken = output.take(std::move(read)); !taken) return taken;
    }
    return {};
}

}  // namespace winfax::raster
