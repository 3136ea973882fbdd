// SPDX-License-Identifier: MIT
#include "rows.h"

namespace winfax::test {

namespace {

void addServiceRows(std::vector<Row>& rows) {
    rows.push_back(row<model::ReadRights>({}));
    rows.push_back(row<model::Subscribe>({}));
    rows.push_back(row<model::ReadStatus>({}));
    rows.push_back(row<model::AdvanceClock>({10'000'000, false}));
    rows.push_back(row<model::StopService>({}));
}

void addFaultRows(std::vector<Row>& rows) {
    const auto without = [](Stage& stage) { stage.call<model::ClearFaults>({0}); };
    const auto withOne = [](Stage& stage) {
        stage.call<model::ClearFaults>({0});
        stage.call<model::AddFault>({u"FaxGetJob error=ERROR_ACCESS_DENIED times=1"});
    };
    rows.push_back(row<model::AddFault>({u"FaxSetJob error=ERROR_ACCESS_DENIED times=1"},
                                        {.before = without, .testInstance = true}));
    rows.push_back(row<model::ListFaults>({}, {.before = withOne, .testInstance = true}));
    rows.push_back(row<model::ClearFaults>({0}, {.before = withOne, .testInstance = true}));
}

}  // namespace

std::vector<Row> everyRow() {
    std::vector<Row> rows;
    addServiceRows(rows);
    addFaultRows(rows);
    addJobRows(rows);
    addPortRows(rows);
    addFaxRows(rows);
    addSettingRows(rows);
    return rows;
}

}  // namespace winfax::test
