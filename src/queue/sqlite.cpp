// SPDX-License-Identifier: MIT
#include "queue/sqlite.h"

#include <sqlite3.h>

namespace winfax::queue {
namespace {

using model::ErrorCode;

ErrorCode codeOf(int extended) {
    if (extended == SQLITE_IOERR_NOMEM) return ErrorCode::notEnoughMemory;
    switch (extended & 0xFF) {
        case SQLITE_FULL:
            return ErrorCode::diskFull;
        case SQLITE_IOERR:
            return ErrorCode::writeFault;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return ErrorCode::invalidData;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return ErrorCode::alreadyExists;
        case SQLITE_NOMEM:
        case SQLITE_TOOBIG:
            return ErrorCode::notEnoughMemory;
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return ErrorCode::accessDenied;
        default:
            return ErrorCode::internalError;
    }
}

tl::unexpected<model::Error> failure(sqlite3* connection, int code) {
    const int extended = connection != nullptr ? sqlite3_extended_errcode(connection) : code;
    const bool known = connection != nullptr && (extended & 0xFF) == (code & 0xFF);
    const char* text = known ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    return model::fail(codeOf(known ? extended : code),
                       std::string("job store: ") + text + " (SQLite result " +
                           std::to_string(known ? extended : code) + ")");
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::noteBind(int code) {
    if (code != SQLITE_OK && bindError_ == SQLITE_OK) bindError_ = code;
}

void Statement::bind(std::int64_t number) {
    noteBind(sqlite3_bind_int64(statement_.get(), ++bound_, number));
}

void Statement::bind(std::span<const std::byte> bytes) {
    ++bound_;
    if (bytes.empty()) {  // a null pointer would become NULL
        noteBind(sqlite3_bind_zeroblob(statement_.get(), bound_, 0));
        return;
    }
    noteBind(
        sqlite3_bind_blob64(statement_.get(), bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
}

void Statement::bindNull() { noteBind(sqlite3_bind_null(statement_.get(), ++bound_)); }

model::Result<void> Statement::run() {
    for (;;) {
        const auto more = next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
    }
}

model::Result<bool> Statement::next() {
    sqlite3* const connection = sqlite3_db_handle(statement_.get());
    const int code = bindError_ != SQLITE_OK ? bindError_ : sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const auto error = failure(connection, code);
    reset();
    return error;
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    bound_ = 0;
    bindError_ = SQLITE_OK;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::number(int column) const {
    if (sqlite3_column_type(statement_.get(), column) != SQLITE_INTEGER) return std::nullopt;
    return sqlite3_column_int64(statement_.get(), column);
}

std::optional<std::span<const std::byte>> Statement::bytes(int column) const {
    if (sqlite3_column_type(statement_.get(), column) != SQLITE_BLOB) return std::nullopt;
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    if (data == nullptr && size != 0) return std::nullopt;
    return std::span(data, static_cast<std::size_t>(size));
}

void Connection::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

model::Result<Connection> Connection::open(const std::filesystem::path& file,
                                           const std::string& vfs) {
    const std::u8string name = file.u8string();
    sqlite3* opened = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(reinterpret_cast<const char*>(name.c_str()), &opened, flags,
                                     vfs.empty() ? nullptr : vfs.c_str());
    Connection connection;
    connection.connection_.reset(opened);
    if (code != SQLITE_OK) return failure(opened, code);
    return connection;
}

model::Result<void> Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(connection_.get(), code);
    return {};
}

bool Connection::tryTo(const char* sql) noexcept {
    return sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

model::Result<Statement> Connection::prepare(const std::string& sql) {
    Statement statement;
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.c_str(), -1,
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK) return failure(connection_.get(), code);
    statement.statement_.reset(prepared);
    return statement;
}

model::Result<std::int64_t> Connection::queryNumber(const std::string& sql) {
    auto statement = prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    const auto row = statement->next();
    if (!row) return tl::unexpected(row.error());
    const auto number = *row ? statement->number(0) : std::nullopt;
    if (!number) {
        return model::fail(ErrorCode::invalidData, "job store: no number from \"" + sql + "\"");
    }
    return *number;
}

bool Connection::inTransaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

std::int64_t Connection::changes() const { return sqlite3_changes64(connection_.get()); }

void Connection::keepLogOnClose() {
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

}  // namespace winfax::queue
