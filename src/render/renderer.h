// SPDX-License-Identifier: MIT
// What needs the dots of a document. Its bytes come from anybody, so they are decoded in a process
// of their own that is short of time and memory, and which may crash without harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "document/banner_text.h"
#include "document/first_page.h"
#include "document/kind.h"
#include "document/page_setup.h"
#include "model/cover_page.h"
#include "model/errors.h"
#include "platform/child_process.h"
#include "render/converters.h"

namespace winfax::render {

struct MadePages {
    document::Bytes tiff;  // TIFF Class F
    std::uint32_t pages = 0;
};

// A document that is no fax pages.
struct Source {
    document::Kind kind{};
    std::string_view extension;  // of foreign: which converter
    std::span<const std::byte> bytes;
};

// A cover page of our format and what is merged into it.
struct Cover {
    std::span<const std::byte> page;
    model::CoverPage fields;
};

// One bit a dot, rows from the top, each of whole bytes; 1 is black, the leftmost dot is the
// highest bit.
struct Dots {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::vector<std::uint8_t> bits;
};

// Blocks: to be called on a worker's thread, from several at once if need be.
class Renderer {
  public:
    virtual ~Renderer() = default;

    // What is being made is given up (serverUnavailable), and nothing more is made. Any thread.
    virtual void cancel() {}

    // A document like `tiff` with a line on top of every page: date, sender, recipient, page n of
    // m. invalidData: the document cannot be decoded. timeout, notEnoughMemory: it takes more than
    // the limits allow. serverUnavailable: the process could not be started. internalError: it
    // crashed or wrote nonsense.
    virtual model::Result<document::Bytes> withBanner(std::span<const std::byte> tiff,
                                                      const document::BannerText& banner) = 0;

    // The first page as a TIFF file of its own (FaxGetPageData, E10). Errors as above.
    virtual model::Result<document::FirstPage> firstPage(std::span<const std::byte> tiff) = 0;

    // The dots of a page, counted from 1. Errors as above; invalidParameter: there is no such page.
    virtual model::Result<document::PageImage> page(std::span<const std::byte> tiff,
                                                    std::uint32_t page) = 0;

    // The same pages, written by ourselves: for lines that decode them. Errors as above.
    virtual model::Result<document::Bytes> cleanPages(std::span<const std::byte> tiff) = 0;

    // Fax pages. Errors as above; notSupported: what reads this kind is not there.
    virtual model::Result<MadePages> makePages(const Source& source,
                                               const document::PageSetup& setup) = 0;

    // invalidData unless it is a cover page; the detail names the line.
    virtual model::Result<void> judgeCover(std::span<const std::byte> page) = 0;

    // The cover page at the resolution of `tiff`, and then its pages, written by ourselves. Errors
    // as above.
    virtual model::Result<document::Bytes> withCover(std::span<const std::byte> tiff,
                                                     const Cover& cover,
                                                     const document::PageSetup& setup) = 0;

    // The cover page as dots of any size, for a screen or a printer. Errors as above.
    virtual model::Result<Dots> drawCover(const Cover& cover, std::uint32_t horizontalDpi,
                                          std::uint32_t verticalDpi) = 0;
};

struct Helpers {
    std::filesystem::path ghostscript;  // empty: PDF and PostScript cannot be read
    Converters converters;
    std::filesystem::path scratch;  // a private folder for what these read and write
};

// Starts `winfaxd --render` for every call, and before it what reads the document where that is a
// program of others. `program` is winfaxd itself.
std::unique_ptr<Renderer> makeProcessRenderer(std::filesystem::path program,
                                              const platform::ChildLimits& limits = {},
                                              Helpers helpers = {});

}  // namespace winfax::render
