// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include "queue/columns.h"
#include "queue/sqlite.h"

namespace winfax::queue {

// Gives every row of "SELECT <columns of Value> <fromClause>" to `take`. Ends with invalidData at
// a row that cannot be read.
template <class Value, class Take>
model::Result<void> forEachRow(Connection& connection, const std::string& fromClause, Take take) {
    auto statement = connection.prepare("SELECT " + columnNames<Value>() + " " + fromClause);
    if (!statement) return tl::unexpected(statement.error());
    for (;;) {
        const auto row = statement->next();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return {};
        Value value;
        ColumnReader reader(*statement);
        Value::fields(reader, value);
        if (!reader.problem.empty()) {
            return model::fail(model::ErrorCode::invalidData,
                               "job store: in a row " + fromClause + " " + reader.problem);
        }
        take(std::move(value));
    }
}

}  // namespace winfax::queue
