// SPDX-License-Identifier: MIT
// Cover pages: a template in a small part of SVG, in which {RecName} stands for what
// FAX_COVERPAGE_INFO has there. docs/coverpages.md describes the format. Templates and fields come
// from strangers: neither is to be read or drawn in the service's own process.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "canvas/dots.h"
#include "document/page_image.h"
#include "document/page_setup.h"
#include "model/cover_page.h"
#include "model/errors.h"

namespace winfax::cover {

inline constexpr std::size_t kMaxTemplateBytes = std::size_t{1} << 20;

struct Content;

// A template that was read and found good. Cheap to copy; any thread.
class Template {
  public:
    explicit Template(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
    const Content& content() const { return *content_; }

  private:
    std::shared_ptr<const Content> content_;
};

// invalidData with a detail that begins with "line N" and says what is allowed there.
model::Result<Template> parseTemplate(std::span<const std::byte> file);

// Whether this is a cover page of Microsoft's cover page editor, whose format is not published.
// Source of the signature: descriptions of the file type by those who identify files.
bool isMicrosoftCoverPage(std::span<const std::byte> file);

// The page as it is faxed. The template is scaled to fit the paper, and centred. Fields that are
// not filled leave no trace. internalError when the system cannot draw.
model::Result<document::PageImage> drawCover(const Template& cover, const model::CoverPage& fields,
                                             const document::PageSetup& setup);

// The same page in other dots, for a printer. Without `paper` it has the size that the template
// gives itself. invalidParameter for dots that no printer has: 50 to 1200 an inch.
model::Result<canvas::Bitmap> drawCoverAt(const Template& cover, const model::CoverPage& fields,
                                          double xdpi, double ydpi,
                                          std::optional<document::PaperSize> paper = std::nullopt);

}  // namespace winfax::cover
