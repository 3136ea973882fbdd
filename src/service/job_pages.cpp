// SPDX-License-Identifier: MIT
#include "service/job_pages.h"

#include <fmt/format.h>
#include <memory>
#include <utility>

#include "service/kept_json.h"
#include "service/local_time.h"

namespace winfax::service {

using model::Result;
using queue::Bytes;

namespace {

model::CoverPage fieldsOf(const queue::Job& job, model::Time now) {
    model::CoverPage fields;
    readKeptText(job.coverFields, fields);
    fields.TimeSent = localCalendarTime(now);
    fields.PageCount = job.pages;
    return fields;
}

}  // namespace

void JobPages::read(const queue::Job& job, std::function<void(Result<Bytes>)> done) const {
    if (job.unready) {
        return done(model::fail(
            model::ErrorCode::invalidData,
            fmt::format("job {}: its document is not made into pages yet, or cannot be", job.id)));
    }
    if (job.cover == 0) return parts_.store.readDocument(job.document, std::move(done));
    auto addCover = [parts = parts_, fields = fieldsOf(job, parts_.clock.now()), done](
                        Bytes page, Bytes document) {
        parts.worker.run(
            [&renderer = parts.renderer, setup = parts.setup, fields, page = std::move(page),
             document = std::move(document)] {
                return renderer.withCover(document, {page, fields}, setup);
            },
            done);
    };
    parts_.store.readDocument(
        job.cover, [&store = parts_.store, document = job.document, addCover = std::move(addCover),
                    done](Result<Bytes> page) {
            if (!page) return done(tl::unexpected(page.error()));
            store.readDocument(
                document, [addCover, done, page = std::move(*page)](Result<Bytes> bytes) mutable {
                    if (!bytes) return done(tl::unexpected(bytes.error()));
                    addCover(std::move(page), std::move(*bytes));
                });
        });
}

}  // namespace winfax::service
