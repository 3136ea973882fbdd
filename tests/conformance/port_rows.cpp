// SPDX-License-Identifier: MIT
// Ports and routing methods of ports. No port can be opened yet, so the functions that take a port
// handle only show what they say of everything that is none; a later issue adds the rest.
#include "rows.h"

namespace winfax::conformance {
namespace {

const HANDLE kGarbage = reinterpret_cast<HANDLE>(ULONG_PTR{0x12345678});
constexpr std::u16string_view kGuid = u"{9D3D0C32-0BA7-4D32-9E5A-5D5F0C4B1A10}";

template <class Form>
void addPortFunctions() {
    const std::string letter(Form::kLetter);

    addHandleRows("FaxEnumPorts" + letter, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::enumPorts(handle, row.out<typename Form::PortInfo*>(), row.out<DWORD>());
    });
    addRow("FaxEnumPorts" + letter, "K10_B5_null_PortInfo", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::enumPorts(row.server(), nullptr, row.out<DWORD>()); });
    addRow("FaxEnumPorts" + letter, "K10_B5_null_PortsReturned", ERROR_INVALID_PARAMETER,
           [](Row& row) {
               return Form::enumPorts(row.server(), row.out<typename Form::PortInfo*>(), nullptr);
           });
    addRow("FaxEnumPorts" + letter, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::enumPorts(row.server(), row.out<typename Form::PortInfo*>(), row.out<DWORD>());
    });

    addHandleRows("FaxGetPort" + letter, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::getPort(handle, row.out<typename Form::PortInfo*>());
    });
    addRow("FaxGetPort" + letter, "K10_null_PortInfo_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::getPort(kGarbage, nullptr); });

    addHandleRows("FaxSetPort" + letter, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::setPort(handle, row.sized<typename Form::PortInfo>());
    });
    addRow("FaxSetPort" + letter, "K10_null_PortInfo_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::setPort(kGarbage, nullptr); });
    addRow("FaxSetPort" + letter, "K10_handle_before_SizeOfStruct", ERROR_INVALID_DATA,
           [](Row& row) { return Form::setPort(kGarbage, row.keep(typename Form::PortInfo{})); });

    addHandleRows("FaxGetDeviceStatus" + letter, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::getDeviceStatus(handle, row.out<typename Form::DeviceStatus*>());
    });
    addRow("FaxGetDeviceStatus" + letter, "K10_null_DeviceStatus_before_handle",
           ERROR_INVALID_PARAMETER, [](Row&) { return Form::getDeviceStatus(kGarbage, nullptr); });
}

template <class Form>
void addMethodFunctions() {
    const std::string letter(Form::kLetter);

    const std::string list = "FaxEnumRoutingMethods" + letter;
    using Method = typename Form::RoutingMethod;
    addHandleRows(list, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::enumRoutingMethods(handle, row.out<Method*>(), row.out<DWORD>());
    });
    addRow(list, "K10_B5_null_RoutingMethod", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::enumRoutingMethods(kGarbage, nullptr, row.out<DWORD>()); });
    addRow(list, "K10_B5_null_MethodsReturned", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::enumRoutingMethods(kGarbage, row.out<Method*>(), nullptr);
    });

    const std::string enable = "FaxEnableRoutingMethod" + letter;
    addHandleRows(enable, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::enableRoutingMethod(handle, row.text<Form>(kGuid), TRUE);
    });
    addRow(enable, "K10_null_RoutingGuid_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::enableRoutingMethod(kGarbage, nullptr, TRUE); });

    const std::string get = "FaxGetRoutingInfo" + letter;
    addHandleRows(get, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::getRoutingInfo(handle, row.text<Form>(kGuid), row.out<LPBYTE>(),
                                    row.out<DWORD>());
    });
    addRow(get, "K10_B5_null_RoutingGuid", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::getRoutingInfo(kGarbage, nullptr, row.out<LPBYTE>(), row.out<DWORD>());
    });
    addRow(get, "K10_B5_null_RoutingInfoBuffer", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::getRoutingInfo(kGarbage, row.text<Form>(kGuid), nullptr, row.out<DWORD>());
    });
    addRow(get, "K10_B5_null_RoutingInfoBufferSize", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::getRoutingInfo(kGarbage, row.text<Form>(kGuid), row.out<LPBYTE>(), nullptr);
    });

    const std::string set = "FaxSetRoutingInfo" + letter;
    addHandleRows(set, HandleKind::port, [](Row& row, HANDLE handle) {
        return Form::setRoutingInfo(handle, row.text<Form>(kGuid), row.keep(BYTE{1}), 1);
    });
    addRow(set, "K10_null_RoutingGuid_before_handle", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::setRoutingInfo(kGarbage, nullptr, row.keep(BYTE{1}), 1); });
    addRow(set, "K10_null_RoutingInfoBuffer_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::setRoutingInfo(kGarbage, row.text<Form>(kGuid), nullptr, 1);
    });
}

}  // namespace

void addPortRows() {
    addPortFunctions<Ansi>();
    addPortFunctions<Wide>();
    addMethodFunctions<Ansi>();
    addMethodFunctions<Wide>();

    const auto& open = api().FaxOpenPort;
    addHandleRows("FaxOpenPort", HandleKind::server, [&](Row& row, HANDLE handle) {
        return open(handle, 1, PORT_OPEN_QUERY, row.out<HANDLE>());
    });
    addRow("FaxOpenPort", "K10_null_FaxPortHandle", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return open(row.server(), 1, PORT_OPEN_QUERY, nullptr); });
    addRow("FaxOpenPort", "K10_unknown_flags", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return open(row.server(), 1, 4, row.out<HANDLE>()); });
    addRow("FaxOpenPort", "K10_handle_before_flags", ERROR_INVALID_HANDLE,
           [&](Row& row) { return open(kGarbage, 1, 4, row.out<HANDLE>()); });
    addRow("FaxOpenPort", "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED,
           [&](Row& row) { return open(row.server(), 1, PORT_OPEN_QUERY, row.out<HANDLE>()); });
}

}  // namespace winfax::conformance
