// SPDX-License-Identifier: MIT
// FaxConnectFaxServer, FaxClose, FaxAccessCheck, FaxInitializeEventQueue, FaxCompleteJobParams.
#include "rows.h"

namespace winfax::conformance {
namespace {

constexpr ULONG_PTR kKey = 7;
const HWND kSomeWindow = reinterpret_cast<HWND>(ULONG_PTR{0x5A5A});

HANDLE somePort() {
    static const HANDLE port = createPort();
    return port;
}

template <class Form>
void addFormRows() {
    const std::string connect = "FaxConnectFaxServer" + std::string(Form::kLetter);
    const auto connectTo = [&](const char* row, DWORD error, std::u16string name) {
        addRow(connect, row, error, [name](Row& given) {
            return Form::connectFaxServer(given.text<Form>(name), given.out<HANDLE>());
        });
    };
    addRow(connect, "K10_null_FaxHandle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::connectFaxServer(nullptr, nullptr); });
    addRow(connect, "K10_null_FaxHandle_before_remote_name", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::connectFaxServer(row.text<Form>(u"elsewhere"), nullptr); });
    connectTo("A1_A2_A4_remote_name", RPC_S_SERVER_UNAVAILABLE, u"a-computer-elsewhere");
    connectTo("A1_A2_remote_name_with_backslashes", RPC_S_SERVER_UNAVAILABLE, u"\\\\elsewhere");
    connectTo("A1_backslashes_alone", RPC_S_SERVER_UNAVAILABLE, u"\\\\");
    connectTo("A1_name_that_starts_like_localhost", RPC_S_SERVER_UNAVAILABLE, u"localhost2");
    connectTo("L22_address_of_another_device", RPC_S_SERVER_UNAVAILABLE, u"192.0.2.77");
    connectTo("K11_name_over_the_limit", ERROR_INVALID_PARAMETER, std::u16string(32768, u'n'));
    connectTo("K11_name_at_the_limit", RPC_S_SERVER_UNAVAILABLE, std::u16string(32767, u'n'));

    const std::string complete = "FaxCompleteJobParams" + std::string(Form::kLetter);
    addRow(complete, "K10_B5_null_JobParams", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::completeJobParams(nullptr, row.out<typename Form::CoverPageInfo*>());
    });
    addRow(complete, "K10_B5_null_CoverpageInfo", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::completeJobParams(row.out<typename Form::JobParam*>(), nullptr);
    });
    addRow(complete, "K10_both_null", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::completeJobParams(nullptr, nullptr); });
}

void addEventQueueRows() {
    const std::string function = "FaxInitializeEventQueue";
    const auto& initialize = api().FaxInitializeEventQueue;
    addHandleRows(function, HandleKind::server, [&](Row&, HANDLE handle) {
        return initialize(handle, somePort(), kKey, nullptr, 0);
    });
    addRow(function, "K10_neither_port_nor_window", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return initialize(row.server(), nullptr, kKey, nullptr, 0); });
    addRow(function, "K10_port_and_window", ERROR_INVALID_PARAMETER, [&](Row& row) {
        return initialize(row.server(), somePort(), kKey, kSomeWindow, WM_USER);
    });
    addRow(function, "G3_message_below_WM_USER", ERROR_INVALID_PARAMETER, [&](Row& row) {
        return initialize(row.server(), nullptr, 0, kSomeWindow, WM_USER - 1);
    });
    addRow(function, "G7_no_window", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return initialize(row.server(), nullptr, 0, kSomeWindow, WM_USER); });
    addRow(function, "G4_G7_unregistering_no_window", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return initialize(row.server(), nullptr, 1, kSomeWindow, WM_USER); });
}

}  // namespace

void addConnectionRows() {
    addFormRows<Ansi>();
    addFormRows<Wide>();

    addHandleRows(
        "FaxClose", HandleKind::either, [](Row&, HANDLE handle) { return api().FaxClose(handle); },
        ERROR_INVALID_HANDLE);

    addHandleRows("FaxAccessCheck", HandleKind::server,
                  [](Row&, HANDLE handle) { return api().FaxAccessCheck(handle, FAX_JOB_QUERY); });
    const auto check = [](const char* row, DWORD mask) {
        addRow("FaxAccessCheck", row, ERROR_INVALID_PARAMETER,
               [mask](Row& given) { return api().FaxAccessCheck(given.server(), mask); });
    };
    check("H4_undefined_bit", 0x0080);
    check("H4_highest_undefined_bit", 0x8000);
    check("H4_undefined_bit_among_granted_ones", FAX_READ | 0x0100);
    addRow("FaxAccessCheck", "K10_handle_before_undefined_bit", ERROR_INVALID_HANDLE, [](Row&) {
        return api().FaxAccessCheck(reinterpret_cast<HANDLE>(ULONG_PTR{0x12345678}), 0x0080);
    });

    addEventQueueRows();
}

}  // namespace winfax::conformance
