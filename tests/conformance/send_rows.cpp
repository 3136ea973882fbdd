// SPDX-License-Identifier: MIT
// FaxSendDocument and FaxSendDocumentForBroadcast.
#include "rows.h"

namespace winfax::conformance {
namespace {

constexpr DWORD kOtherWidthParam = sizeof(void*) == 8 ? 80 : 136;
constexpr DWORD kOtherWidthCover = sizeof(void*) == 8 ? 128 : 240;

SYSTEMTIME date(WORD year, WORD month, WORD day, WORD hour = 12, WORD minute = 0) {
    SYSTEMTIME time{};
    time.wYear = year;
    time.wMonth = month;
    time.wDay = day;
    time.wHour = hour;
    time.wMinute = minute;
    return time;
}

// Rows of one form: a valid job and cover page, spoiled in one place.
template <class Form>
class SendRows {
  public:
    using Param = typename Form::JobParam;
    using Cover = typename Form::CoverPageInfo;

    void add() {
        addRequired();
        addSizes();
        addSchedules();
        addTexts();
        addCoverPages();
    }

  private:
    static BOOL send(Row& row, Param* param, Cover* cover = nullptr) {
        return Form::sendDocument(row.server(), row.tiffName<Form>(), param, cover,
                                  row.out<DWORD>());
    }

    // The job's parameters are inputs, so they must stay as they are.
    void param(const std::string& row, DWORD error, std::function<void(Row&, Param&)> spoil) {
        addRow(function_, row, error, [spoil](Row& given) {
            Param value = *given.jobParam<Form>();
            spoil(given, value);
            return send(given, given.untouched(value));
        });
    }
    void cover(const std::string& row, DWORD error, std::function<void(Row&, Cover&)> spoil) {
        addRow(function_, row, error, [spoil](Row& given) {
            Cover value = *given.sized<Cover>();
            const auto page = given.files().write("page.cov", std::string_view("no real page"));
            value.CoverPageName = given.keep(nameOf<Form>(page))->c_str();
            spoil(given, value);
            return send(given, given.jobParam<Form>(), given.untouched(value));
        });
    }

    void addRequired() {
        addHandleRows(function_, HandleKind::server, [](Row& row, HANDLE handle) {
            return Form::sendDocument(handle, row.tiffName<Form>(), row.jobParam<Form>(), nullptr,
                                      row.out<DWORD>());
        });
        addRow(function_, "K10_null_FileName", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::sendDocument(row.server(), nullptr, row.jobParam<Form>(), nullptr,
                                      row.out<DWORD>());
        });
        addRow(function_, "C14_cover_page_only", ERROR_INVALID_PARAMETER, [](Row& row) {
            Cover value = *row.sized<Cover>();
            value.CoverPageName = row.text<Form>(u"confdent.cov");
            return Form::sendDocument(row.server(), nullptr, row.jobParam<Form>(), &value,
                                      row.out<DWORD>());
        });
        addRow(function_, "K10_null_JobParams", ERROR_INVALID_PARAMETER,
               [](Row& row) { return send(row, nullptr); });
        addRow(function_, "K10_null_FileName_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::sendDocument(kGarbage, nullptr, row.jobParam<Form>(), nullptr,
                                      row.out<DWORD>());
        });
        addRow(function_, "K10_handle_before_SizeOfStruct", ERROR_INVALID_HANDLE, [](Row& row) {
            Param value = *row.jobParam<Form>();
            value.SizeOfStruct = 1;
            return Form::sendDocument(kGarbage, row.tiffName<Form>(), &value, nullptr,
                                      row.out<DWORD>());
        });
        addRow(function_, "K10_SizeOfStruct_before_missing_file", ERROR_INVALID_PARAMETER,
               [](Row& row) {
                   Param value = *row.jobParam<Form>();
                   value.SizeOfStruct = 1;
                   return Form::sendDocument(row.server(), row.text<Form>(u"/no/such/file"), &value,
                                             nullptr, row.out<DWORD>());
               });
        param("C7_CallHandle", ERROR_NOT_SUPPORTED,
              [](Row&, Param& value) { value.CallHandle = 1; });
    }

    void addSizes() {
        static constexpr DWORD kSize = sizeof(Param);
        for (const auto& [row, size] :
             {std::pair{"C2_JobParams_of_size_0", DWORD{0}},
              std::pair{"C2_JobParams_one_too_small", kSize - 1},
              std::pair{"C2_JobParams_one_too_large", kSize + 1},
              std::pair{"C2_JobParams_of_the_other_width", kOtherWidthParam},
              std::pair{"C2_JobParams_of_size_FFFFFFFF", DWORD{0xFFFFFFFF}}}) {
            param(row, ERROR_INVALID_PARAMETER,
                  [size = size](Row&, Param& value) { value.SizeOfStruct = size; });
        }
        static constexpr DWORD kCoverSize = sizeof(Cover);
        for (const auto& [row, size] :
             {std::pair{"C2_CoverpageInfo_of_size_0", DWORD{0}},
              std::pair{"C2_CoverpageInfo_one_too_small", kCoverSize - 1},
              std::pair{"C2_CoverpageInfo_one_too_large", kCoverSize + 1},
              std::pair{"C2_CoverpageInfo_of_the_other_width", kOtherWidthCover}}) {
            cover(row, ERROR_INVALID_PARAMETER,
                  [size = size](Row&, Cover& value) { value.SizeOfStruct = size; });
        }
    }

    void addSchedules() {
        param("C5_ScheduleAction_3", ERROR_INVALID_PARAMETER,
              [](Row&, Param& value) { value.ScheduleAction = 3; });
        param("C5_ScheduleAction_FFFFFFFF", ERROR_INVALID_PARAMETER,
              [](Row&, Param& value) { value.ScheduleAction = 0xFFFFFFFF; });
        for (const auto& [row, time] :
             {std::pair{"C5_time_of_zeroes", SYSTEMTIME{}},
              std::pair{"C5_month_13", date(2030, 13, 1)},
              std::pair{"C5_month_0", date(2030, 0, 1)}, std::pair{"C5_day_0", date(2030, 1, 0)},
              std::pair{"C5_30th_of_february", date(2030, 2, 30)},
              std::pair{"C5_29th_of_february_2100", date(2100, 2, 29)},
              std::pair{"C5_hour_24", date(2030, 1, 1, 24)},
              std::pair{"C5_minute_60", date(2030, 1, 1, 0, 60)},
              std::pair{"C5_year_1600", date(1600, 1, 1)}}) {
            param(row, ERROR_INVALID_PARAMETER,
                  [time = time](Row&, Param& value) { value.ScheduleTime = time; });
        }
        param("C6_mail_report_without_address", ERROR_INVALID_PARAMETER,
              [](Row&, Param& value) { value.DeliveryReportType = DRT_EMAIL; });
    }

    void addTexts() {
        param("K10_null_RecipientNumber", ERROR_INVALID_PARAMETER,
              [](Row&, Param& value) { value.RecipientNumber = nullptr; });
        param("M12_empty_RecipientNumber", ERROR_INVALID_PARAMETER,
              [](Row& row, Param& value) { value.RecipientNumber = row.text<Form>(u""); });

        using Member = decltype(&Param::RecipientName);
        for (const auto& [name, member] :
             {std::pair{"RecipientNumber", Member{&Param::RecipientNumber}},
              std::pair{"RecipientName", Member{&Param::RecipientName}},
              std::pair{"Tsid", Member{&Param::Tsid}},
              std::pair{"SenderName", Member{&Param::SenderName}},
              std::pair{"SenderCompany", Member{&Param::SenderCompany}},
              std::pair{"SenderDept", Member{&Param::SenderDept}},
              std::pair{"BillingCode", Member{&Param::BillingCode}},
              std::pair{"DeliveryReportAddress", Member{&Param::DeliveryReportAddress}},
              std::pair{"DocumentName", Member{&Param::DocumentName}}}) {
            param(std::string("K11_") + name + "_over_the_limit", ERROR_INVALID_PARAMETER,
                  [member = member](Row& row, Param& value) {
                      value.*member = row.text<Form>(std::u16string(32768, u'1'));
                  });
        }
        addRow(function_, "K11_FileName_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::sendDocument(row.server(), row.text<Form>(std::u16string(32768, u'f')),
                                      row.jobParam<Form>(), nullptr, row.out<DWORD>());
        });
    }

    void addCoverPages() {
        cover("K10_null_CoverPageName", ERROR_INVALID_PARAMETER,
              [](Row&, Cover& value) { value.CoverPageName = nullptr; });
        cover("K10_missing_cover_page", ERROR_FILE_NOT_FOUND, [](Row& row, Cover& value) {
            value.CoverPageName =
                row.keep(nameOf<Form>(row.files().path() / "missing.cov"))->c_str();
        });
        cover("L18_missing_server_cover_page", ERROR_FILE_NOT_FOUND, [](Row& row, Cover& value) {
            value.UseServerCoverPage = TRUE;
            value.CoverPageName = row.text<Form>(u"no-such-page.cov");
        });
        cover("K10_existing_file_that_is_no_cover_page", ERROR_INVALID_DATA, [](Row&, Cover&) {});
        cover("K11_Note_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row, Cover& value) {
            value.Note = row.text<Form>(std::u16string(32768, u'n'));
        });
    }

    const std::string function_ = "FaxSendDocument" + std::string(Form::kLetter);
};

template <class Param, class Cover>
BOOL CALLBACK noRecipient(HANDLE, DWORD, LPVOID, Param*, Cover*) {
    return FALSE;
}

template <class Form>
void addBroadcastRows() {
    const std::string function = "FaxSendDocumentForBroadcast" + std::string(Form::kLetter);
    const auto callback = &noRecipient<typename Form::JobParam, typename Form::CoverPageInfo>;
    addHandleRows(function, HandleKind::server, [callback](Row& row, HANDLE handle) {
        return Form::sendDocumentForBroadcast(handle, row.tiffName<Form>(), row.out<DWORD>(),
                                              callback, nullptr);
    });
    addRow(function, "K10_null_FileName", ERROR_INVALID_PARAMETER, [callback](Row& row) {
        return Form::sendDocumentForBroadcast(row.server(), nullptr, row.out<DWORD>(), callback,
                                              nullptr);
    });
    addRow(function, "K10_null_FaxJobId", ERROR_INVALID_PARAMETER, [callback](Row& row) {
        return Form::sendDocumentForBroadcast(row.server(), row.tiffName<Form>(), nullptr, callback,
                                              nullptr);
    });
    addRow(function, "K10_null_callback", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::sendDocumentForBroadcast(row.server(), row.tiffName<Form>(), row.out<DWORD>(),
                                              nullptr, nullptr);
    });
    addRow(function, "K10_null_callback_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::sendDocumentForBroadcast(kGarbage, row.tiffName<Form>(), row.out<DWORD>(),
                                              nullptr, nullptr);
    });
    const auto file = [&](const char* row, DWORD error,
                          std::function<std::filesystem::path(Row&)> name) {
        addRow(function, row, error, [callback, name](Row& given) {
            return Form::sendDocumentForBroadcast(given.server(),
                                                  given.keep(nameOf<Form>(name(given)))->c_str(),
                                                  given.out<DWORD>(), callback, nullptr);
        });
    };
    file("C10_missing_file", ERROR_FILE_NOT_FOUND,
         [](Row& row) { return row.files().path() / "missing.tif"; });
    file("C10_empty_name", ERROR_FILE_NOT_FOUND, [](Row&) { return std::filesystem::path(); });
    file("C10_empty_file", ERROR_INVALID_DATA,
         [](Row& row) { return row.files().write("empty.tif", std::string_view()); });
    file("C10_directory", ERROR_INVALID_DATA, [](Row& row) { return row.files().path(); });
    file("C9_unknown_document", ERROR_INVALID_DATA, [](Row& row) {
        return row.files().write("letter.tif", std::string_view("\x01\x02\x00\x03", 4));
    });
    file("C12_cut_in_the_middle", ERROR_INVALID_DATA, [](Row& row) {
        test::TiffOptions options;
        options.cutTo = 500;
        return row.document(options);
    });
    file("K11_FileName_over_the_limit", ERROR_INVALID_PARAMETER,
         [](Row&) { return std::filesystem::path(std::string(32768, 'f')); });
}

}  // namespace

void addSendRows() {
    SendRows<Ansi>().add();
    SendRows<Wide>().add();
    addBroadcastRows<Ansi>();
    addBroadcastRows<Wide>();
}

}  // namespace winfax::conformance
