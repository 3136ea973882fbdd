// SPDX-License-Identifier: MIT
#include <filesystem>

#include "abi/boundary.h"
#include "abi/judgement.h"
#include "abi/lower.h"
#include "client/profile.h"
#include "model/calls.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

using File = std::unique_ptr<platform::InputFile>;

template <class Params, class Cover>
Result<void> completeParams(Params** params, Cover** cover) {
    const auto judged = Judgement().cleared(params, cover).required(params, cover);
    if (!judged) return judged.failure();
    // A broken profile is faxctl's to report: a legacy program must not fail over it.
    auto profile = client::readProfile();
    if (!profile) profile = client::defaultProfile();
    auto paramsBlock = lower<Params>(client::jobParamOf(*profile));
    auto coverBlock = lower<Cover>(client::coverPageOf(*profile));
    *params = paramsBlock.release();
    *cover = coverBlock.release();
    return {};
}

// ---- FaxSendDocument ----------------------------------------------------------------------------

bool present(const model::Text& text) { return text && !text->empty(); }

bool goodSchedule(const model::JobParam& job) {
    if (job.ScheduleAction > JSA_DISCOUNT_PERIOD) return false;
    return job.ScheduleAction != JSA_SPECIFIC_TIME ||
           model::fromCalendarTime(job.ScheduleTime).has_value();
}

bool goodReport(const model::JobParam& job) {
    if (job.DeliveryReportType > DRT_INBOX) return false;
    return job.DeliveryReportType != DRT_EMAIL || present(job.DeliveryReportAddress);
}

// Under the caller's identity. The system resolves a relative name against the caller's current
// directory (C11); std::filesystem::absolute would draw half of libstdc++ into the DLL.
Result<File> openNamed(const model::Text& name) {
    const auto path = platform::pathFromUtf16(*name);
    if (path.empty()) return fail(ErrorCode::fileNotFound, "the file has no usable name");
    return platform::openForReading(path);
}

Result<File> openDocument(const model::Text& name) {
    auto file = openNamed(name);
    if (file && (*file)->size() == 0) return fail(ErrorCode::invalidData, "the document is empty");
    return file;
}

// Cover pages are judged, but none can be rendered and the server's folder holds none so far.
Result<void> judgeCoverPage(const model::CoverPage& cover) {
    if (cover.UseServerCoverPage) {
        return fail(ErrorCode::fileNotFound, "the service has no such cover page");
    }
    const auto page = openNamed(cover.CoverPageName);
    if (!page) return tl::unexpected(page.error());
    return fail(ErrorCode::invalidData, "cover pages cannot be rendered yet");
}

// What was found on this side, before the service was asked, may only be said to somebody who may
// submit at all (K10: the right comes before the object).
Result<void> refuseObject(client::Session& session, const model::Error& found) {
    const auto reply = session.call<model::ReadRights>({});
    if (!reply) return tl::unexpected(reply.error());
    if ((reply->rights & model::right::jobSubmit) == 0) {
        return fail(ErrorCode::accessDenied, "the user lacks FAX_JOB_SUBMIT");
    }
    return tl::unexpected(found);
}

template <class Char, class Params, class Cover>
Result<void> sendDocument(HANDLE handle, const Char* fileName, const Params* params,
                          const Cover* cover, DWORD* jobId) {
    model::Text name;
    model::JobParam job;
    model::CoverPage coverPage;
    const auto judged =
        Judgement()
            .cleared(jobId)
            .required(handle, fileName, params)
            .server(handle)
            .sized(params)
            .sized(cover)
            .text(fileName, name)
            .lifted(params, job)
            .lifted(cover, coverPage)
            .valid([&] { return params->CallHandle == 0; }, "a call cannot be handed over",
                   ErrorCode::notSupported)
            .valid([&] { return present(job.RecipientNumber); }, "RecipientNumber is missing")
            .valid([&] { return goodSchedule(job); },
                   "ScheduleAction is unknown or ScheduleTime is no date")
            .valid([&] { return goodReport(job); },
                   "DeliveryReportType is unknown or DeliveryReportAddress is missing")
            .valid([&] { return cover == nullptr || coverPage.CoverPageName; },
                   "CoverPageName is missing");
    if (!judged) return judged.failure();

    auto& session = judged.server().session();
    const auto document = openDocument(name);
    if (!document) return refuseObject(session, document.error());
    if (cover != nullptr) {
        if (const auto page = judgeCoverPage(coverPage); !page) {
            return refuseObject(session, page.error());
        }
    }
    const auto submitted = session.submit(job, **document);
    if (!submitted) return tl::unexpected(submitted.error());
    if (jobId != nullptr) *jobId = *submitted;
    return {};
}

template <class Char, class Callback>
Result<void> broadcastDocument(HANDLE handle, const Char* fileName, DWORD* jobId,
                               Callback callback) {
    return notImplemented(Judgement()
                              .cleared(jobId)
                              .required(handle, fileName, jobId, callback)
                              .server(handle)
                              .texts(fileName));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxCompleteJobParamsA(PFAX_JOB_PARAMA* JobParams, PFAX_COVERPAGE_INFOA* CoverpageInfo) {
    return boundary([&] { return completeParams(JobParams, CoverpageInfo); });
}

BOOL WINAPI FaxCompleteJobParamsW(PFAX_JOB_PARAMW* JobParams, PFAX_COVERPAGE_INFOW* CoverpageInfo) {
    return boundary([&] { return completeParams(JobParams, CoverpageInfo); });
}

BOOL WINAPI FaxSendDocumentA(HANDLE FaxHandle, LPCSTR FileName, PFAX_JOB_PARAMA JobParams,
                             const FAX_COVERPAGE_INFOA* CoverpageInfo, LPDWORD FaxJobId) {
    return boundary(
        [&] { return sendDocument(FaxHandle, FileName, JobParams, CoverpageInfo, FaxJobId); });
}

BOOL WINAPI FaxSendDocumentW(HANDLE FaxHandle, LPCWSTR FileName, PFAX_JOB_PARAMW JobParams,
                             const FAX_COVERPAGE_INFOW* CoverpageInfo, LPDWORD FaxJobId) {
    return boundary(
        [&] { return sendDocument(FaxHandle, FileName, JobParams, CoverpageInfo, FaxJobId); });
}

BOOL WINAPI FaxSendDocumentForBroadcastA(HANDLE FaxHandle, LPCSTR FileName, LPDWORD FaxJobId,
                                         PFAX_RECIPIENT_CALLBACKA FaxRecipientCallback, LPVOID) {
    return boundary(
        [&] { return broadcastDocument(FaxHandle, FileName, FaxJobId, FaxRecipientCallback); });
}

BOOL WINAPI FaxSendDocumentForBroadcastW(HANDLE FaxHandle, LPCWSTR FileName, LPDWORD FaxJobId,
                                         PFAX_RECIPIENT_CALLBACKW FaxRecipientCallback, LPVOID) {
    return boundary(
        [&] { return broadcastDocument(FaxHandle, FileName, FaxJobId, FaxRecipientCallback); });
}
