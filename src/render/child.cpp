// SPDX-License-Identifier: MIT
#include "render/child.h"

#include <new>

#include "document/banner.h"
#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/one_page.h"
#include "platform/child_process.h"
#include "render/messages.h"

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

}  // namespace

document::Bytes answerTo(std::span<const std::byte> request) {
    const auto received = decodeRequest(request);
    if (received && received->request.What == Task::withBanner) {
        return documentAnswer(document::withBanner(received->document, received->request.Banner));
    }
    if (received && received->request.What == Task::firstPage) return firstPageAnswer(*received);
    if (received && received->request.What == Task::onePage) return onePageAnswer(*received);
    if (received && received->request.What == Task::cleanPages) {
        return documentAnswer(document::cleanPages(received->document));
    }
    return failure({model::ErrorCode::invalidParameter,
                    "what came on the standard input is no request: --render is for winfaxd's own "
                    "use"});
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
