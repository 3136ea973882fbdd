// SPDX-License-Identifier: MIT
// Registration of providers and routing extensions.
#include "rows.h"

namespace winfax::conformance {
namespace {

BOOL CALLBACK noMethod(HANDLE, LPVOID, LPWSTR, LPWSTR, LPWSTR, LPWSTR) { return FALSE; }

void addProviderRows() {
    const auto& enlist = api().FaxRegisterServiceProviderW;
    static constexpr const char* kNames[] = {"DeviceProvider", "FriendlyName", "ImageName",
                                             "TspName"};
    const auto call = [&enlist](Row& row, int spoiled, LPCWSTR value) {
        LPCWSTR texts[4];
        for (int index = 0; index < 4; ++index) {
            texts[index] = index == spoiled ? value : row.text<Wide>(u"Sample");
        }
        return enlist(texts[0], texts[1], texts[2], texts[3]);
    };
    for (int place = 0; place < 4; ++place) {
        const std::string name = kNames[place];
        addRow("FaxRegisterServiceProviderW", "K10_null_" + name, ERROR_INVALID_PARAMETER,
               [=](Row& row) { return call(row, place, nullptr); });
        addRow("FaxRegisterServiceProviderW", "K11_" + name + "_over_the_limit",
               ERROR_INVALID_PARAMETER, [=](Row& row) {
                   return call(row, place, row.text<Wide>(std::u16string(32768, u'n')));
               });
    }
    for (const int place : {0, 2}) {
        addRow("FaxRegisterServiceProviderW", std::string("K10_empty_") + kNames[place],
               ERROR_INVALID_PARAMETER,
               [=](Row& row) { return call(row, place, row.text<Wide>(u"")); });
    }
    addRow("FaxRegisterServiceProviderW", "M13_name_that_is_no_registry_key",
           ERROR_INVALID_PARAMETER,
           [=](Row& row) { return call(row, 0, row.text<Wide>(u"Some\\where else")); });
    addRow("FaxUnregisterServiceProviderW", "K10_null_DeviceProvider", ERROR_INVALID_PARAMETER,
           [](Row&) { return api().FaxUnregisterServiceProviderW(nullptr); });
    addRow("FaxUnregisterServiceProviderW", "I9_unknown", ERROR_FILE_NOT_FOUND, [](Row& row) {
        return api().FaxUnregisterServiceProviderW(row.text<Wide>(u"Never registered"));
    });
    addRow("FaxUnregisterServiceProviderW", "I9_empty_name", ERROR_FILE_NOT_FOUND,
           [](Row& row) { return api().FaxUnregisterServiceProviderW(row.text<Wide>(u"")); });
    addRow(
        "FaxUnregisterServiceProviderW", "K11_DeviceProvider_over_the_limit",
        ERROR_INVALID_PARAMETER, [](Row& row) {
            return api().FaxUnregisterServiceProviderW(row.text<Wide>(std::u16string(32768, u'n')));
        });
}

void addExtensionRows() {
    const std::string function = "FaxRegisterRoutingExtensionW";
    const auto call = [](Row& row, HANDLE handle, int spoiled, LPCWSTR value = nullptr) {
        LPCWSTR texts[3];
        for (int index = 0; index < 3; ++index) {
            texts[index] = index == spoiled ? value : row.text<Wide>(u"Sample");
        }
        return api().FaxRegisterRoutingExtensionW(handle, texts[0], texts[1], texts[2],
                                                  spoiled == 3 ? nullptr : &noMethod, nullptr);
    };
    static constexpr const char* kNames[] = {"ExtensionName", "FriendlyName", "ImageName",
                                             "CallBack"};
    for (int missing = 0; missing < 4; ++missing) {
        addRow(function, std::string("K10_null_") + kNames[missing], ERROR_INVALID_PARAMETER,
               [=](Row& row) { return call(row, row.server(), missing); });
    }
    for (int place = 0; place < 3; ++place) {
        addRow(function, std::string("K11_") + kNames[place] + "_over_the_limit",
               ERROR_INVALID_PARAMETER, [=](Row& row) {
                   return call(row, row.server(), place,
                               row.text<Wide>(std::u16string(32768, u'n')));
               });
    }
    for (const int place : {0, 2}) {
        addRow(function, std::string("K10_empty_") + kNames[place], ERROR_INVALID_PARAMETER,
               [=](Row& row) { return call(row, row.server(), place, row.text<Wide>(u"")); });
    }
    addHandleRows(function, HandleKind::server,
                  [=](Row& row, HANDLE handle) { return call(row, handle, -1); });
    addRow(function, "K10_null_CallBack_before_handle", ERROR_INVALID_PARAMETER,
           [=](Row& row) { return call(row, kGarbage, 3); });
}

template <class Form>
void addUnregisterExtensionRows() {
    const std::string function = "FaxUnregisterRoutingExtension" + std::string(Form::kLetter);
    addHandleRows(function, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::unregisterRoutingExtension(handle, row.text<Form>(u"Sample"));
    });
    addRow(function, "K2_K10_null_ExtensionName", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::unregisterRoutingExtension(row.server(), nullptr); });
    addRow(function, "K2_K10_null_ExtensionName_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::unregisterRoutingExtension(kGarbage, nullptr); });
    addRow(function, "K2_I9_unknown", ERROR_FILE_NOT_FOUND, [](Row& row) {
        return Form::unregisterRoutingExtension(row.server(), row.text<Form>(u"Never registered"));
    });
    addRow(function, "K2_K11_ExtensionName_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::unregisterRoutingExtension(row.server(),
                                                row.text<Form>(std::u16string(32768, u'n')));
    });
}

}  // namespace

void addRegistrationRows() {
    addProviderRows();
    addExtensionRows();
    addUnregisterExtensionRows<Ansi>();
    addUnregisterExtensionRows<Wide>();
}

}  // namespace winfax::conformance
