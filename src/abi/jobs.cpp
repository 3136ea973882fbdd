// SPDX-License-Identifier: MIT
#include <cstring>

#include "abi/entry.h"
#include "abi/judgement.h"
#include "abi/lower_reply.h"
#include "model/calls.h"

namespace winfax::abi {

using model::JobCommand;
using model::Result;

namespace {

template <class Entry>
Result<void> listJobs(HANDLE handle, Entry** jobs, DWORD* count) {
    const auto judged =
        Judgement().cleared(jobs, count).required(handle, jobs, count).server(handle);
    if (!judged) return judged.failure();
    return callForList<model::ListJobs>(judged.server().session(), {}, jobs, count);
}

template <class Entry>
Result<void> readJob(HANDLE handle, DWORD jobId, Entry** job) {
    const auto judged = Judgement().cleared(job).required(handle, job).server(handle);
    if (!judged) return judged.failure();
    return callForOne<model::ReadJob>(judged.server().session(), {jobId}, job);
}

Result<void> control(const Server& server, DWORD jobId, JobCommand command) {
    const auto reply =
        server.session().call<model::ControlJob>({jobId, static_cast<std::uint32_t>(command)});
    if (!reply) return tl::unexpected(reply.error());
    return {};
}

// The entry is optional (E1, L6); of one that is given, only what names the job is looked at.
template <class Entry>
Result<void> controlJob(HANDLE handle, DWORD jobId, DWORD command, const Entry* entry) {
    const auto judged = Judgement()
                            .required(handle)
                            .server(handle)
                            .sized(entry)
                            .valid([&] { return entry == nullptr || entry->JobId == jobId; },
                                   "JobEntry is another job's")
                            .valid([&] { return command >= JC_DELETE && command <= JC_RESUME; },
                                   "Command is none of JC_DELETE, JC_PAUSE, JC_RESUME");
    if (!judged) return judged.failure();
    return control(judged.server(), jobId, static_cast<JobCommand>(command));
}

// NULL is a bad handle here, not a missing argument (A7).
Result<void> abortJob(HANDLE handle, DWORD jobId) {
    const auto judged = Judgement().server(handle);
    if (!judged) return judged.failure();
    return control(judged.server(), jobId, JobCommand::cancel);
}

Result<void> readPageData(HANDLE handle, DWORD jobId, BYTE** buffer, DWORD* size, DWORD* width,
                          DWORD* height) {
    const auto judged = Judgement()
                            .cleared(buffer, size, width, height)
                            .required(handle, buffer, size, width, height)
                            .server(handle);
    if (!judged) return judged.failure();
    const auto reply = judged.server().session().call<model::ReadFirstPage>({jobId});
    if (!reply) return tl::unexpected(reply.error());
    auto* const block = static_cast<BYTE*>(resultBlocks().allocate(reply->image.size()));
    if (!reply->image.empty()) std::memcpy(block, reply->image.data(), reply->image.size());
    *buffer = block;
    *size = static_cast<DWORD>(reply->image.size());
    *width = reply->width;
    *height = reply->height;
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxEnumJobsA(HANDLE FaxHandle, PFAX_JOB_ENTRYA* JobEntry, LPDWORD JobsReturned) {
    return entry<signature::FaxEnumJobs>("FaxEnumJobsA", listJobs, FaxHandle, JobEntry,
                                         JobsReturned);
}

BOOL WINAPI FaxEnumJobsW(HANDLE FaxHandle, PFAX_JOB_ENTRYW* JobEntry, LPDWORD JobsReturned) {
    return entry<signature::FaxEnumJobs>("FaxEnumJobsW", listJobs, FaxHandle, JobEntry,
                                         JobsReturned);
}

BOOL WINAPI FaxGetJobA(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYA* JobEntry) {
    return entry<signature::FaxGetJob>("FaxGetJobA", readJob, FaxHandle, JobId, JobEntry);
}

BOOL WINAPI FaxGetJobW(HANDLE FaxHandle, DWORD JobId, PFAX_JOB_ENTRYW* JobEntry) {
    return entry<signature::FaxGetJob>("FaxGetJobW", readJob, FaxHandle, JobId, JobEntry);
}

BOOL WINAPI FaxSetJobA(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                       const FAX_JOB_ENTRYA* JobEntry) {
    return entry<signature::FaxSetJob>("FaxSetJobA", controlJob, FaxHandle, JobId, Command,
                                       JobEntry);
}

BOOL WINAPI FaxSetJobW(HANDLE FaxHandle, DWORD JobId, DWORD Command,
                       const FAX_JOB_ENTRYW* JobEntry) {
    return entry<signature::FaxSetJob>("FaxSetJobW", controlJob, FaxHandle, JobId, Command,
                                       JobEntry);
}

BOOL WINAPI FaxAbort(HANDLE FaxHandle, DWORD JobId) {
    return entry<signature::FaxAbort>("FaxAbort", abortJob, FaxHandle, JobId);
}

BOOL WINAPI FaxGetPageData(HANDLE FaxHandle, DWORD JobId, LPBYTE* Buffer, LPDWORD BufferSize,
                           LPDWORD ImageWidth, LPDWORD ImageHeight) {
    return entry<signature::FaxGetPageData>("FaxGetPageData", readPageData, FaxHandle, JobId,
                                            Buffer, BufferSize, ImageWidth, ImageHeight);
}
