// SPDX-License-Identifier: MIT
#include "kit/row_list.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <tuple>

#include "rows.h"

namespace winfax::conformance {

std::string googleName(const testing::TestInfo& test) {
    return std::string(test.test_suite_name()) + "." + test.name();
}

void registerRows() {
    addConnectionRows();
    addJobRows();
    addSendRows();
    addPortRows();
    addRoutingRows();
    addServerSettingRows();
    addRegistrationRows();
    addPrintRows();
}

std::vector<ListedRow> allRows() {
    std::vector<ListedRow> rows;
    const auto& program = *testing::UnitTest::GetInstance();
    for (int suite = 0; suite < program.total_test_suite_count(); ++suite) {
        const auto& tests = *program.GetTestSuite(suite);
        for (int index = 0; index < tests.total_test_count(); ++index) {
            const testing::TestInfo& test = *tests.GetTestInfo(index);
            const Effect effect = effectOf(tests.name(), test.name());
            if (effect != Effect::program) {
                rows.push_back({identityOf(tests.name(), test.name()), effect, googleName(test)});
            }
        }
    }
    std::ranges::sort(rows, {}, [](const ListedRow& row) {
        return std::tie(row.identity.function, row.identity.form, row.identity.id);
    });
    return rows;
}

void writeRowNames(const std::filesystem::path& file, const std::vector<std::string>& names) {
    std::ofstream stream(file, std::ios::binary);
    for (const std::string& name : names) {
        stream << name << '\n';
    }
    if (!stream.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

std::vector<std::string> readRowNames(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw std::runtime_error("cannot read " + file.string());
    }
    std::vector<std::string> names;
    for (std::string name; std::getline(stream, name);) {
        names.push_back(name);
    }
    return names;
}

}  // namespace winfax::conformance
