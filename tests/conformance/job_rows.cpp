// SPDX-License-Identifier: MIT
// FaxEnumJobs, FaxGetJob, FaxSetJob, FaxAbort, FaxGetPageData.
#include "rows.h"

namespace winfax::conformance {
namespace {

constexpr DWORD kNoSuchJob = 0x7FFFFFF0;

template <class Form>
void addListRows() {
    using Entry = typename Form::JobEntry;
    const std::string list = "FaxEnumJobs" + std::string(Form::kLetter);
    addHandleRows(list, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::enumJobs(handle, row.out<Entry*>(), row.out<DWORD>());
    });
    addRow(list, "K10_B5_null_JobEntry", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::enumJobs(row.server(), nullptr, row.out<DWORD>()); });
    addRow(list, "K10_B5_null_JobsReturned", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::enumJobs(row.server(), row.out<Entry*>(), nullptr); });
    addRow(list, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::enumJobs(kGarbage, row.out<Entry*>(), nullptr); });

    const std::string get = "FaxGetJob" + std::string(Form::kLetter);
    addHandleRows(get, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::getJob(handle, kNoSuchJob, row.out<Entry*>());
    });
    addRow(get, "K10_null_JobEntry", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::getJob(row.server(), row.submitWaiting(), nullptr); });
    addRow(get, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::getJob(kGarbage, kNoSuchJob, nullptr); });
    for (const auto& [row, id] :
         {std::pair{"E6_job_0", DWORD{0}}, std::pair{"E6_job_FFFFFFFF", DWORD{0xFFFFFFFF}},
          std::pair{"B5_unknown_job", kNoSuchJob}}) {
        addRow(get, row, ERROR_INVALID_PARAMETER, [id = id](Row& given) {
            return Form::getJob(given.server(), id, given.out<Entry*>());
        });
    }
}

template <class Form>
void addCommandRows() {
    using Entry = typename Form::JobEntry;
    const std::string set = "FaxSetJob" + std::string(Form::kLetter);
    addHandleRows(set, HandleKind::server, [](Row&, HANDLE handle) {
        return Form::setJob(handle, kNoSuchJob, JC_PAUSE, nullptr);
    });
    addRow(set, "K10_handle_before_command", ERROR_INVALID_HANDLE,
           [](Row&) { return Form::setJob(kGarbage, kNoSuchJob, 99, nullptr); });
    for (const auto& [row, command] :
         {std::pair{"L6_JC_UNKNOWN", DWORD{JC_UNKNOWN}}, std::pair{"L6_command_4", DWORD{4}},
          std::pair{"L6_command_FFFFFFFF", DWORD{0xFFFFFFFF}}}) {
        addRow(set, row, ERROR_INVALID_PARAMETER, [command = command](Row& given) {
            return Form::setJob(given.server(), given.submitWaiting(), command, nullptr);
        });
    }
    for (const auto& [row, command] : {std::pair{"E6_delete_unknown_job", JC_DELETE},
                                       std::pair{"E6_pause_unknown_job", JC_PAUSE},
                                       std::pair{"E6_resume_unknown_job", JC_RESUME}}) {
        addRow(set, row, ERROR_INVALID_PARAMETER, [command = DWORD{command}](Row& given) {
            return Form::setJob(given.server(), kNoSuchJob, command, nullptr);
        });
    }

    const auto withEntry = [&](const char* row, std::function<void(Entry&)> spoil) {
        addRow(set, row, ERROR_INVALID_PARAMETER, [spoil](Row& given) {
            const DWORD job = given.submitWaiting();
            Entry entry{};
            entry.SizeOfStruct = sizeof entry;
            entry.JobId = job;
            spoil(entry);
            return Form::setJob(given.server(), job, JC_PAUSE, given.untouched(entry));
        });
    };
    withEntry("E1_entry_of_another_job", [](Entry& entry) { ++entry.JobId; });
    withEntry("E1_entry_of_job_0", [](Entry& entry) { entry.JobId = 0; });
    withEntry("E1_entry_of_size_0", [](Entry& entry) { entry.SizeOfStruct = 0; });
    withEntry("E1_entry_one_too_small", [](Entry& entry) { --entry.SizeOfStruct; });
    withEntry("E1_entry_one_too_large", [](Entry& entry) { ++entry.SizeOfStruct; });
    withEntry("E1_entry_of_the_other_width",
              [](Entry& entry) { entry.SizeOfStruct = sizeof(void*) == 8 ? 92 : 136; });
}

void addPageDataRows() {
    const std::string function = "FaxGetPageData";
    const auto& getPage = api().FaxGetPageData;
    addHandleRows(function, HandleKind::server, [&](Row& row, HANDLE handle) {
        return getPage(handle, kNoSuchJob, row.out<LPBYTE>(), row.out<DWORD>(), row.out<DWORD>(),
                       row.out<DWORD>());
    });
    static constexpr const char* kOutputs[] = {"Buffer", "BufferSize", "ImageWidth", "ImageHeight"};
    for (int missing = 0; missing < 4; ++missing) {
        addRow(function, std::string("K10_B5_null_") + kOutputs[missing], ERROR_INVALID_PARAMETER,
               [&getPage, missing](Row& row) {
                   LPBYTE* const buffer = missing == 0 ? nullptr : row.out<LPBYTE>();
                   LPDWORD const size = missing == 1 ? nullptr : row.out<DWORD>();
                   LPDWORD const width = missing == 2 ? nullptr : row.out<DWORD>();
                   LPDWORD const height = missing == 3 ? nullptr : row.out<DWORD>();
                   return getPage(row.server(), row.submitWaiting(), buffer, size, width, height);
               });
    }
    addRow(function, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER, [&](Row& row) {
        return getPage(kGarbage, kNoSuchJob, row.out<LPBYTE>(), row.out<DWORD>(), row.out<DWORD>(),
                       nullptr);
    });
    for (const auto& [row, id] :
         {std::pair{"E6_job_0", DWORD{0}}, std::pair{"E6_job_FFFFFFFF", DWORD{0xFFFFFFFF}},
          std::pair{"B5_unknown_job", kNoSuchJob}}) {
        addRow(function, row, ERROR_INVALID_PARAMETER, [&getPage, id = id](Row& given) {
            return getPage(given.server(), id, given.out<LPBYTE>(), given.out<DWORD>(),
                           given.out<DWORD>(), given.out<DWORD>());
        });
    }
}

}  // namespace

void addJobRows() {
    addListRows<Ansi>();
    addListRows<Wide>();
    addCommandRows<Ansi>();
    addCommandRows<Wide>();

    addHandleRows(
        "FaxAbort", HandleKind::server,
        [](Row&, HANDLE handle) { return api().FaxAbort(handle, kNoSuchJob); },
        ERROR_INVALID_HANDLE);
    for (const auto& [row, id] :
         {std::pair{"E6_job_0", DWORD{0}}, std::pair{"E6_job_FFFFFFFF", DWORD{0xFFFFFFFF}},
          std::pair{"E6_unknown_job", kNoSuchJob}}) {
        addRow("FaxAbort", row, ERROR_INVALID_PARAMETER,
               [id = id](Row& given) { return api().FaxAbort(given.server(), id); });
    }
    addPageDataRows();
}

}  // namespace winfax::conformance
