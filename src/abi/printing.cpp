// SPDX-License-Identifier: MIT
// No FAX_CONTEXT_INFO is touched on failure: programs pass slots that are smaller than one, with
// SizeOfStruct 0 (L13).
#include "abi/entry.h"
#include "abi/letter.h"
#include "abi/print_document.h"

namespace winfax::abi {

using model::Result;

namespace {

// The trace links the printer's number of a document, which is all that the program gets, with the
// service's (L19).
void noteStarted(const StartedDocument& document) {
    auto* const watchers = watching::Watchers::instance();
    if (watchers == nullptr) return;
    quietly([&] {
        watchers->note(
            {{"print", {{"spoolerId", document.spoolerId}, {"ticket", document.ticket}}}});
    });
}

// What is lifted from a FAX_PRINT_INFO.
struct PrintOrder {
    model::BeginPrint::Request request;
    model::Text output;
};

template <class Info>
void judgePrintInfo(Judgement& judged, const Info& info, PrintOrder& order) {
    model::JobParam& job = order.request.params;
    judged.text(info.DocName, job.DocumentName)
        .text(info.RecipientName, job.RecipientName)
        .text(info.RecipientNumber, job.RecipientNumber)
        .text(info.SenderName, job.SenderName)
        .text(info.SenderCompany, job.SenderCompany)
        .text(info.SenderDept, job.SenderDept)
        .text(info.SenderBillingCode, job.BillingCode)
        .text(info.DrEmailAddress, job.DeliveryReportAddress)
        .text(info.OutputFileName, order.output)
        .valid(
            [&] {
                return job.RecipientNumber ? !job.RecipientNumber->empty()
                                           : order.output.has_value();
            },
            "RecipientNumber is empty, or NULL as OutputFileName is (M12)");
    if (present(job.DeliveryReportAddress)) job.DeliveryReportType = DRT_EMAIL;
    // K7: what goes to a file of the caller's is no fax.
    order.request.toFile = order.output.has_value();
}

template <class Char, class Info, class Context>
Result<void> startPrintJob(const Char* printer, const Info* info, DWORD* jobId, Context* context) {
    PrintOrder order;
    auto judged = Judgement()
                      .cleared(jobId)
                      .required(info, jobId, context)
                      .sized(info)
                      .sized(context)
                      .text(printer, order.request.printer);
    if (judged) judgePrintInfo(judged, *info, order);
    if (!judged) return judged.failure();
    const auto document = startDocument(order.request, order.output);
    if (!document) return tl::unexpected(document.error());
    noteStarted(*document);
    *jobId = document->spoolerId;
    context->hDC = document->context;
    context->ServerName[0] = 0;  // this computer's
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxStartPrintJobA(LPCSTR PrinterName, const FAX_PRINT_INFOA* PrintInfo,
                              LPDWORD FaxJobId, PFAX_CONTEXT_INFOA FaxContextInfo) {
    return entry<signature::FaxStartPrintJob>("FaxStartPrintJobA", startPrintJob, PrinterName,
                                              PrintInfo, FaxJobId, FaxContextInfo);
}

BOOL WINAPI FaxStartPrintJobW(LPCWSTR PrinterName, const FAX_PRINT_INFOW* PrintInfo,
                              LPDWORD FaxJobId, PFAX_CONTEXT_INFOW FaxContextInfo) {
    return entry<signature::FaxStartPrintJob>("FaxStartPrintJobW", startPrintJob, PrinterName,
                                              PrintInfo, FaxJobId, FaxContextInfo);
}
