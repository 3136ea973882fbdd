// SPDX-License-Identifier: MIT
// Programs of this system have nothing to draw on: K8, and no service is asked.
#include "../../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

TEST(NoPrinter, ThereIsNoneAndNoServiceIsStarted) {
    test::ScratchInstance instance("virtual");
    FAX_PRINT_INFOW info{};
    info.SizeOfStruct = sizeof info;
    const auto number = conformance::Wide::encode(u"555-0100");
    info.RecipientNumber = number.c_str();
    FAX_CONTEXT_INFOW context{};
    context.SizeOfStruct = sizeof context;
    DWORD id = 7;
    const auto outcome = conformance::attempt(
        [&] { return conformance::api().FaxStartPrintJobW(nullptr, &info, &id, &context); });
    EXPECT_EQ(outcome, conformance::failure(ERROR_INVALID_PRINTER_NAME));
    EXPECT_EQ(id, 0u);
    EXPECT_FALSE(readStatus());
}

}  // namespace
}  // namespace winfax::endtoend
