// SPDX-License-Identifier: MIT
// Registration of providers and routing extensions, and the two printing functions. Each row named
// "not_yet" is replaced by the issue that brings the function.
#include "rows.h"

namespace winfax::conformance {
namespace {

BOOL CALLBACK noMethod(HANDLE, LPVOID, LPWSTR, LPWSTR, LPWSTR, LPWSTR) { return FALSE; }

void addProviderRows() {
    const auto& enlist = api().FaxRegisterServiceProviderW;
    static constexpr const char* kNames[] = {"DeviceProvider", "FriendlyName", "ImageName",
                                             "TspName"};
    const auto call = [&enlist](Row& row, int missing) {
        LPCWSTR texts[4];
        for (int index = 0; index < 4; ++index) {
            texts[index] = index == missing ? nullptr : row.text<Wide>(u"Sample");
        }
        return enlist(texts[0], texts[1], texts[2], texts[3]);
    };
    for (int missing = 0; missing < 4; ++missing) {
        addRow("FaxRegisterServiceProviderW", std::string("K10_null_") + kNames[missing],
               ERROR_INVALID_PARAMETER, [=](Row& row) { return call(row, missing); });
    }
    addRow("FaxUnregisterServiceProviderW", "K10_null_DeviceProvider", ERROR_INVALID_PARAMETER,
           [](Row&) { return api().FaxUnregisterServiceProviderW(nullptr); });
    addRow("FaxRegisterServiceProviderW", "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED,
           [=](Row& row) { return call(row, -1); });
    addRow("FaxUnregisterServiceProviderW", "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED,
           [](Row& row) { return api().FaxUnregisterServiceProviderW(row.text<Wide>(u"Sample")); });
}

void addExtensionRows() {
    const std::string function = "FaxRegisterRoutingExtensionW";
    const auto call = [](Row& row, HANDLE handle, int missing) {
        LPCWSTR texts[3];
        for (int index = 0; index < 3; ++index) {
            texts[index] = index == missing ? nullptr : row.text<Wide>(u"Sample");
        }
        return api().FaxRegisterRoutingExtensionW(handle, texts[0], texts[1], texts[2],
                                                  missing == 3 ? nullptr : &noMethod, nullptr);
    };
    static constexpr const char* kNames[] = {"ExtensionName", "FriendlyName", "ImageName",
                                             "CallBack"};
    for (int missing = 0; missing < 4; ++missing) {
        addRow(function, std::string("K10_null_") + kNames[missing], ERROR_INVALID_PARAMETER,
               [=](Row& row) { return call(row, row.server(), missing); });
    }
    addHandleRows(function, HandleKind::server,
                  [=](Row& row, HANDLE handle) { return call(row, handle, -1); });
    addRow(function, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED,
           [=](Row& row) { return call(row, row.server(), -1); });
}

template <class Form>
void addUnregisterExtensionRows() {
    const std::string function = "FaxUnregisterRoutingExtension" + std::string(Form::kLetter);
    addHandleRows(function, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::unregisterRoutingExtension(handle, row.text<Form>(u"Sample"));
    });
    addRow(function, "K2_K10_null_ExtensionName", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::unregisterRoutingExtension(row.server(), nullptr); });
    addRow(function, "K2_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::unregisterRoutingExtension(row.server(), row.text<Form>(u"Sample"));
    });
}

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
        addRow(start, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
            return Form::startPrintJob(nullptr, print(row), row.out<DWORD>(), context(row));
        });
        addCoverPageRows();
    }

  private:
    static const Print* print(Row& row) {
        Print value = *row.sized<Print>();
        value.DocName = row.text<Form>(u"document");
        value.RecipientNumber = row.text<Form>(kNumber);
        return row.keep(value);
    }
    // Not touched when the call fails (B5).
    static Context* context(Row& row) { return row.untouched(*row.sized<Context>()); }
    static const Cover* cover(Row& row) {
        Cover value = *row.sized<Cover>();
        value.CoverPageName = row.text<Form>(u"confdent.cov");
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
        addRow(function, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED,
               [](Row& row) { return Form::printCoverPage(context(row), cover(row)); });
    }
};

}  // namespace

void addRegistrationRows() {
    addProviderRows();
    addExtensionRows();
    addUnregisterExtensionRows<Ansi>();
    addUnregisterExtensionRows<Wide>();
}

void addPrintRows() {
    PrintRows<Ansi>().add();
    PrintRows<Wide>().add();
}

}  // namespace winfax::conformance
