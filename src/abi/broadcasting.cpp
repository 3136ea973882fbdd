// SPDX-License-Identifier: MIT
// FaxSendDocumentForBroadcast. The document travels once; then the application is asked for one
// recipient after the other. Each is a job of its own, sent on its way before the next is asked
// for; that all of them are durable is awaited at the end, so that many are made so at once.
//
// While the application's callback runs, this side holds no lock and nothing that must be given
// back (M9): what the broadcast needs is two numbers. So the handle is judged anew after every
// callback, which may have closed it.
#include "abi/entry.h"
#include "abi/letter.h"
#include "client/cover_page.h"

namespace winfax::abi {

using model::Result;

namespace {

template <class Char, class Callback>
Result<std::uint32_t> beginBroadcast(HANDLE handle, const Char* fileName, DWORD* jobId,
                                     Callback callback) {
    model::Text name;
    const auto judged = Judgement()
                            .cleared(jobId)
                            .required(handle, fileName, jobId, callback)
                            .server(handle)
                            .text(fileName, name);
    if (!judged) return judged.failure();
    auto& session = judged.server().session();
    const auto document = openDocument(name);
    if (!document) {
        return tl::unexpected(refuseObject(session, document.error()).error());
    }
    const auto begun = session.template call<model::BeginBroadcast>({fileNameOf(name)}, **document);
    if (!begun) return tl::unexpected(begun.error());
    return begun->broadcastId;
}

// A cover page is wanted when the callback gave its name (D2).
template <class Params, class Cover>
Result<void> addRecipient(HANDLE handle, std::uint32_t broadcastId, const Params& params,
                          const Cover& cover) {
    Letter letter;
    Judgement judged;
    judged.server(handle);
    judgeLetter(judged, &params, &cover, letter);
    if (!judged) return judged.failure();
    auto& session = judged.server().session();
    std::uint32_t coverId = 0;
    if (letter.cover.CoverPageName) {
        const auto page = client::bringCoverPage(session, letter.cover);
        if (!page) return tl::unexpected(page.error());
        coverId = *page;
    }
    return session.post<model::AddRecipient>(
        broadcastId, {broadcastId, std::move(letter.job), coverId, std::move(letter.cover)});
}

// What became of the recipients: all of them are durable, or the first failure.
Result<void> endBroadcast(HANDLE handle, std::uint32_t broadcastId) {
    const auto judged = Judgement().server(handle);
    if (!judged) return judged.failure();
    auto& session = judged.server().session();
    auto settled = session.settle(broadcastId);
    (void)perform<model::EndBroadcast>(session, {broadcastId});
    return settled;
}

// Asks for recipients until the application has no more (D4, D5).
template <class Params, class Cover, class Callback>
Result<void> addRecipients(HANDLE handle, std::uint32_t broadcastId, Callback callback,
                           void* context) {
    for (DWORD number = 1;; ++number) {
        Params params{};  // D1: zeroed anew for every recipient
        params.SizeOfStruct = sizeof params;
        Cover cover{};
        cover.SizeOfStruct = sizeof cover;
        if (!callOut([&] { return callback(handle, number, context, &params, &cover); })) return {};
        if (auto added = addRecipient(handle, broadcastId, params, cover); !added) return added;
    }
}

template <class Params, class Cover, class Char, class Callback>
Result<void> broadcastDocument(HANDLE handle, const Char* fileName, DWORD* jobId, Callback callback,
                               void* context) {
    const auto begun = beginBroadcast(handle, fileName, jobId, callback);
    if (!begun) return tl::unexpected(begun.error());
    const std::uint32_t broadcastId = *begun;
    Result<void> added;
    try {
        added = addRecipients<Params, Cover>(handle, broadcastId, callback, context);
    } catch (const CallbackException&) {
        (void)endBroadcast(handle, broadcastId);
        throw;
    } catch (const std::bad_alloc&) {
        added = model::fail(model::ErrorCode::notEnoughMemory, {});
    }
    const auto ended = endBroadcast(handle, broadcastId);
    if (added) added = ended;
    if (added) *jobId = broadcastId;
    return added;
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxSendDocumentForBroadcastA(HANDLE FaxHandle, LPCSTR FileName, LPDWORD FaxJobId,
                                         PFAX_RECIPIENT_CALLBACKA FaxRecipientCallback,
                                         LPVOID Context) {
    return entry<signature::FaxSendDocumentForBroadcast>(
        "FaxSendDocumentForBroadcastA", broadcastDocument<FAX_JOB_PARAMA, FAX_COVERPAGE_INFOA>,
        FaxHandle, FileName, FaxJobId, FaxRecipientCallback, Context);
}

BOOL WINAPI FaxSendDocumentForBroadcastW(HANDLE FaxHandle, LPCWSTR FileName, LPDWORD FaxJobId,
                                         PFAX_RECIPIENT_CALLBACKW FaxRecipientCallback,
                                         LPVOID Context) {
    return entry<signature::FaxSendDocumentForBroadcast>(
        "FaxSendDocumentForBroadcastW", broadcastDocument<FAX_JOB_PARAMW, FAX_COVERPAGE_INFOW>,
        FaxHandle, FileName, FaxJobId, FaxRecipientCallback, Context);
}
