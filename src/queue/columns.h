// SPDX-License-Identifier: MIT
// Members of a stored value as columns: names, SQL and conversion follow from its fields().
//
// Numbers, flags, enumerations and times (100 ns since 1970) are INTEGER. Text is a BLOB of
// UTF-16LE units, absent text is NULL: as SQLite text a leading U+FEFF would be taken for a byte
// order mark and vanish. `SELECT CAST(DocumentName AS TEXT)` shows it, as the database's encoding
// is UTF-16le.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "model/job.h"
#include "queue/sqlite.h"

namespace winfax::queue {

static_assert(std::endian::native == std::endian::little, "text and dates are stored as they lie");

template <class T>
concept StoredNumber = std::is_integral_v<T> || std::is_enum_v<T>;

class ColumnWriter {
  public:
    explicit ColumnWriter(Statement& statement) : statement_(statement) {}

    void operator()(std::string_view, model::as, const auto& member) { write(member); }

  private:
    void write(StoredNumber auto member) { statement_.bind(static_cast<std::int64_t>(member)); }
    void write(model::Time time) { statement_.bind(time.time_since_epoch().count()); }
    void write(const std::string& text) { statement_.bind(std::as_bytes(std::span(text))); }
    void write(const std::u16string& text) { statement_.bind(std::as_bytes(std::span(text))); }
    void write(const model::CalendarTime& time) {
        statement_.bind(std::as_bytes(std::span(&time, 1)));
    }
    template <class T>
    void write(const std::optional<T>& member) {
        member ? write(*member) : statement_.bindNull();
    }

    Statement& statement_;
};

// Reads the present row. Nothing on disk is believed: `problem` names the first column that holds
// what its member cannot.
class ColumnReader {
  public:
    explicit ColumnReader(const Statement& row) : row_(row) {}

    void operator()(std::string_view name, model::as, auto& member) {
        if (!read(member) && problem.empty())
            problem = "column " + std::string(name) + " is damaged";
        ++column_;
    }

    std::string problem;

  private:
    template <StoredNumber T>
    bool read(T& member) {
        const auto number = row_.number(column_);
        if (!number) return false;
        member = static_cast<T>(*number);
        return static_cast<std::int64_t>(member) == *number;
    }
    bool read(model::Time& member) {
        const auto number = row_.number(column_);
        if (!number) return false;
        member = model::Time(model::Ticks(*number));
        return true;
    }
    template <class Character>
    bool read(std::basic_string<Character>& member) {
        const auto bytes = row_.bytes(column_);
        if (!bytes || bytes->size() % sizeof(Character) != 0) return false;
        member.resize(bytes->size() / sizeof(Character));
        if (!bytes->empty()) std::memcpy(member.data(), bytes->data(), bytes->size());
        return true;
    }
    bool read(model::CalendarTime& member) {
        const auto bytes = row_.bytes(column_);
        if (!bytes || bytes->size() != sizeof member) return false;
        std::memcpy(&member, bytes->data(), sizeof member);
        return true;
    }
    template <class T>
    bool read(std::optional<T>& member) {
        if (row_.isNull(column_)) return true;
        return read(member.emplace());
    }

    const Statement& row_;
    int column_ = 0;
};

// "name TYPE, name TYPE NOT NULL ..." for CREATE TABLE.
template <class Value>
std::string columnDefinitions() {
    std::string sql;
    const auto add = [&]<class T>(std::string_view name, model::as, const T&) {
        constexpr bool number = StoredNumber<T> || std::is_same_v<T, model::Time> ||
                                std::is_same_v<T, std::optional<model::Time>>;
        constexpr bool mayBeAbsent = requires(const T& member) { member.has_value(); };
        if (!sql.empty()) sql += ", ";
        sql +=
            std::string(name) + (number ? " INTEGER" : " BLOB") + (mayBeAbsent ? "" : " NOT NULL");
    };
    const Value value{};
    Value::fields(add, value);
    return sql;
}

// What `each` makes of every column (name and 1-based number), with commas between.
template <class Value, class Each>
std::string joinColumns(Each each) {
    std::string sql;
    int number = 0;
    Value::fields([&](std::string_view name, model::as) {
        if (number > 0) sql += ", ";
        sql += each(std::string(name), ++number);
    });
    return sql;
}

template <class Value>
std::string columnNames() {
    return joinColumns<Value>([](std::string name, int) { return name; });
}

template <class Value>
std::string insertStatement(const std::string& intoTable) {
    return intoTable + " (" + columnNames<Value>() + ") VALUES (" +
           joinColumns<Value>(
               [](const std::string&, int number) { return "?" + std::to_string(number); }) +
           ")";
}

// Updates the row whose first column is the value's. Columns that Value says are fixed are left
// out: SQLite writes an index anew, a page of the log each, for every column of it that is assigned
// to.
template <class Value>
std::string updateStatement(const std::string& table) {
    std::string key;
    std::string assignments;
    int number = 0;
    Value::fields([&](std::string_view name, model::as) {
        const std::string assignment = std::string(name) + " = ?" + std::to_string(++number);
        if (number == 1) key = assignment;
        if (Value::isFixed(name)) return;
        if (!assignments.empty()) assignments += ", ";
        assignments += assignment;
    });
    return "UPDATE " + table + " SET " + assignments + " WHERE " + key;
}

}  // namespace winfax::queue
