// SPDX-License-Identifier: MIT
// FaxStartPrintJob and FaxPrintCoverPage: arguments. Where there is no fax printer, a call without
// a fault fails as well; where there is one, tests/endtoend/printing looks at what is printed.
#include "rows.h"

namespace winfax::conformance {
namespace {

template <class Form>
class PrintRows {
  public:
    using Print = typename Form::PrintInfo;
    using Context = typename Form::ContextInfo;
    using Cover = typename Form::CoverPageInfo;

    void add() {
        const std::string start = "FaxStartPrintJob" + std::string(Form::kLetter);
        addRow(start, "K10_B5_null_PrintInfo", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::startPrintJob(nullptr, nullptr, row.out<DWORD>(), context(row));
        });
        addRow(start, "K10_B5_null_FaxContextInfo", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::startPrintJob(nullptr, print(row), row.out<DWORD>(), nullptr);
        });
        for (const auto& [row, size] : {std::pair{"L13_zeroed_FaxContextInfo", DWORD{0}},
                                        std::pair{"K4_FaxContextInfo_of_the_other_form",
                                                  DWORD{sizeof(Context) == sizeof(FAX_CONTEXT_INFOA)
                                                            ? sizeof(FAX_CONTEXT_INFOW)
                                                            : sizeof(FAX_CONTEXT_INFOA)}}}) {
            addRow(start, row, ERROR_INVALID_PARAMETER, [size = size](Row& given) {
                Context value{};
                value.SizeOfStruct = size;
                return Form::startPrintJob(nullptr, print(given), given.out<DWORD>(),
                                           given.untouched(value));
            });
        }
        addRow(start, "K10_PrintInfo_of_size_0", ERROR_INVALID_PARAMETER, [](Row& row) {
            Print value = *print(row);
            value.SizeOfStruct = 0;
            return Form::startPrintJob(nullptr, row.keep(value), row.out<DWORD>(), context(row));
        });
        addRow(start, "K7_neither_number_nor_file", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::startPrintJob(nullptr, row.sized<Print>(), row.out<DWORD>(), context(row));
        });
        addRow(start, "K10_B5_null_FaxJobId", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::startPrintJob(nullptr, print(row), nullptr, context(row));
        });
        addRow(start, "K11_PrinterName_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::startPrintJob(row.text<Form>(std::u16string(32768, u'p')), print(row),
                                       row.out<DWORD>(), context(row));
        });
        addRow(start, "K11_DocName_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
            Print value = *print(row);
            value.DocName = row.text<Form>(std::u16string(32768, u'd'));
            return Form::startPrintJob(nullptr, row.keep(value), row.out<DWORD>(), context(row));
        });
        if (!hasPrinting()) addPrinterlessRows(start);
        addRow(start, "K8_no_such_printer", ERROR_INVALID_PRINTER_NAME, [](Row& row) {
            return Form::startPrintJob(row.text<Form>(u"no such printer"), print(row),
                                       row.out<DWORD>(), context(row));
        });
        addCoverPageRows();
    }

  private:
    static void addPrinterlessRows(const std::string& start) {
        addRow(start, "K8_no_fax_printer", ERROR_INVALID_PRINTER_NAME, [](Row& row) {
            return Form::startPrintJob(nullptr, print(row), row.out<DWORD>(), context(row));
        });
        addRow(start, "K8_K7_no_fax_printer_to_a_file", ERROR_INVALID_PRINTER_NAME, [](Row& row) {
            Print value = *row.sized<Print>();
            value.OutputFileName = row.text<Form>(u"out.tif");
            return Form::startPrintJob(nullptr, row.keep(value), row.out<DWORD>(), context(row));
        });
    }
    static const Print* print(Row& row) {
        Print value = *row.sized<Print>();
        value.DocName = row.text<Form>(u"document");
        value.RecipientNumber = row.text<Form>(faxNumber());
        return row.keep(value);
    }
    // Not touched when the call fails (B5).
    static Context* context(Row& row) { return row.untouched(*row.sized<Context>()); }
    static const Cover* cover(Row& row) {
        Cover value = *row.sized<Cover>();
        value.CoverPageName = row.text<Form>(u"confdent.cov");
        return row.keep(value);
    }
    static const Cover* existingCover(Row& row) {
        Cover value = *row.sized<Cover>();
        const auto page = row.files().write("page.cov", std::string_view("no real page"));
        value.CoverPageName = row.keep(nameOf<Form>(page))->c_str();
        return row.keep(value);
    }

    void addCoverPageRows() {
        const std::string function = "FaxPrintCoverPage" + std::string(Form::kLetter);
        addRow(function, "K10_null_FaxContextInfo", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::printCoverPage(nullptr, cover(row)); });
        addRow(function, "K10_null_CoverPageInfo", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::printCoverPage(context(row), nullptr); });
        addRow(function, "L13_zeroed_FaxContextInfo", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::printCoverPage(row.untouched(Context{}), cover(row)); });
        addRow(function, "C2_CoverPageInfo_of_size_0", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::printCoverPage(context(row), row.untouched(Cover{})); });
        addRow(function, "K10_null_CoverPageName", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::printCoverPage(context(row), row.untouched(*row.sized<Cover>()));
        });
        addRow(function, "K10_missing_cover_page", ERROR_FILE_NOT_FOUND, [](Row& row) {
            Cover value = *row.sized<Cover>();
            const auto page = row.files().path() / "missing.cov";
            value.CoverPageName = row.keep(nameOf<Form>(page))->c_str();
            return Form::printCoverPage(context(row), row.keep(value));
        });
        addRow(function, "K11_Note_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
            Cover value = *cover(row);
            value.Note = row.text<Form>(std::u16string(32768, u'n'));
            return Form::printCoverPage(context(row), row.keep(value));
        });
        addRow(function, "K8_no_fax_printer", ERROR_INVALID_PRINTER_NAME,
               [](Row& row) { return Form::printCoverPage(context(row), existingCover(row)); });
    }
};

}  // namespace

void addPrintRows() {
    PrintRows<Ansi>().add();
    PrintRows<Wide>().add();
}

}  // namespace winfax::conformance
