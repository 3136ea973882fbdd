// SPDX-License-Identifier: MIT
// A thin wrapper of SQLite: a connection, statements, and SQLite's errors as ours. One thread at a
// time. Statements must not outlive their connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/errors.h"

struct sqlite3;
struct sqlite3_stmt;

namespace winfax::queue {

// Binding goes from the first parameter to the last, in order. A failed bind is reported by run()
// or next(). Bytes that were bound must live until then.
class Statement {
  public:
    Statement() = default;

    void bind(std::int64_t number);
    void bind(std::span<const std::byte> bytes);
    void bindNull();

    // Executes to the end and makes the statement ready for its next use.
    model::Result<void> run();
    // True while there is a row; afterwards, and after an error, ready for its next use.
    model::Result<bool> next();
    void reset();

    // Of the present row. nullopt: the column holds a value of another type.
    bool isNull(int column) const;
    std::optional<std::int64_t> number(int column) const;
    std::optional<std::span<const std::byte>> bytes(int column) const;  // until next() or reset()

  private:
    friend class Connection;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    void noteBind(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
    int bindError_ = 0;
};

class Connection {
  public:
    // `vfs`: name of the SQLite file layer, "" for the system's own.
    static model::Result<Connection> open(const std::filesystem::path& file,
                                          const std::string& vfs);

    model::Result<void> execute(const std::string& sql);
    // The same where there may be no memory to tell why it failed: false.
    bool tryTo(const char* sql) noexcept;
    model::Result<Statement> prepare(const std::string& sql);
    model::Result<std::int64_t> queryNumber(const std::string& sql);

    // SQLite ends a transaction by itself after some errors (disk full, I/O).
    bool inTransaction() const;
    // Rows that the last run statement changed.
    std::int64_t changes() const;

    // Leave what stands in the write-ahead log where it is when the connection closes.
    void keepLogOnClose();

  private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace winfax::queue
