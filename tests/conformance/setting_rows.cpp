// SPDX-License-Identifier: MIT
// Server configuration and logging categories.
#include "rows.h"

namespace winfax::conformance {
namespace {

template <class Form>
void addConfigurationRows() {
    using Configuration = typename Form::Configuration;
    const std::string get = "FaxGetConfiguration" + std::string(Form::kLetter);
    addHandleRows(get, HandleKind::server, [](Row& row, HANDLE handle) {
        return Form::getConfiguration(handle, row.out<Configuration*>());
    });
    addRow(get, "K10_null_FaxConfig", ERROR_INVALID_PARAMETER,
           [](Row& row) { return Form::getConfiguration(row.server(), nullptr); });

    const std::string set = "FaxSetConfiguration" + std::string(Form::kLetter);
    addSizedRows<Configuration>(set, HandleKind::server, sizeof(void*) == 8 ? 52 : 64,
                                [](HANDLE handle, const Configuration* value) {
                                    return Form::setConfiguration(handle, value);
                                });
    const auto spoiled = [&](const char* row, std::function<void(Row&, Configuration&)> spoil) {
        addRow(set, row, ERROR_INVALID_PARAMETER, [spoil](Row& given) {
            Configuration value = *given.sized<Configuration>();
            spoil(given, value);
            return Form::setConfiguration(given.server(), given.untouched(value));
        });
    };
    spoiled("C4_start_hour_24", [](Row&, Configuration& value) { value.StartCheapTime.Hour = 24; });
    spoiled("C4_stop_hour_24", [](Row&, Configuration& value) { value.StopCheapTime.Hour = 24; });
    spoiled("C4_start_minute_60",
            [](Row&, Configuration& value) { value.StartCheapTime.Minute = 60; });
    spoiled("C4_stop_minute_65535",
            [](Row&, Configuration& value) { value.StopCheapTime.Minute = 65535; });
    spoiled("K10_archive_without_directory",
            [](Row&, Configuration& value) { value.ArchiveOutgoingFaxes = TRUE; });
    spoiled("K11_ArchiveDirectory_over_the_limit", [](Row& row, Configuration& value) {
        value.ArchiveDirectory = row.text<Form>(std::u16string(32768, u'd'));
    });
    // Relative to whose current directory? The contract asks for a fully qualified path.
    spoiled("K10_archive_in_a_relative_directory", [](Row& row, Configuration& value) {
        value.ArchiveOutgoingFaxes = TRUE;
        value.ArchiveDirectory = row.text<Form>(u"archive");
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
    addRow(set, "K10_null_Categories_before_handle", ERROR_INVALID_PARAMETER,
           [](Row&) { return Form::setLoggingCategories(kGarbage, nullptr, 1); });
    addRow(set, "K10_handle_before_level", ERROR_INVALID_HANDLE, [category](Row& row) {
        return Form::setLoggingCategories(kGarbage, category(row, FAXLOG_CATEGORY_OUTBOUND, 4), 1);
    });
    addRow(set, "I7_level_4", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, FAXLOG_CATEGORY_OUTBOUND, 4),
                                          1);
    });
    addRow(set, "I7_level_FFFFFFFF", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(),
                                          category(row, FAXLOG_CATEGORY_OUTBOUND, 0xFFFFFFFF), 1);
    });
    addRow(set, "I7_category_0", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, 0, 1), 1);
    });
    addRow(set, "K11_Name_over_the_limit", ERROR_INVALID_PARAMETER, [](Row& row) {
        Category value{};
        value.Name = row.text<Form>(std::u16string(32768, u'n'));
        value.Category = FAXLOG_CATEGORY_OUTBOUND;
        return Form::setLoggingCategories(row.server(), row.keep(value), 1);
    });
    addRow(set, "I7_category_5", ERROR_INVALID_PARAMETER, [category](Row& row) {
        return Form::setLoggingCategories(row.server(), category(row, 5, 1), 1);
    });
}

}  // namespace

void addServerSettingRows() {
    addConfigurationRows<Ansi>();
    addConfigurationRows<Wide>();
    addLoggingRows<Ansi>();
    addLoggingRows<Wide>();
}

}  // namespace winfax::conformance
