// SPDX-License-Identifier: MIT
// Jobs, and what becomes one.
#include <string_view>

#include "rows.h"
#include "support/tiff_file.h"

namespace winfax::test {

namespace {

using File = std::vector<std::uint8_t>;

constexpr std::string_view kCover =
    "<svg xmlns='http://www.w3.org/2000/svg' width='210mm' height='297mm' viewBox='0 0 210 297'>"
    "<text x='20' y='40' font-size='10'>{RecName}</text></svg>";

File fileOf(std::string_view content) { return {content.begin(), content.end()}; }

void withoutJobs(Stage& stage) { stage.removeJobs(); }

void withJob(Stage& stage) {
    stage.removeJobs();
    stage.id = stage.submit();
}

void withPausedJob(Stage& stage) {
    withJob(stage);
    stage.call<model::ControlJob>({stage.id, std::uint32_t(model::JobCommand::pause)});
}

void withSentFax(Stage& stage) {
    if (stage.id == 0) stage.id = stage.client().submit(faxTiff()).value();
    stage.bench.settle();
}

void withBroadcast(Stage& stage) {
    stage.removeJobs();
    stage.id = stage.client().begin(faxTiff()).value();
}

void withCover(Stage& stage) {
    stage.id = stage.client().callWith<model::KeepCoverPage>(fileOf(kCover), {}).value().cover;
}

auto control(model::JobCommand command) {
    return [command](Stage& stage) {
        return model::ControlJob::Request{stage.id, static_cast<std::uint32_t>(command)};
    };
}

void addReadingRows(std::vector<Row>& rows) {
    const Circumstances job{.before = withJob};
    rows.push_back(row<model::ListJobs>({}, job));
    rows.push_back(row<model::ListDueTimes>({}, job));
    rows.push_back(row<model::ReadJob>(ofId<model::JobRequest>, job));
    const Circumstances decoded{.before = withJob, .decodes = true};
    rows.push_back(row<model::ReadFirstPage>(ofId<model::JobRequest>, decoded));
    rows.push_back(row<model::ReadJobHistory>(ofId<model::JobRequest>, job));
    rows.push_back(row<model::ReadPage>(
        [](Stage& stage) {
            return model::ReadPage::Request{stage.id, 1};
        },
        decoded));
    rows.push_back(row<model::ReadCalls>(
        ofId<model::JobRequest>,
        {.before = withSentFax, .clock = clock::Mode::jump, .needsReserve = true}));
}

void addControlRows(std::vector<Row>& rows) {
    using enum model::JobCommand;
    rows.push_back(
        row<model::ControlJob>(control(pause), {.variant = "_pause", .before = withJob}));
    rows.push_back(
        row<model::ControlJob>(control(resume), {.variant = "_resume", .before = withPausedJob}));
    rows.push_back(
        row<model::ControlJob>(control(cancel), {.variant = "_cancel", .before = withJob}));
}

void addSendingRows(std::vector<Row>& rows) {
    rows.push_back(row<model::SubmitDocument>({.params = waitingJob()},
                                              {.before = withoutJobs, .document = faxTiff()}));
    rows.push_back(
        row<model::SubmitDocument>({.params = waitingJob(), .documentName = u"letter.txt"},
                                   {.variant = "_text",
                                    .before = withoutJobs,
                                    .document = fileOf("Dear Sir,\nyes.\n"),
                                    .decodes = true,
                                    .goesOn = true}));
    rows.push_back(row<model::BeginBroadcast>({}, {.before = withoutJobs, .document = faxTiff()}));
    rows.push_back(row<model::AddRecipient>(
        [](Stage& stage) {
            return model::AddRecipient::Request{stage.id, waitingJob()};
        },
        {.before = withBroadcast}));
    rows.push_back(
        row<model::EndBroadcast>(ofId<model::EndBroadcast::Request>, {.before = withBroadcast}));
    rows.push_back(row<model::JudgeCoverPage>({u"mine.cov", false}));
    rows.push_back(row<model::KeepCoverPage>({}, {.document = fileOf(kCover)}));
    rows.push_back(row<model::DrawCoverPage>(
        [](Stage& stage) {
            return model::DrawCoverPage::Request{stage.id, {}, 100, 100};
        },
        {.before = withCover}));
}

void withoutPrints(Stage& stage) {
    for (const auto& print : stage.call<model::ListPrints>().prints) {
        stage.call<model::CancelPrint>({print.ticket});
    }
}

// On the local fax printer.
model::BeginPrint::Request letter() {
    model::BeginPrint::Request request;
    request.params = waitingJob();
    return request;
}

void withPrint(Stage& stage) {
    withoutPrints(stage);
    stage.id = stage.call<model::BeginPrint>(letter()).ticket;
}

void addPrintingRows(std::vector<Row>& rows) {
    rows.push_back(
        row<model::BeginPrint>(letter(), {.before = withoutPrints, .needsReserve = true}));
    rows.push_back(row<model::LinkPrint>(
        [](Stage& stage) {
            return model::LinkPrint::Request{stage.id, 3};
        },
        {.before = withPrint, .needsReserve = true}));
    rows.push_back(
        row<model::CancelPrint>(ofId<model::CancelPrint::Request>, {.before = withPrint}));
    rows.push_back(row<model::ListPrints>({}, {.before = withPrint}));
}

}  // namespace

void addJobRows(std::vector<Row>& rows) {
    addReadingRows(rows);
    addControlRows(rows);
    addSendingRows(rows);
    addPrintingRows(rows);
}

}  // namespace winfax::test
