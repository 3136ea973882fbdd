// SPDX-License-Identifier: MIT
#include "abi/letter.h"

#include "platform/paths.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

// The system resolves a relative name against the caller's current directory (C11);
// std::filesystem::absolute would draw half of libstdc++ into the DLL.
Result<File> openFile(const model::Text& name) {
    const auto path = platform::pathFromUtf16(*name);
    if (path.empty()) return fail(ErrorCode::fileNotFound, "the file has no usable name");
    return platform::openForReading(path);
}

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

Result<File> openDocument(const model::Text& name) {
    auto file = openFile(name);
    if (file && (*file)->size() == 0) return fail(ErrorCode::invalidData, "the document is empty");
    return file;
}

model::Text fileNameOf(const model::Text& path) {
    if (!path) return path;
    return path->substr(path->find_last_of(u"/\\") + 1);
}

Result<void> refuseObject(client::Session& session, const model::Error& found) {
    const auto reply = session.call<model::ReadRights>({});
    if (!reply) return tl::unexpected(reply.error());
    if ((reply->rights & model::right::jobSubmit) == 0) {
        return fail(ErrorCode::accessDenied, "the user lacks FAX_JOB_SUBMIT");
    }
    return tl::unexpected(found);
}

}  // namespace winfax::abi
