// SPDX-License-Identifier: MIT
// A fax program whose calls fail, for the faults of its environment. It prints a line for each
// call: the function and its last error, 0 when it succeeded.
//   fault_program every         calls every function once, with nothing but zeros
//   fault_program jobs NUMBER   connects and lists the jobs so often
#include <iostream>
#include <string>

#include "api.h"

namespace winfax::conformance {
namespace {

void report(std::string_view function, BOOL result) {
    std::cout << function << ' ' << (result ? 0 : lastError()) << std::endl;
}

template <class... Argument>
void callWithZeros(std::string_view name, BOOL(WINAPI* function)(Argument...)) {
    setLastError(0);
    report(name, function(Argument{}...));
}

template <class... Argument>
void callWithZeros(std::string_view name, void(WINAPI* function)(Argument...)) {
    function(Argument{}...);
    report(name, TRUE);
}

int callEvery() {
    Api::visit([](std::string_view name, const auto& function) { callWithZeros(name, function); },
               api());
    return 0;
}

int listJobs(int times) {
    HANDLE fax = nullptr;
    report("FaxConnectFaxServerW", api().FaxConnectFaxServerW(nullptr, &fax));
    for (int call = 0; call < times; ++call) {
        FAX_JOB_ENTRYW* jobs = nullptr;
        DWORD count = 0;
        report("FaxEnumJobsW", api().FaxEnumJobsW(fax, &jobs, &count));
        api().FaxFreeBuffer(jobs);
    }
    report("FaxClose", api().FaxClose(fax));
    return 0;
}

}  // namespace
}  // namespace winfax::conformance

int main(int argumentCount, char** arguments) {
    using namespace winfax::conformance;
    const std::string mode = argumentCount > 1 ? arguments[1] : "";
    try {
        loadLibrary();
        if (mode == "every") return callEvery();
        if (mode == "jobs" && argumentCount == 3) return listJobs(std::stoi(arguments[2]));
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
    std::cerr << "usage: fault_program every | jobs NUMBER" << std::endl;
    return 2;
}
