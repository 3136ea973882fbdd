// SPDX-License-Identifier: MIT
// No FAX_CONTEXT_INFO is touched on failure: programs pass slots that are smaller than one, with
// SizeOfStruct 0 (L13).
#include "abi/boundary.h"
#include "abi/judgement.h"

namespace winfax::abi {

using model::Result;

namespace {

template <class Char, class Info, class Context>
Result<void> startPrintJob(const Char* printer, const Info* info, DWORD* jobId,
                           const Context* context) {
    auto judged = Judgement()
                      .cleared(jobId)
                      .required(info, jobId, context)
                      .sized(info)
                      .sized(context)
                      .texts(printer);
    if (judged) {
        judged.texts(info->DocName, info->RecipientName, info->RecipientNumber, info->SenderName,
                     info->SenderCompany, info->SenderDept, info->SenderBillingCode,
                     info->DrEmailAddress, info->OutputFileName);
    }
    return notImplemented(judged.valid(
        [&] { return info->RecipientNumber != nullptr || info->OutputFileName != nullptr; },
        "RecipientNumber and OutputFileName are both NULL"));
}

template <class Context, class Cover>
Result<void> printCoverPage(const Context* context, const Cover* cover) {
    model::CoverPage page;
    return notImplemented(
        Judgement().required(context, cover).sized(context).sized(cover).lifted(cover, page));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxStartPrintJobA(LPCSTR PrinterName, const FAX_PRINT_INFOA* PrintInfo,
                              LPDWORD FaxJobId, PFAX_CONTEXT_INFOA FaxContextInfo) {
    return boundary(
        [&] { return startPrintJob(PrinterName, PrintInfo, FaxJobId, FaxContextInfo); });
}

BOOL WINAPI FaxStartPrintJobW(LPCWSTR PrinterName, const FAX_PRINT_INFOW* PrintInfo,
                              LPDWORD FaxJobId, PFAX_CONTEXT_INFOW FaxContextInfo) {
    return boundary(
        [&] { return startPrintJob(PrinterName, PrintInfo, FaxJobId, FaxContextInfo); });
}

BOOL WINAPI FaxPrintCoverPageA(const FAX_CONTEXT_INFOA* FaxContextInfo,
                               const FAX_COVERPAGE_INFOA* CoverPageInfo) {
    return boundary([&] { return printCoverPage(FaxContextInfo, CoverPageInfo); });
}

BOOL WINAPI FaxPrintCoverPageW(const FAX_CONTEXT_INFOW* FaxContextInfo,
                               const FAX_COVERPAGE_INFOW* CoverPageInfo) {
    return boundary([&] { return printCoverPage(FaxContextInfo, CoverPageInfo); });
}
