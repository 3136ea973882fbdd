// SPDX-License-Identifier: MIT
// Printing needs a fax printer, and there is none: these two judge their arguments as the contract
// says, and then say so. No FAX_CONTEXT_INFO is touched on failure: programs pass slots that are
// smaller than one, with SizeOfStruct 0 (L13).
#include "abi/entry.h"
#include "abi/letter.h"

namespace winfax::abi {

using model::Result;

namespace {

// K8 as well: without a spooler there is no fax printer either.
Result<void> noPrinter() {
    return model::fail(model::ErrorCode::invalidPrinterName, "there is no fax printer");
}

template <class Char, class Info, class Context>
Result<void> startPrintJob(const Char* printer, const Info* info, DWORD* jobId, Context* context) {
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
    judged.valid(
        [&] {
            return info->RecipientNumber != nullptr ? *info->RecipientNumber != 0
                                                    : info->OutputFileName != nullptr;
        },
        "RecipientNumber is empty, or NULL as OutputFileName is (M12)");
    if (!judged) return judged.failure();
    return noPrinter();
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
