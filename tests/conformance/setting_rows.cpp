// SPDX-License-Identifier: MIT
// Server configuration, logging categories, global routing information. Each row named "not_yet" is
// replaced by the issue that brings the function.
#include "rows.h"

namespace winfax::conformance {
namespace {

const HANDLE kGarbage = reinterpret_cast<HANDLE>(ULONG_PTR{0x12345678});
constexpr std::u16string_view kGuid = u"{9D3D0C32-0BA7-4D32-9E5A-5D5F0C4B1A10}";

// A setter that takes a sized structure: every wrong SizeOfStruct, and the order of judging.
template <class Structure>
void addSizedRows(const std::string& function, DWORD otherWidth,
                  std::function<BOOL(HANDLE, const Structure*)> set) {
    addHandleRows(function, HandleKind::server,
                  [set](Row& row, HANDLE handle) { return set(handle, row.sized<Structure>()); });
    addRow(function, "K10_null_structure", ERROR_INVALID_PARAMETER,
           [set](Row& row) { return set(row.server(), nullptr); });
    addRow(function, "K10_null_structure_before_handle", ERROR_INVALID_PARAMETER,
           [set](Row&) { return set(kGarbage, nullptr); });
    addRow(function, "K10_handle_before_SizeOfStruct", ERROR_INVALID_HANDLE,
           [set](Row& row) { return set(kGarbage, row.keep(Structure{})); });
    static constexpr DWORD kSize = sizeof(Structure);
    for (const auto& [row, size] :
         {std::pair{"K10_size_0", DWORD{0}}, std::pair{"K10_size_one_too_small", kSize - 1},
          std::pair{"K10_size_one_too_large", kSize + 1},
          std::pair{"K10_size_of_the_other_width", otherWidth}}) {
        addRow(function, row, ERROR_INVALID_PARAMETER, [set, size = size](Row& given) {
            Structure value{};
            value.SizeOfStruct = size;
            return set(given.server(), given.untouched(value));
        });
    }
}

template <class Form>
void addConfigurationRows() {
    using Configuration = typename Form::Configuration;
    const std::string get = "FaxGetConfiguration" + std::string(Form::kLetter);
    addHandleRows(get, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::getConfiguration(handle, row.out<Configuration*>());
    });
    addRow(get, "K10_null_FaxConfig", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::getConfiguration(row.server(), nullptr); });
    addRow(get, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::getConfiguration(row.server(), row.out<Configuration*>());
    });

    const std::string set = "FaxSetConfiguration" + std::string(Form::kLetter);
    addSizedRows<Configuration>(set, sizeof(void*) == 8 ? 52 : 64,
                                [](HANDLE handle, const Configuration* value) {
                                    return Form::setConfiguration(handle, value);
                                });
    addRow(set, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::setConfiguration(row.server(), row.sized<Configuration>());
    });
}

template <class Form>
void addLoggingRows() {
    using Category = typename Form::LogCategory;
    const std::string get = "FaxGetLoggingCategories" + std::string(Form::kLetter);
    addHandleRows(get, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::getLoggingCategories(handle, row.out<Category*>(), row.out<DWORD>());
    });
    addRow(get, "K10_B5_null_Categories", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::getLoggingCategories(row.server(), nullptr, row.out<DWORD>());
    });
    addRow(get, "K10_B5_null_NumberCategories", ERROR_INVALID_PARAMETER, [](Row& row) {
        return Form::getLoggingCategories(row.server(), row.out<Category*>(), nullptr);
    });
    addRow(get, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::getLoggingCategories(row.server(), row.out<Category*>(), row.out<DWORD>());
    });

    const std::string set = "FaxSetLoggingCategories" + std::string(Form::kLetter);
    const auto category = [](Row& row, DWORD number, DWORD level) {
        Category value{};
        value.Name = row.text<Form>(u"Outbound");
        value.Category = number;
        value.Level = level;
        return row.keep(value);
    };
    addHandleRows(set, HandleKind::server, [category](Row& row, HANDLE handle) {
        return Form::setLoggingCategories(handle, category(row, FAXLOG_CATEGORY_OUTBOUND, 1), 1);
    });
    addRow(set, "K10_null_Categories", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::setLoggingCategories(row.server(), nullptr, 1); });
    addRow(set, "K10_no_categories", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, FAXLOG_CATEGORY_OUTBOUND, 1),
                                          0);
    });
    addRow(set, "K10_level_4", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, FAXLOG_CATEGORY_OUTBOUND, 4),
                                          1);
    });
    addRow(set, "K10_category_5", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, 5, 1), 1);
    });
    addRow(set, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, FAXLOG_CATEGORY_OUTBOUND, 1),
                                          1);
    });
}

template <class Form>
void addGlobalRoutingRows() {
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
    addRow(list, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        return Form::enumGlobalRoutingInfo(row.server(), row.out<Info*>(), row.out<DWORD>());
    });

    const std::string set = "FaxSetGlobalRoutingInfo" + std::string(Form::kLetter);
    addSizedRows<Info>(set, sizeof(void*) == 8 ? 28 : 48, [](HANDLE handle, const Info* value) {
        return Form::setGlobalRoutingInfo(handle, value);
    });
    addRow(set, "B5_not_yet", ERROR_CALL_NOT_IMPLEMENTED, [](Row& row) {
        Info value = *row.sized<Info>();
        value.Priority = 1;
        value.Guid = row.text<Form>(kGuid);
        return Form::setGlobalRoutingInfo(row.server(), &value);
    });
}

}  // namespace

void addServerSettingRows() {
    addConfigurationRows<Ansi>();
    addConfigurationRows<Wide>();
    addLoggingRows<Ansi>();
    addLoggingRows<Wide>();
    addGlobalRoutingRows<Ansi>();
    addGlobalRoutingRows<Wide>();
}

}  // namespace winfax::conformance
