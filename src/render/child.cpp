// SPDX-License-Identifier: MIT
#include "render/child.h"

#include <new>

#include "cover/cover_page.h"
#include "document/banner.h"
#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/one_page.h"
#include "platform/child_process.h"
#include "render/make_pages.h"
#include "render/messages.h"
#include "render/with_cover.h"

namespace winfax::render {
namespace {

// More than a service accepts as a document; the limit of memory ends it before that.
constexpr std::uint64_t kMaxRequest = std::uint64_t{1} << 30;

document::Bytes failure(const model::Error& error) {
    Answer answer;
    answer.Code = error.code;
    answer.Detail.assign(error.detail.begin(), error.detail.end());
    return encode(answer, {});
}

document::Bytes documentAnswer(const model::Result<document::Bytes>& made) {
    if (!made) return failure(made.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    return encode(answer, *made);
}

document::Bytes firstPageAnswer(const ReceivedRequest& received) {
    const auto page = document::firstPage(received.document);
    if (!page) return failure(page.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    answer.Width = page->width;
    answer.Height = page->height;
    return encode(answer, page->file);
}

document::Bytes onePageAnswer(const ReceivedRequest& received) {
    const auto page = document::onePage(received.document, received.request.Page);
    if (!page) return failure(page.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    answer.Width = document::kPageWidth;
    answer.Height = page->height;
    answer.VerticalDpi = page->ydpi;
    return encode(answer, std::as_bytes(std::span(page->bits)));
}

document::PageSetup setupOf(const Request& request) {
    return {request.Paper, request.VerticalDpi, request.Halftone};
}

document::Bytes madePagesAnswer(const ReceivedRequest& received) {
    auto made = makePages(received.request.Kind, received.document, setupOf(received.request));
    if (!made) return failure(made.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    answer.Pages = made->pages;
    return encode(answer, made->tiff);
}

document::Bytes judgedAnswer(std::span<const std::byte> page) {
    const auto parsed = cover::parseTemplate(page);
    if (!parsed) return failure(parsed.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    return encode(answer, {});
}

document::Bytes drawnAnswer(const ReceivedRequest& received) {
    const Request& request = received.request;
    const auto parsed = cover::parseTemplate(received.document);
    if (!parsed) return failure(parsed.error());
    const auto drawn = cover::drawCoverAt(*parsed, request.CoverFields, request.HorizontalDpi,
                                          request.VerticalDpi);
    if (!drawn) return failure(drawn.error());
    Answer answer;
    answer.Code = model::ErrorCode::success;
    answer.Width = drawn->width;
    answer.Height = drawn->height;
    return encode(answer, std::as_bytes(std::span(drawn->bits)));
}

}  // namespace

document::Bytes answerTo(std::span<const std::byte> bytes) {
    const auto received = decodeRequest(bytes);
    if (!received) {
        return failure({model::ErrorCode::invalidParameter,
                        "what came on the standard input is no request: --render is for winfaxd's "
                        "own use"});
    }
    const Request& request = received->request;
    switch (request.What) {
        case Task::withBanner:
            return documentAnswer(document::withBanner(received->document, request.Banner));
        case Task::firstPage:
            return firstPageAnswer(*received);
        case Task::onePage:
            return onePageAnswer(*received);
        case Task::cleanPages:
            return documentAnswer(document::cleanPages(received->document));
        case Task::makePages:
            return madePagesAnswer(*received);
        case Task::judgeCover:
            return judgedAnswer(received->document);
        case Task::withCover:
            return documentAnswer(withCover(received->document, request));
        case Task::drawCover:
            return drawnAnswer(*received);
    }
    return failure({model::ErrorCode::invalidParameter, "there is no such task"});
}

int serveOneRequest() {
    const auto answer = [] {
        try {
            const auto request = platform::readStandardInput(kMaxRequest);
            return request ? answerTo(*request) : failure(request.error());
        } catch (const std::bad_alloc&) {
            return failure({model::ErrorCode::notEnoughMemory,
                            "the document needs more memory than the limit allows"});
        }
    }();
    return platform::writeStandardOutput(answer) ? 0 : 1;
}

}  // namespace winfax::render
