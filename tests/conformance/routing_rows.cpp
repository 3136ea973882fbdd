// SPDX-License-Identifier: MIT
// Global routing information and the routing methods of a port: arguments.
#include "rows.h"

namespace winfax::conformance {
namespace {

// Well formed, and no method has it.
constexpr std::u16string_view kUnknownGuid = u"{9D3D0C32-0BA7-4D32-9E5A-5D5F0C4B1A10}";

// Texts that name no method, which is ERROR_INVALID_DATA, and one that is too long to be any text.
template <class Form>
void addGuidRows(const std::string& function,
                 std::function<BOOL(Row&, const typename Form::Char*)> call) {
    const auto add = [&](const char* row, DWORD error, std::u16string guid) {
        addRow(function, row, error,
               [=](Row& given) { return call(given, given.text<Form>(guid)); });
    };
    add("I5_unknown_GUID", ERROR_INVALID_DATA, std::u16string(kUnknownGuid));
    add("I5_empty_GUID", ERROR_INVALID_DATA, u"");
    add("I5_no_GUID", ERROR_INVALID_DATA, u"Store in a folder");
    add("I5_half_a_GUID", ERROR_INVALID_DATA, u"{9D3D0C32-0BA7-4D32}");
    add("I5_one_brace", ERROR_INVALID_DATA, u"{9D3D0C32-0BA7-4D32-9E5A-5D5F0C4B1A10");
    add("I5_letter_beyond_hex", ERROR_INVALID_DATA, u"{9D3D0C32-0BA7-4D32-9E5A-5D5F0C4B1A1G}");
    add("K11_GUID_over_the_limit", ERROR_INVALID_PARAMETER, std::u16string(32768, u'0'));
}

template <class Form>
void addGlobalRows() {
    using Info = typename Form::GlobalRoutingInfo;
    const std::string list = "FaxEnumGlobalRoutingInfo" + std::string(Form::kLetter);
    addHandleRows(list, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::enumGlobalRoutingInfo(handle, row.out<Info*>(), row.out<DWORD>());
    });
    addRow(list, "K10_B5_null_RoutingInfo", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::enumGlobalRoutingInfo(row.server(), nullptr, row.out<DWORD>());
    });
    addRow(list, "K10_B5_null_MethodsReturned", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::enumGlobalRoutingInfo(row.server(), row.out<Info*>(), nullptr);
    });
    addRow(list, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::enumGlobalRoutingInfo(kGarbage, row.out<Info*>(), nullptr);
    });

    const std::string set = "FaxSetGlobalRoutingInfo" + std::string(Form::kLetter);
    addSizedRows<Info>(set, HandleKind::server, sizeof(void*) == 8 ? 28 : 48,
                       Form::setGlobalRoutingInfo);
    addRow(set, "I5_null_Guid", ERROR_INVALID_DATA, [](Row& row) {
        Info value = *row.sized<Info>();
        value.Priority = 1;
        return Form::setGlobalRoutingInfo(row.server(), row.untouched(value));
    });
    addGuidRows<Form>(set, [](Row& row, const auto* guid) {
        Info value = *row.sized<Info>();
        value.Priority = 1;
        value.Guid = guid;
        return Form::setGlobalRoutingInfo(row.server(), row.untouched(value));
    });
}

template <class Form>
class MethodRows {
  public:
    void add() {
        addEnumeration();
        addEnabling();
        addReading();
        addWriting();
    }

  private:
    using Method = typename Form::RoutingMethod;

    void addEnumeration() {
        const std::string list = "FaxEnumRoutingMethods" + letter_;
        addHandleRows(list, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::enumRoutingMethods(handle, row.out<Method*>(), row.out<DWORD>());
        });
        addRow(list, "K10_B5_null_RoutingMethod", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::enumRoutingMethods(row.openPort(), nullptr, row.out<DWORD>());
        });
        addRow(list, "K10_B5_null_MethodsReturned", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::enumRoutingMethods(row.openPort(), row.out<Method*>(), nullptr);
        });
        addRow(list, "K10_null_output_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::enumRoutingMethods(kGarbage, nullptr, row.out<DWORD>());
        });
    }

    void addEnabling() {
        const std::string enable = "FaxEnableRoutingMethod" + letter_;
        addHandleRows(enable, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::enableRoutingMethod(handle, row.text<Form>(kUnknownGuid), TRUE);
        });
        addRow(enable, "K10_null_RoutingGuid", ERROR_INVALID_PARAMETER,
               [](Row& row) { return Form::enableRoutingMethod(row.openPort(), nullptr, TRUE); });
        addRow(enable, "K10_null_RoutingGuid_before_handle", ERROR_INVALID_PARAMETER,
               [](Row&) { return Form::enableRoutingMethod(kGarbage, nullptr, TRUE); });
        addGuidRows<Form>(enable, [](Row& row, const auto* guid) {
            return Form::enableRoutingMethod(row.openPort(), guid, TRUE);
        });
    }

    void addReading() {
        const std::string get = "FaxGetRoutingInfo" + letter_;
        addHandleRows(get, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::getRoutingInfo(handle, row.text<Form>(kUnknownGuid), row.out<LPBYTE>(),
                                        row.out<DWORD>());
        });
        addRow(get, "K10_B5_null_RoutingGuid", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::getRoutingInfo(row.openPort(), nullptr, row.out<LPBYTE>(),
                                        row.out<DWORD>());
        });
        addRow(get, "K10_B5_null_RoutingInfoBuffer", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::getRoutingInfo(row.openPort(), row.text<Form>(kUnknownGuid), nullptr,
                                        row.out<DWORD>());
        });
        addRow(get, "K10_B5_null_RoutingInfoBufferSize_before_handle", ERROR_INVALID_PARAMETER,
               [](Row& row) {
                   return Form::getRoutingInfo(kGarbage, row.text<Form>(kUnknownGuid),
                                               row.out<LPBYTE>(), nullptr);
               });
        addGuidRows<Form>(get, [](Row& row, const auto* guid) {
            return Form::getRoutingInfo(row.openPort(), guid, row.out<LPBYTE>(), row.out<DWORD>());
        });
    }

    void addWriting() {
        const std::string set = "FaxSetRoutingInfo" + letter_;
        addHandleRows(set, HandleKind::port, [](Row& row, HANDLE handle) {
            return Form::setRoutingInfo(handle, row.text<Form>(kUnknownGuid), row.keep(BYTE{1}), 1);
        });
        addRow(set, "K10_null_RoutingGuid_before_handle", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::setRoutingInfo(kGarbage, nullptr, row.keep(BYTE{1}), 1);
        });
        addRow(set, "K10_null_RoutingInfoBuffer_before_handle", ERROR_INVALID_PARAMETER,
               [](Row& row) {
                   return Form::setRoutingInfo(kGarbage, row.text<Form>(kUnknownGuid), nullptr, 1);
               });
        addRow(set, "K10_null_RoutingInfoBuffer", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::setRoutingInfo(row.openPort(), row.text<Form>(kUnknownGuid), nullptr, 1);
        });
        addRow(set, "K10_no_bytes", ERROR_INVALID_PARAMETER, [](Row& row) {
            return Form::setRoutingInfo(row.openPort(), row.text<Form>(kUnknownGuid),
                                        row.keep(BYTE{1}), 0);
        });
        addRow(set, "I6_one_byte_over_a_mebibyte", ERROR_INVALID_PARAMETER, [](Row& row) {
            const auto* bytes = row.keep(std::vector<BYTE>((1 << 20) + 1));
            return Form::setRoutingInfo(row.openPort(), row.text<Form>(kUnknownGuid), bytes->data(),
                                        (1 << 20) + 1);
        });
        addGuidRows<Form>(set, [](Row& row, const auto* guid) {
            return Form::setRoutingInfo(row.openPort(), guid,
                                        row.keep(std::vector<BYTE>(2))->data(), 2);
        });
    }

    const std::string letter_{Form::kLetter};
};

}  // namespace

void addRoutingRows() {
    addGlobalRows<Ansi>();
    addGlobalRows<Wide>();
    MethodRows<Ansi>().add();
    MethodRows<Wide>().add();
}

}  // namespace winfax::conformance
