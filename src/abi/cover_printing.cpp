// SPDX-License-Identifier: MIT
// FaxPrintCoverPage: the service draws the page, and its dots are put on the caller's device
// context. So this library knows nothing of the format of cover pages.
#include "abi/device_context.h"
#include "abi/entry.h"
#include "abi/letter.h"
#include "client/cover_page.h"

namespace winfax::abi {

using model::Result;

namespace {

Result<void> printPage(HDC context, model::CoverPage page) {
    const auto resolution = resolutionOf(context);
    if (!resolution) return tl::unexpected(resolution.error());
    const auto session = client::Session::connect(client::Origin::function);
    if (!session) return tl::unexpected(session.error());
    const auto brought = client::bringCoverPage(**session, page);
    if (!brought) return tl::unexpected(brought.error());
    const auto drawn = (*session)->call<model::DrawCoverPage>(
        {*brought, std::move(page), resolution->horizontal, resolution->vertical});
    if (!drawn) return tl::unexpected(drawn.error());
    const std::size_t rowBytes = (std::size_t{drawn->width} + 7) / 8;
    if (drawn->width == 0 || drawn->dots.size() != rowBytes * drawn->rows) {
        return model::fail(model::ErrorCode::internalError, "the service sent no page");
    }
    return drawPage(context, *drawn, *resolution);
}

template <class Context, class Cover>
Result<void> printCoverPage(const Context* context, const Cover* cover) {
    model::CoverPage page;
    const auto judged =
        Judgement()
            .required(context, cover)
            .sized(context)
            .sized(cover)
            .lifted(cover, page)
            .valid([&] { return page.CoverPageName.has_value(); }, "CoverPageName is missing");
    if (!judged) return judged.failure();
    if (!page.UseServerCoverPage) {
        const auto file = client::openPersonalCoverPage(page.CoverPageName);
        if (!file) return tl::unexpected(file.error());
    }
    return printPage(context->hDC, std::move(page));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxPrintCoverPageA(const FAX_CONTEXT_INFOA* FaxContextInfo,
                               const FAX_COVERPAGE_INFOA* CoverPageInfo) {
    return entry<signature::FaxPrintCoverPage>("FaxPrintCoverPageA", printCoverPage, FaxContextInfo,
                                               CoverPageInfo);
}

BOOL WINAPI FaxPrintCoverPageW(const FAX_CONTEXT_INFOW* FaxContextInfo,
                               const FAX_COVERPAGE_INFOW* CoverPageInfo) {
    return entry<signature::FaxPrintCoverPage>("FaxPrintCoverPageW", printCoverPage, FaxContextInfo,
                                               CoverPageInfo);
}
