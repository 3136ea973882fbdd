// SPDX-License-Identifier: MIT
// FaxEnumPorts, FaxOpenPort, FaxGetPort, FaxSetPort, FaxGetDeviceStatus: arguments.
#include "rows.h"

namespace winfax::conformance {
namespace {

constexpr DWORD kNoSuchDevice = 0x7FFFFFF0;

template <class Form>
class PortRows {
  public:
    using Info = typename Form::PortInfo;
    using Status = typename Form::DeviceStatus;

    void add() {
        addEnumeration();
        addReading();
        addSizedRows<Info>(set_, HandleKind::port, sizeof(void*) == 8 ? 36 : 48, Form::setPort);
        addModes();
        addValues();
    }

  private:
    // What FaxGetPort says of the first device, spoiled in one place. FaxSetPort reads only.
    void setting(const std::string& row, DWORD error, std::function<void(Row&, Info&)> spoil,
                 DWORD mode = PORT_OPEN_MODIFY) {
        addRow(set_, row, error, [=](Row& given) {
            Info value = *given.sized<Info>();
            value.DeviceId = given.device();
            value.Flags = FPF_SEND;
            value.Priority = 1;
            value.Tsid = value.Csid = given.text<Form>(u"555 0100");
            spoil(given, value);
            return Form::setPort(given.openPort(mode), given.untouched(value));
        });
    }

    void addEnumeration() {
        const std::string list = "FaxEnumPorts" + letter_;
        addHandleRows(list, HandleKind::server, [](Row& row, HANDLE handle) {
            return Form::enumPorts(handle, row.out<Info*>(), row.out<DWORD>());
        });
        addRow(list, "K10_B5_null_PortInfo", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::enumPorts(row.server(), nullptr, row.out<DWORD>()); });
        addRow(list, "K10_B5_null_PortsReturned", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::enumPorts(row.server(), row.out<Info*>(), nullptr); });
        addRow(list, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::enumPorts(kGarbage, row.out<Info*>(), nullptr); });
    }

    void addReading() {
        const std::string get = "FaxGetPort" + letter_;
        addHandleRows(get, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::getPort(handle, row.out<Info*>());
        });
        addRow(get, "K10_null_PortInfo", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::getPort(row.openPort(), nullptr); });
        addRow(get, "K10_null_PortInfo_before_handle", ERROR_INVALID_PARAMETER,
               [](Row&) { return Form::getPort(kGarbage, nullptr); });
        addRow(get, "F5_opened_without_mode", ERROR_ACCESS_DENIED,
               [](Row& row) { return Form::getPort(row.openPort(0), row.out<Info*>()); });

        const std::string status = "FaxGetDeviceStatus" + letter_;
        addHandleRows(status, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::getDeviceStatus(handle, row.out<Status*>());
        });
        addRow(status, "K10_null_DeviceStatus", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::getDeviceStatus(row.openPort(), nullptr); });
        addRow(status, "K10_null_DeviceStatus_before_handle", ERROR_INVALID_PARAMETER,
               [](Row&) { return Form::getDeviceStatus(kGarbage, nullptr); });
        addRow(status, "F5_opened_without_mode", ERROR_ACCESS_DENIED,
               [](Row& row) { return Form::getDeviceStatus(row.openPort(0), row.out<Status*>()); });
    }

    void addModes() {
        const auto nothing = [](Row&, Info&) {};
        setting("F4_opened_to_query", ERROR_ACCESS_DENIED, nothing, PORT_OPEN_QUERY);
        setting("F4_opened_without_mode", ERROR_ACCESS_DENIED, nothing, 0);
        setting(
            "K10_SizeOfStruct_before_mode", ERROR_INVALID_PARAMETER,
            [](Row&, Info& value) { value.SizeOfStruct = 0; }, PORT_OPEN_QUERY);
        setting(
            "K10_Rings_before_mode", ERROR_INVALID_PARAMETER,
            [](Row&, Info& value) { value.Rings = 100; }, PORT_OPEN_QUERY);
    }

    void addValues() {
        const auto spoiled = [this](const std::string& row,
                                    std::function<void(Row&, Info&)> spoil) {
            setting(row, ERROR_INVALID_PARAMETER, spoil);
        };
        spoiled("F6_Rings_100", [](Row&, Info& value) { value.Rings = 100; });
        spoiled("F6_Rings_FFFFFFFF", [](Row&, Info& value) { value.Rings = 0xFFFFFFFF; });
        spoiled("F7_Priority_0", [](Row&, Info& value) { value.Priority = 0; });
        spoiled("F7_Priority_FFFFFFFF", [](Row&, Info& value) { value.Priority = 0xFFFFFFFF; });
        spoiled("F7_Priority_beyond_the_devices", [](Row& row, Info& value) {
            Block<Info> ports;
            DWORD count = 0;
            EXPECT_SUCCEEDS(Form::enumPorts(row.server(), ports.place(), &count));
            value.Priority = count + 1;
        });

        using Member = decltype(&Info::Tsid);
        for (const auto& [name, member] :
             {std::pair<std::string, Member>{"Tsid", &Info::Tsid}, {"Csid", &Info::Csid}}) {
            for (const auto& [what, text] :
                 {std::pair<std::string, std::u16string>{"control_character", u"555\t0100"},
                  {"character_7F", u"555\u007F0100"},
                  {"text_beyond_ASCII", u"B\u00fcro"},
                  {"bad_character_past_20", u"12345678901234567890\n"}}) {
                spoiled("F8_" + name + "_" + what,
                        [=](Row& row, Info& value) { value.*member = row.text<Form>(text); });
            }
            spoiled("K11_" + name + "_over_the_limit", [=](Row& row, Info& value) {
                value.*member = row.text<Form>(std::u16string(32768, u'1'));
            });
        }
    }

    const std::string letter_{Form::kLetter};
    const std::string set_ = "FaxSetPort" + letter_;
};

}  // namespace

void addPortRows() {
    PortRows<Ansi>().add();
    PortRows<Wide>().add();

    const std::string function = "FaxOpenPort";
    const auto& open = api().FaxOpenPort;
    addHandleRows(function, HandleKind::server, [&](Row& row, HANDLE handle) {
        return open(handle, kNoSuchDevice, PORT_OPEN_QUERY, row.out<HANDLE>());
    });
    addRow(function, "K10_null_FaxPortHandle", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return open(row.server(), row.device(), PORT_OPEN_QUERY, nullptr); });
    addRow(function, "K10_null_FaxPortHandle_before_handle", ERROR_INVALID_PARAMETER,
           [&](Row&) { return open(kGarbage, kNoSuchDevice, PORT_OPEN_QUERY, nullptr); });
    addRow(function, "K10_handle_before_flags", ERROR_INVALID_HANDLE,
           [&](Row& row) { return open(kGarbage, 1, 4, row.out<HANDLE>()); });
    for (const auto& [row, flags] :
         {std::pair{"F2_flags_4", DWORD{4}}, std::pair{"F2_flags_7", DWORD{7}},
          std::pair{"F2_flags_80000001", DWORD{0x80000001}},
          std::pair{"F2_flags_FFFFFFFF", DWORD{0xFFFFFFFF}}}) {
        addRow(function, row, ERROR_INVALID_PARAMETER, [&, flags = flags](Row& given) {
            return open(given.server(), given.device(), flags, given.out<HANDLE>());
        });
    }
    addRow(function, "K10_flags_before_unknown_device", ERROR_INVALID_PARAMETER,
           [&](Row& row) { return open(row.server(), kNoSuchDevice, 4, row.out<HANDLE>()); });
    for (const auto& [row, id] :
         {std::pair{"B5_device_0", DWORD{0}}, std::pair{"B5_unknown_device", kNoSuchDevice},
          std::pair{"B5_device_FFFFFFFF", DWORD{0xFFFFFFFF}}}) {
        addRow(function, row, ERROR_BAD_UNIT, [&, id = id](Row& given) {
            return open(given.server(), id, PORT_OPEN_QUERY, given.out<HANDLE>());
        });
    }
    addRow(function, "F3_second_one_to_modify", ERROR_INVALID_HANDLE, [&](Row& row) {
        row.openPort(PORT_OPEN_MODIFY);
        return open(row.connect(), row.device(), PORT_OPEN_MODIFY, row.out<HANDLE>());
    });
    addRow(function, "F3_second_one_of_the_same_connection", ERROR_INVALID_HANDLE, [&](Row& row) {
        row.openPort(PORT_OPEN_MODIFY);
        return open(row.server(), row.device(), PORT_OPEN_QUERY | PORT_OPEN_MODIFY,
                    row.out<HANDLE>());
    });
}

}  // namespace winfax::conformance
