// SPDX-License-Identifier: MIT
// Sending, and jobs in the queue. A call that fails has sent nothing.
#include "calls.h"
#include "resources.h"

namespace winfax::endtoend {

using conformance::Ansi;
using conformance::JobRequest;
using conformance::Wide;

namespace {

constexpr std::string_view kCoverPage =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" )"
    R"(viewBox="0 0 210 297"><rect x="20" y="20" width="170" height="60"/></svg>)";

// So many jobs, which are deleted.
std::function<void()> queued(Stage& stage, std::size_t jobs) {
    return [&stage, jobs] {
        EXPECT_EQ(stage.jobCount(), jobs) << "a call that failed has sent something";
        stage.deleteJobs();
    };
}

template <class Form>
class SendingCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxCompleteJobParams"), "", completing});
        rows.push_back({nameIn<Form>("FaxSendDocument"), "",
                        [](Stage& stage) { return sending(stage, nullptr); }});
        rows.push_back({nameIn<Form>("FaxSendDocument"), "_with_cover_page",
                        [](Stage& stage) { return sending(stage, cover(stage)); }});
        rows.push_back({nameIn<Form>("FaxSendDocumentForBroadcast"), "", broadcasting});
    }

    static const typename Form::CoverPageInfo* cover(Stage& stage) {
        auto* const info = stage.sized<typename Form::CoverPageInfo>();
        info->CoverPageName = stage.fileName<Form>(stage.files().write("mine.svg", kCoverPage));
        info->RecName = stage.text<Form>(u"R. Ecipient, whose name takes memory of its own");
        return info;
    }

  private:
    static Trial completing(Stage& stage) {
        auto* const params = stage.output<typename Form::JobParam*>();
        auto* const cover = stage.output<typename Form::CoverPageInfo*>();
        // At one place the C library finds nobody for want of memory and does not say that this was
        // why: then the user's number stands for the name.
        return {.call = [=] { return Form::completeJobParams(params, cover); },
                .after =
                    [=] {
                        EXPECT_NE((*params)->SenderName, nullptr);
                        api().FaxFreeBuffer(*params);
                        api().FaxFreeBuffer(*cover);
                    },
                .mayDoWithout = true};
    }

    static Trial sending(Stage& stage, const typename Form::CoverPageInfo* cover) {
        const HANDLE fax = stage.server();
        const auto* const file = stage.fileName<Form>(stage.document(std::size_t{1}));
        auto* const params = &stage.keep(JobRequest<Form>())->params;
        auto* const id = stage.output<DWORD>();
        return {.call = [=] { return Form::sendDocument(fax, file, params, cover, id); },
                .after = queued(stage, 1)};
    }

    static constexpr DWORD kRecipients = 3;

    static BOOL CALLBACK next(HANDLE, DWORD number, LPVOID given, typename Form::JobParam* param,
                              typename Form::CoverPageInfo*) {
        if (number > kRecipients) return FALSE;
        *param = *static_cast<const typename Form::JobParam*>(given);
        return TRUE;
    }

    // Of a broadcast that failed, recipients that were added before stay (D5): only its success
    // says how many jobs there are.
    static Trial broadcasting(Stage& stage) {
        const HANDLE fax = stage.server();
        const auto* const file = stage.fileName<Form>(stage.document(std::size_t{1}));
        auto* const params = &stage.keep(JobRequest<Form>())->params;
        auto* const id = stage.output<DWORD>();
        return {
            .call = [=] { return Form::sendDocumentForBroadcast(fax, file, id, &next, params); },
            .before = [&stage] { stage.deleteJobs(); },
            .after =
                [&stage] {
                    EXPECT_GE(stage.jobCount(), kRecipients);
                    stage.deleteJobs();
                },
            .settle = [=] { api().FaxAccessCheck(fax, FAX_JOB_QUERY); }};
    }
};

}  // namespace

void addSendingCalls(std::vector<Row>& rows) {
    SendingCalls<Ansi>::add(rows);
    SendingCalls<Wide>::add(rows);
}

namespace {

template <class Form>
class JobCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxEnumJobs"), "", [](Stage& stage) {
                            for (int job = 0; job < 3; ++job) stage.submitWaiting();
                            auto* const jobs = stage.output<typename Form::JobEntry*>();
                            auto* const count = stage.output<DWORD>();
                            const HANDLE fax = stage.server();
                            return reading(jobs, [=] { return Form::enumJobs(fax, jobs, count); });
                        }});
        rows.push_back({nameIn<Form>("FaxGetJob"), "", [](Stage& stage) {
                            const DWORD job = stage.submitWaiting();
                            auto* const entry = stage.output<typename Form::JobEntry*>();
                            const HANDLE fax = stage.server();
                            return reading(entry, [=] { return Form::getJob(fax, job, entry); });
                        }});
        rows.push_back(
            {nameIn<Form>("FaxSetJob"), "", [](Stage& stage) -> Trial {
                 const DWORD job = stage.submitWaiting();
                 const HANDLE fax = stage.server();
                 return {
                     .call = [=] { return Form::setJob(fax, job, JC_PAUSE, nullptr); },
                     .after = [&stage, job] { EXPECT_SUCCEEDS(stage.command(job, JC_RESUME)); }};
             }});
    }
};

Trial aborting(Stage& stage) {
    const HANDLE fax = stage.server();
    auto* const job = stage.keep(DWORD{});
    return {.call = [=] { return api().FaxAbort(fax, *job); },
            .before = [&stage, job] { *job = stage.submitWaiting(); },
            .after = queued(stage, 0)};
}

Trial readingPage(Stage& stage) {
    const HANDLE fax = stage.server();
    const DWORD job = stage.submitWaiting();
    auto* const page = stage.output<BYTE*>();
    auto* const size = stage.output<DWORD>();
    auto* const width = stage.output<DWORD>();
    auto* const height = stage.output<DWORD>();
    return reading(page, [=] { return api().FaxGetPageData(fax, job, page, size, width, height); });
}

}  // namespace

void addJobCalls(std::vector<Row>& rows) {
    JobCalls<Ansi>::add(rows);
    JobCalls<Wide>::add(rows);
    rows.push_back({"FaxAbort", "", aborting});
    rows.push_back({"FaxGetPageData", "", readingPage});
}

namespace {

template <class Form>
class PrintingCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxStartPrintJob"), "", starting});
        rows.push_back({nameIn<Form>("FaxPrintCoverPage"), "", drawing});
    }

  private:
    static DWORD whereThereAreNone() {
        return conformance::hasPrinting() ? ERROR_SUCCESS : ERROR_INVALID_PRINTER_NAME;
    }

    static Trial starting(Stage& stage) {
        auto* const info = stage.sized<typename Form::PrintInfo>();
        info->DocName = stage.text<Form>(u"a document whose name takes memory of its own");
        info->OutputFileName = stage.fileName<Form>(stage.files().path() / "printed.tif");
        auto* const id = stage.output<DWORD>();
        auto* const context = stage.sized<typename Form::ContextInfo>();
        return {.call = [=] { return Form::startPrintJob(nullptr, info, id, context); },
                .after = [=] { abandonDocument(context->hDC); },
                .error = whereThereAreNone()};
    }

    static Trial drawing(Stage& stage) {
        auto* const context = stage.sized<typename Form::ContextInfo>();
        context->hDC = canvas();
        const auto* const page = SendingCalls<Form>::cover(stage);
        return {.call = [=] { return Form::printCoverPage(context, page); },
                .error = whereThereAreNone()};
    }
};

}  // namespace

void addPrintingCalls(std::vector<Row>& rows) {
    PrintingCalls<Ansi>::add(rows);
    PrintingCalls<Wide>::add(rows);
}

}  // namespace winfax::endtoend
