// SPDX-License-Identifier: MIT
// FaxStartPrintJob as the tests of this directory call it.
#pragma once

#include <deque>
#include <fstream>
#include <iterator>
#include <string>

#include "drawing.h"
#include "forms.h"
#include "outcome.h"

namespace winfax::endtoend {

// The arguments of a call, and what it returned.
template <class Form>
class PrintCall {
  public:
    using Char = typename Form::Char;

    explicit PrintCall(std::u16string_view name = u"Letter") {
        info.SizeOfStruct = sizeof info;
        info.DocName = text(name);
        info.RecipientNumber = text(u"555-0100");
        context.SizeOfStruct = sizeof context;
        context.ServerName[0] = 'x';
    }

    const Char* text(std::u16string_view value) {
        return texts_.emplace_back(Form::encode(value)).c_str();
    }
    conformance::Outcome start(const Char* printer = nullptr) {
        return conformance::attempt(
            [&] { return Form::startPrintJob(printer, &info, &spoolerId, &context); });
    }
    // Two pages and the end of the document. False when anything of that failed.
    bool finish() {
        const bool drawn = drawPage(context.hDC, 1) && drawPage(context.hDC, 2);
        const bool ended = EndDoc(context.hDC) > 0;
        return DeleteDC(context.hDC) && drawn && ended;
    }

    typename Form::PrintInfo info{};
    typename Form::ContextInfo context{};
    DWORD spoolerId = conformance::kUntouched;

  private:
    std::deque<std::basic_string<Char>> texts_;
};

inline std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace winfax::endtoend
