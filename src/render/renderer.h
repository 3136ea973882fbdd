// SPDX-License-Identifier: MIT
// What needs the dots of a document. Its bytes come from anybody, so they are decoded in a process
// of their own that is short of time and memory, and which may crash without harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "document/banner_text.h"
#include "document/first_page.h"
#include "document/page_image.h"
#include "model/errors.h"
#include "platform/child_process.h"

namespace winfax::render {

// Blocks: to be called on a worker's thread, from several at once if need be.
class Renderer {
  public:
    virtual ~Renderer() = default;

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
};

// Starts `winfaxd --render` for every call. `program` is winfaxd itself.
std::unique_ptr<Renderer> makeProcessRenderer(std::filesystem::path program,
                                              const platform::ChildLimits& limits = {});

}  // namespace winfax::render
