// SPDX-License-Identifier: MIT
// One program of a crowd.
//   crowd_member HANDLES DOCUMENT    opens so many handles, submits the document on each
//                                    of them and prints the ids of the jobs
#include <charconv>
#include <iostream>
#include <string>
#include <vector>

#include "api.h"

namespace winfax::conformance {
namespace {

int fail(const char* what) {
    std::cerr << what << " failed with error " << lastError() << std::endl;
    return 1;
}

int run(std::size_t count, const std::string& document) {
    std::vector<HANDLE> handles(count);
    for (HANDLE& fax : handles) {
        if (!api().FaxConnectFaxServerA(nullptr, &fax)) return fail("FaxConnectFaxServer");
    }
    FAX_JOB_PARAMA params{};
    params.SizeOfStruct = sizeof params;
    params.RecipientNumber = "555-0100";
    for (const HANDLE fax : handles) {
        DWORD id = 0;
        if (!api().FaxSendDocumentA(fax, document.c_str(), &params, nullptr, &id)) {
            return fail("FaxSendDocument");
        }
        std::cout << "job " << id << "\n";
    }
    for (const HANDLE fax : handles) {
        if (!api().FaxClose(fax)) return fail("FaxClose");
    }
    std::cout << "done" << std::endl;
    return 0;
}

}  // namespace
}  // namespace winfax::conformance

int main(int argumentCount, char** arguments) {
    using namespace winfax::conformance;
    const std::string number = argumentCount == 3 ? arguments[1] : "";
    std::size_t count = 0;
    std::from_chars(number.data(), number.data() + number.size(), count);
    if (count == 0) {
        std::cerr << "usage: crowd_member HANDLES DOCUMENT" << std::endl;
        return 2;
    }
    try {
        loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
    return run(count, arguments[2]);
}
