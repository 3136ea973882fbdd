// SPDX-License-Identifier: MIT
// K7: a document that goes to a file of the program's is no fax.
#include "printing_test.h"

namespace winfax::endtoend {
namespace {

using conformance::Ansi;
using conformance::failure;
using conformance::kSuccess;
using conformance::Wide;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

template <class Form>
class PrintToFile : public Printing {};
using Forms = testing::Types<Ansi, Wide>;
TYPED_TEST_SUITE(PrintToFile, Forms);

TYPED_TEST(PrintToFile, K7_TheFileHoldsTheDocument) {
    // An older, longer file is replaced.
    const auto file = this->files().write("out.ps", std::string(500'000, 'x'));
    PrintCall<TypeParam> call;
    call.info.RecipientNumber = nullptr;
    call.info.OutputFileName = call.text(file.u16string());
    ASSERT_EQ(call.start(), kSuccess);
    EXPECT_EQ(this->openTickets(), 0u);
    EXPECT_TRUE(call.finish());
    const std::string content = contentOf(file);
    EXPECT_THAT(content, StartsWith("%!PS-Adobe"));
    EXPECT_THAT(content, HasSubstr("%%Pages: 2"));
    EXPECT_THAT(content, EndsWith("%%EOF\n"));
    EXPECT_THAT(this->jobs(), IsEmpty());
    if (const auto keep = test::readVariable("WINFAX_KEEP_PRINTED")) {
        std::filesystem::copy_file(file, *keep, std::filesystem::copy_options::overwrite_existing);
    }
}

TYPED_TEST(PrintToFile, K7_WithANumberToo) {
    PrintCall<TypeParam> call;
    const auto file = this->files().path() / "out.ps";
    call.info.OutputFileName = call.text(file.u16string());
    ASSERT_EQ(call.start(), kSuccess);
    EXPECT_TRUE(call.finish());
    EXPECT_THAT(contentOf(file), HasSubstr("%%Pages: 2"));
    EXPECT_THAT(this->jobs(), IsEmpty());
}

TYPED_TEST(PrintToFile, AFileThatCannotBeWrittenIsTold) {
    PrintCall<TypeParam> call;
    call.info.OutputFileName = call.text((this->files().path() / "no" / "out.ps").u16string());
    const auto outcome = call.start();
    EXPECT_EQ(outcome.result, FALSE);
    EXPECT_EQ(outcome.lastError, DWORD{ERROR_FILE_NOT_FOUND});
    EXPECT_EQ(call.spoolerId, 0u);
    EXPECT_EQ(call.context.hDC, nullptr);
}

}  // namespace
}  // namespace winfax::endtoend
