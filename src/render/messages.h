// SPDX-License-Identifier: MIT
// What the service and its `winfaxd --render` say to each other, in the codec of src/wire. Both are
// the same program of the same build, so there are no versions.
//
//   request: Request as the codec writes it, then the document up to the end of the stream
//   answer:  Answer as the codec writes it, then `Size` bytes of a document or dots, then the end
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/banner_text.h"
#include "document/kind.h"
#include "document/page_image.h"
#include "document/page_setup.h"
#include "model/cover_page.h"
#include "model/errors.h"

namespace winfax::render {

inline constexpr std::uint32_t kRequestMark = 0x51'52'46'57;  // "WFRQ"
inline constexpr std::uint32_t kAnswerMark = 0x41'52'46'57;   // "WFRA"

enum class Task : std::uint32_t {
    withBanner = 1,
    firstPage = 2,
    cleanPages = 3,
    onePage = 4,
    makePages = 5,
    judgeCover = 6,  // the document is the template
    withCover = 7,
    drawCover = 8,  // the document is the template
};

struct Request {
    std::uint32_t Mark = kRequestMark;
    Task What{};
    document::BannerText Banner;  // of withBanner
    std::uint32_t Page = 0;       // of onePage, from 1
    document::Kind Kind{};        // of makePages
    document::Paper Paper = document::Paper::a4;  // of makePages, withCover and drawCover
    document::Halftone Halftone = document::Halftone::diffusion;  // of makePages
    std::uint32_t HorizontalDpi = 0;                              // of drawCover
    std::uint32_t VerticalDpi = 0;                                // of makePages and drawCover
    std::vector<std::uint8_t> CoverTemplate;                      // of withCover
    model::CoverPage CoverFields;                                 // of withCover and drawCover

    static constexpr void fields(auto&& f, auto&... s) {
        f("Mark", model::as::number, s.Mark...);
        f("What", model::as::number, s.What...);
        f("Banner", model::as::text, s.Banner...);
        f("Page", model::as::number, s.Page...);
        f("Kind", model::as::number, s.Kind...);
        f("Paper", model::as::number, s.Paper...);
        f("Halftone", model::as::number, s.Halftone...);
        f("HorizontalDpi", model::as::number, s.HorizontalDpi...);
        f("VerticalDpi", model::as::number, s.VerticalDpi...);
        f("CoverTemplate", model::as::bytes, s.CoverTemplate...);
        f("CoverFields", model::as::text, s.CoverFields...);
    }
};

struct Answer {
    std::uint32_t Mark = kAnswerMark;
    model::ErrorCode Code = model::ErrorCode::internalError;
    std::vector<std::uint8_t> Detail;  // UTF-8
    std::uint32_t Width = 0;
    std::uint32_t Height = 0;
    std::uint32_t VerticalDpi = 0;
    std::uint32_t Pages = 0;  // of makePages
    std::uint64_t Size = 0;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Mark", model::as::number, s.Mark...);
        f("Code", model::as::number, s.Code...);
        f("Detail", model::as::text, s.Detail...);
        f("Width", model::as::number, s.Width...);
        f("Height", model::as::number, s.Height...);
        f("VerticalDpi", model::as::number, s.VerticalDpi...);
        f("Pages", model::as::pages, s.Pages...);
        f("Size", model::as::bytes, s.Size...);
    }
};

// A value and the document behind it.
struct ReceivedRequest {
    Request request;
    std::span<const std::byte> document;
};
struct ReceivedAnswer {
    Answer answer;
    std::span<const std::byte> document;
};

document::Bytes encode(const Request& request, std::span<const std::byte> document);
document::Bytes encode(Answer answer, std::span<const std::byte> document);

// Nothing for what is no such message. The bytes must outlive the result.
std::optional<ReceivedRequest> decodeRequest(std::span<const std::byte> bytes);
std::optional<ReceivedAnswer> decodeAnswer(std::span<const std::byte> bytes);

}  // namespace winfax::render
