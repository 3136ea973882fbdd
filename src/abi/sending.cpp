// SPDX-License-Identifier: MIT
#include "abi/entry.h"
#include "abi/letter.h"
#include "abi/lower.h"
#include "client/cover_page.h"
#include "client/profile.h"

namespace winfax::abi {

using model::Result;

namespace {

template <class Params, class Cover>
Result<void> completeParams(Params** params, Cover** cover) {
    const auto judged = Judgement().cleared(params, cover).required(params, cover);
    if (!judged) return judged.failure();
    // A broken profile is faxctl's to report: a legacy program must not fail over it.
    auto profile = client::readProfile();
    if (!profile && profile.error().code == model::ErrorCode::notEnoughMemory) {
        return tl::unexpected(profile.error());
    }
    if (!profile) profile = client::defaultProfile();
    auto paramsBlock = lower<Params>(client::jobParamOf(*profile));
    auto coverBlock = lower<Cover>(client::coverPageOf(*profile));
    *params = paramsBlock.release();
    *cover = coverBlock.release();
    return {};
}

template <class Char, class Params, class Cover>
Result<void> sendDocument(HANDLE handle, const Char* fileName, Params* params, const Cover* cover,
                          DWORD* jobId) {
    model::Text name;
    Letter letter;
    Judgement judged;
    judged.cleared(jobId).required(handle, fileName, params).server(handle).text(fileName, name);
    judgeLetter(judged, params, cover, letter)
        .valid([&] { return !letter.hasCover || letter.cover.CoverPageName; },
               "CoverPageName is missing");
    if (!judged) return judged.failure();

    auto& session = judged.server().session();
    const auto document = openDocument(name);
    if (!document) return refuseObject(session, document.error());
    std::uint32_t coverId = 0;
    if (letter.hasCover) {
        const auto page = client::bringCoverPage(session, letter.cover);
        if (!page) return refuseObject(session, page.error());
        coverId = *page;
    }
    const auto submitted = session.template call<model::SubmitDocument>(
        {letter.job, fileNameOf(name), coverId, std::move(letter.cover)}, **document);
    if (!submitted) return tl::unexpected(submitted.error());
    if (jobId != nullptr) *jobId = submitted->jobId;
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxCompleteJobParamsA(PFAX_JOB_PARAMA* JobParams, PFAX_COVERPAGE_INFOA* CoverpageInfo) {
    return entry<signature::FaxCompleteJobParams>("FaxCompleteJobParamsA", completeParams,
                                                  JobParams, CoverpageInfo);
}

BOOL WINAPI FaxCompleteJobParamsW(PFAX_JOB_PARAMW* JobParams, PFAX_COVERPAGE_INFOW* CoverpageInfo) {
    return entry<signature::FaxCompleteJobParams>("FaxCompleteJobParamsW", completeParams,
                                                  JobParams, CoverpageInfo);
}

BOOL WINAPI FaxSendDocumentA(HANDLE FaxHandle, LPCSTR FileName, PFAX_JOB_PARAMA JobParams,
                             const FAX_COVERPAGE_INFOA* CoverpageInfo, LPDWORD FaxJobId) {
    return entry<signature::FaxSendDocument>("FaxSendDocumentA", sendDocument, FaxHandle, FileName,
                                             JobParams, CoverpageInfo, FaxJobId);
}

BOOL WINAPI FaxSendDocumentW(HANDLE FaxHandle, LPCWSTR FileName, PFAX_JOB_PARAMW JobParams,
                             const FAX_COVERPAGE_INFOW* CoverpageInfo, LPDWORD FaxJobId) {
    return entry<signature::FaxSendDocument>("FaxSendDocumentW", sendDocument, FaxHandle, FileName,
                                             JobParams, CoverpageInfo, FaxJobId);
}
