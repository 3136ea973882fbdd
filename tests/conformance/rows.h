// SPDX-License-Identifier: MIT
// Rows of facts about arguments: one call, one expected error, every output cleared (B5). A row is
// a test of the suite that has the function's name; its own name starts with the decision it shows.
#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "service_test.h"

namespace winfax::conformance {

// What a row's call may use: valid arguments of every kind.
class Row : public ServiceTest {
  public:
    using Call = std::function<BOOL(Row&)>;

    Row(std::string function, DWORD error, Call call)
        : function_(std::move(function)), error_(error), call_(std::move(call)) {}

    void TestBody() override;

    using ServiceTest::connect;
    using ServiceTest::device;
    using ServiceTest::document;
    using ServiceTest::files;
    using ServiceTest::openPort;
    using ServiceTest::out;
    using ServiceTest::server;
    using ServiceTest::submitWaiting;

    // A valid value of a structure or text in some form; lives as long as the row.
    template <class Value>
    Value* keep(Value value) {
        auto kept = std::make_shared<Value>(std::move(value));
        kept_.push_back(kept);
        return kept.get();
    }
    template <class Form>
    const typename Form::Char* text(std::u16string_view value) {
        return keep(Form::encode(value))->c_str();
    }
    template <class Form>
    const typename Form::Char* tiffName() {
        return keep(nameOf<Form>(document(1)))->c_str();
    }
    // Zeroed but for SizeOfStruct.
    template <class Structure>
    Structure* sized() {
        Structure structure{};
        structure.SizeOfStruct = sizeof structure;
        return keep(structure);
    }
    template <class Form>
    typename Form::JobParam* jobParam() {
        return &keep(JobRequest<Form>())->params;
    }
    // A place that must hold the same bytes after the call.
    template <class Structure>
    Structure* untouched(const Structure& structure) {
        Structure* const place = keep(structure);
        const auto* const bytes = reinterpret_cast<const unsigned char*>(place);
        const std::vector<unsigned char> before(bytes, bytes + sizeof(Structure));
        untouched_.push_back(
            [bytes, before] { return std::equal(before.begin(), before.end(), bytes); });
        return place;
    }

  private:
    std::string function_;
    DWORD error_;
    Call call_;
    std::vector<std::shared_ptr<void>> kept_;
    std::vector<std::function<bool()>> untouched_;
};

// Registers one row, as test `row` of suite `function`.
void addRow(const std::string& function, const std::string& row, DWORD error, Row::Call call);

// Rows for everything that is no handle, or not of the right kind (A6, A7).
using HandleCall = std::function<BOOL(Row&, HANDLE)>;
enum class HandleKind { server, port, either };
void addHandleRows(const std::string& function, HandleKind kind, const HandleCall& call,
                   DWORD errorForNull = ERROR_INVALID_PARAMETER);

inline const HANDLE kGarbage = reinterpret_cast<HANDLE>(ULONG_PTR{0x12345678});

// Rows of a setter that takes a sized structure: every wrong SizeOfStruct, and the order of
// judging.
template <class Structure>
void addSizedRows(const std::string& function, HandleKind kind, DWORD otherWidth,
                  std::function<BOOL(HANDLE, const Structure*)> set) {
    addHandleRows(function, kind,
                  [set](Row& row, HANDLE handle) { return set(handle, row.sized<Structure>()); });
    const auto valid = [kind](Row& row) {
        return kind == HandleKind::server ? row.server() : row.openPort(PORT_OPEN_MODIFY);
    };
    addRow(function, "K10_null_structure", ERROR_INVALID_PARAMETER,
           [=](Row& row) { return set(valid(row), nullptr); });
    addRow(function, "K10_null_structure_before_handle", ERROR_INVALID_PARAMETER,
           [set](Row&) { return set(kGarbage, nullptr); });
    addRow(function, "K10_handle_before_SizeOfStruct",
           kind == HandleKind::server ? ERROR_INVALID_HANDLE : ERROR_INVALID_DATA,
           [set](Row& row) { return set(kGarbage, row.keep(Structure{})); });
    static constexpr DWORD kSize = sizeof(Structure);
    for (const auto& [row, size] :
         {std::pair{"K10_I3_size_0", DWORD{0}}, std::pair{"K10_I3_size_one_too_small", kSize - 1},
          std::pair{"K10_I3_size_one_too_large", kSize + 1},
          std::pair{"K10_I3_size_FFFFFFFF", DWORD{0xFFFFFFFF}},
          std::pair{"K10_I3_size_of_the_other_width", otherWidth}}) {
        addRow(function, row, ERROR_INVALID_PARAMETER, [=, size = size](Row& given) {
            Structure value{};
            value.SizeOfStruct = size;
            return set(valid(given), given.untouched(value));
        });
    }
}

// Each of these registers the rows of a group of functions.
void addConnectionRows();
void addJobRows();
void addSendRows();
void addPortRows();
void addRoutingRows();
void addServerSettingRows();
void addRegistrationRows();
void addPrintRows();

}  // namespace winfax::conformance
