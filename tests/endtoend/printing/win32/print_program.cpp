// SPDX-License-Identifier: MIT
// A program that prints, for tests that need more than one process or its end.
//   print_program print NAME    two pages and EndDoc: prints "printed"
//   print_program many          five documents, one after the other
//   print_program exit          ends with a page drawn and without EndDoc
//   print_program abort         AbortDoc and DeleteDC
//   print_program delete        DeleteDC without EndDoc
//   print_program empty         EndDoc without a page
//   print_program confuse       prints, then takes the spooler's number for a fax job's
//   print_program wait          "started ID", then waits to be killed
#include <iostream>

#include "host.h"
#include "printing.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

using conformance::Wide;

int failed(const char* what) {
    std::cerr << what << " failed, error " << GetLastError() << std::endl;
    return 1;
}

int print(const std::string& mode, const std::string& name) {
    PrintCall<Wide> call(std::u16string(name.begin(), name.end()));
    if (call.start() != conformance::kSuccess) return failed("FaxStartPrintJob");
    const HDC context = call.context.hDC;
    std::cout << "started " << call.spoolerId << std::endl;
    if (mode == "print") {
        if (!call.finish()) return failed("drawing");
        std::cout << "printed" << std::endl;
        return 0;
    }
    if (mode == "confuse") {
        HANDLE fax = nullptr;
        if (!call.finish() || !conformance::api().FaxConnectFaxServerA(nullptr, &fax)) {
            return failed("printing");
        }
        conformance::api().FaxAbort(fax, call.spoolerId + 1'000'000);
        conformance::api().FaxAbort(fax, call.spoolerId);
        return 0;
    }
    if (mode == "empty") return EndDoc(context) > 0 && DeleteDC(context) ? 0 : failed("EndDoc");
    if (!drawPage(context, 1)) return failed("drawing");
    if (mode == "wait") Sleep(INFINITE);
    if (mode == "abort") AbortDoc(context);  // Wine's does nothing and says so
    if (mode != "exit") DeleteDC(context);
    return 0;
}

}  // namespace
}  // namespace winfax::endtoend

int main(int argumentCount, char** arguments) {
    if (argumentCount < 2) {
        std::cerr << "usage: print_program print|many|exit|abort|delete|empty|confuse|wait [NAME]"
                  << std::endl;
        return 2;
    }
    try {
        winfax::conformance::loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
    const std::string name = argumentCount > 2 ? arguments[2] : "Letter";
    if (std::string(arguments[1]) != "many") return winfax::endtoend::print(arguments[1], name);
    int code = 0;
    for (int count = 0; code == 0 && count < 5; ++count) {
        code = winfax::endtoend::print("print", name);
    }
    return code;
}
