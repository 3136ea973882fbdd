// SPDX-License-Identifier: MIT
#include "rows.h"

namespace winfax::conformance {
namespace {

// K2: these two are in no public list of the genuine library's exports.
bool mayBeAbsent(const std::string& function) {
    return !libraryIsOurs() && function.starts_with("FaxUnregisterRoutingExtension");
}

}  // namespace

void Row::TestBody() {
    if (!findExport(function_)) {
        if (mayBeAbsent(function_)) {
            GTEST_SKIP() << "there is no " << function_ << ", and need not be (K2)";
        }
        FAIL() << "there is no export " << function_;
    }
    if (error_ == ERROR_INVALID_PRINTER_NAME && !libraryIsOurs()) {
        GTEST_SKIP() << "says what our library lacks, and this one may have a printer";
    }
    const Outcome outcome = attempt([&] { return call_(*this); });
    RecordProperty("expected", textOf(failure(error_)));
    RecordProperty("observed", textOf(outcome));
    EXPECT_PRED_FORMAT2(sameOutcome, outcome, failure(error_));
    if (const auto cleared = outputsCleared(); !cleared) {
        ADD_FAILURE() << cleared.message();
    }
    for (const auto& same : untouched_) {
        EXPECT_TRUE(same()) << "a structure that is no output was written";
    }
}

void addRow(const std::string& function, const std::string& row, DWORD error, Row::Call call) {
    testing::RegisterTest(function.c_str(), row.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [=]() -> ServiceTest* { return new Row(function, error, call); });
}

void addHandleRows(const std::string& function, HandleKind kind, const HandleCall& call,
                   DWORD errorForNull) {
    const DWORD error = kind == HandleKind::port ? ERROR_INVALID_DATA : ERROR_INVALID_HANDLE;
    const auto add = [&](const char* row, DWORD expected, std::function<HANDLE(Row&)> handle) {
        addRow(function, row, expected,
               [call, handle](Row& given) { return call(given, handle(given)); });
    };
    const auto number = [](ULONG_PTR value) {
        return [value](Row&) { return reinterpret_cast<HANDLE>(value); };
    };

    add(errorForNull == ERROR_INVALID_HANDLE ? "A5_A7_null_handle" : "A7_null_handle", errorForNull,
        number(0));
    add("A7_garbage_handle", error, number(0x12345678));
    add("A7_small_number_as_handle", error, number(4));
    add("A7_L12_invalid_handle_value", error,
        [](Row&) { return static_cast<HANDLE>(INVALID_HANDLE_VALUE); });
    add("A7_address_as_handle", error, [](Row& row) -> HANDLE { return row.keep(0); });
    add("A6_L12_closed_handle", error, [](Row& row) {
        HANDLE handle = row.connect();
        api().FaxClose(handle);
        return handle;
    });
    add("A6_reused_slot_of_a_closed_handle", error, [](Row& row) {
        HANDLE handle = row.connect();
        api().FaxClose(handle);
        row.connect();
        return handle;
    });
    add("A7_completion_port_as_handle", error, [](Row&) {
        static const HANDLE port = createPort();
        return port;
    });
    if (kind == HandleKind::server) {
        add("A7_port_handle_as_server_handle", error, [](Row& row) { return row.openPort(); });
    }
    if (kind == HandleKind::port) {
        add("A7_server_handle_as_port_handle", error, [](Row& row) { return row.server(); });
    }
    if (kind != HandleKind::server) {
        add("A6_closed_port_handle", error, [](Row& row) {
            HANDLE port = row.openPort();
            api().FaxClose(port);
            return port;
        });
    }
}

}  // namespace winfax::conformance
