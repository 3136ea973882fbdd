// SPDX-License-Identifier: MIT
// What is printed becomes a fax job, or nothing at all.
#include <algorithm>

#include "printing_test.h"

namespace winfax::endtoend {
namespace {

using conformance::Ansi;
using conformance::failure;
using conformance::kSuccess;
using conformance::Wide;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <class Form>
class PrintedJob : public Printing {};
using Forms = testing::Types<Ansi, Wide>;
TYPED_TEST_SUITE(PrintedJob, Forms);

TYPED_TEST(PrintedJob, BearsWhatTheProgramSaid) {
    PrintCall<TypeParam> call(u"Offer");
    call.info.RecipientName = call.text(u"Anna");
    call.info.SenderName = call.text(u"Ben");
    call.info.SenderCompany = call.text(u"Company");
    call.info.SenderDept = call.text(u"Dept");
    call.info.SenderBillingCode = call.text(u"4711");
    call.info.DrEmailAddress = call.text(u"ben@example.org");
    ASSERT_EQ(call.start(), kSuccess);
    EXPECT_GT(call.spoolerId, 0u);
    EXPECT_EQ(call.context.SizeOfStruct, sizeof call.context);
    EXPECT_EQ(call.context.ServerName[0], 0);
    EXPECT_EQ(this->openTickets(), 1u);
    EXPECT_TRUE(call.finish());
    const auto jobs = this->jobsOnceThere(1);
    ASSERT_EQ(jobs.size(), 1u);
    const auto& job = jobs[0];
    EXPECT_EQ(job.pages, 2u);
    EXPECT_GT(job.size, 1'000u);
    EXPECT_EQ(job.name, "Offer");
    EXPECT_EQ(job.number, "555-0100");
    EXPECT_EQ(job.recipient, "Anna");
    EXPECT_EQ(job.sender, "Ben");
    EXPECT_EQ(job.billing, "4711");
    EXPECT_EQ(job.reportTo, "ben@example.org");
    EXPECT_EQ(job.reportType, DWORD{DRT_EMAIL});
    EXPECT_TRUE(eventually([&] { return this->leftOutput().empty(); }));
}

TYPED_TEST(PrintedJob, K8_OnlyAFaxPrinterWillDo) {
    PrintCall<TypeParam> call;
    const auto before = call.context;
    EXPECT_EQ(call.start(call.text(u"no such printer")), failure(ERROR_INVALID_PRINTER_NAME));
    EXPECT_EQ(call.spoolerId, 0u);
    EXPECT_EQ(call.context.hDC, before.hDC);
    EXPECT_EQ(call.context.ServerName[0], 'x');
    EXPECT_EQ(this->openTickets(), 0u);
}

TYPED_TEST(PrintedJob, ThePrinterMayBeNamed) {
    PrintCall<TypeParam> call;
    ASSERT_EQ(call.start(call.text(u"Fax")), kSuccess);
    EXPECT_TRUE(call.finish());
    EXPECT_EQ(this->jobsOnceThere(1).size(), 1u);
}

class PrintedJobs : public Printing {
  protected:
    static std::vector<DWORD> sizes() {
        std::vector<DWORD> all;
        for (const Job& job : jobs()) all.push_back(job.size);
        return all;
    }
    // As print_program said it: another program that prints at that moment makes it more than 1.
    static std::string spoolerIdOf(const test::Finished& finished) {
        constexpr std::string_view kBefore = "started ";
        EXPECT_EQ(finished.exitCode, 0) << finished.output;
        const auto place = finished.output.find(kBefore);
        if (place == std::string::npos) return "0";
        const auto number = finished.output.substr(place + kBefore.size());
        return number.substr(0, number.find_first_not_of("0123456789"));
    }
};

TEST_F(PrintedJobs, TheContextIsAFaxPage) {
    PrintCall<Wide> call;
    ASSERT_EQ(call.start(), kSuccess);
    const HDC context = call.context.hDC;
    EXPECT_EQ(GetDeviceCaps(context, TECHNOLOGY), DT_RASPRINTER);
    EXPECT_EQ(GetDeviceCaps(context, LOGPIXELSX), 204);
    EXPECT_EQ(GetDeviceCaps(context, LOGPIXELSY), 196);
    EXPECT_EQ(GetDeviceCaps(context, PHYSICALOFFSETX), 0);
    EXPECT_GT(GetDeviceCaps(context, HORZRES), 1'600);
    EXPECT_GT(GetDeviceCaps(context, VERTRES), 2'000);
    DOCINFOW again{};
    again.cbSize = sizeof again;
    again.lpszDocName = L"again";
    EXPECT_LE(StartDocW(context, &again), 0) << "the document has begun";
    EXPECT_TRUE(call.finish());
    EXPECT_EQ(jobsOnceThere(1).size(), 1u);
}

// faxctl and the trace tell which job a number of the printer was (L19).
TEST_F(PrintedJobs, L19_TheTwoNumbersAreLinked) {
    const auto trace = files().path() / "trace.jsonl";
    const test::ScopedVariable traced("WINFAX_TRACE", trace.string());
    const std::string number = spoolerIdOf(program("print"));
    const auto jobs = jobsOnceThere(1);
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_THAT(contentOf(trace), HasSubstr(R"("print":{"spoolerId":)" + number + R"(,"ticket":)"));
    const std::string id = std::to_string(jobs[0].id);
    const auto faxctl = test::productPath("faxctl");
    EXPECT_THAT(test::runProgram(faxctl, {"show", id}).output,
                testing::ContainsRegex("spoolerId +" + number));
    for (const auto& words : {std::vector<std::string>{"show", id, "--json"}, {"jobs", "--json"}}) {
        EXPECT_THAT(test::runProgram(faxctl, words).output,
                    testing::ContainsRegex(R"("spoolerId":)" + number + "\\D"));
    }
}

TEST_F(PrintedJobs, L19_StrictModeTellsThemApart) {
    const test::ScopedVariable strict("WINFAX_STRICT", "warn");
    const auto finished = program("confuse");
    const std::string number = spoolerIdOf(finished);
    EXPECT_THAT(finished.output, HasSubstr("JobId " + number + " came from FaxStartPrintJob"));
    EXPECT_THAT(finished.output,
                testing::Not(HasSubstr("JobId " + std::to_string(1'000'000 + std::stoi(number)))));
}

TEST_F(PrintedJobs, TheEndOfTheProgramWithoutEndDocIsTheEndOfTheDocument) {
    for (const char* mode : {"exit", "abort", "delete"}) {
        const auto finished = program(mode);
        EXPECT_EQ(finished.exitCode, 0) << mode << finished.output;
    }
    EXPECT_TRUE(eventually([&] { return openTickets() == 0; }));
    EXPECT_THAT(jobs(), IsEmpty());
    EXPECT_TRUE(eventually([&] { return leftOutput().empty(); }));
}

TEST_F(PrintedJobs, AKilledProgramLeavesNothing) {
    test::ChildProcess child(testProgramPath("print_program"), {"wait"});
    ASSERT_TRUE(child.waitForLine("started")) << child.output();
    EXPECT_EQ(openTickets(), 1u);
    child.kill();
    EXPECT_TRUE(eventually([&] { return openTickets() == 0; }));
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_F(PrintedJobs, ADocumentWithoutPagesIsNone) {
    EXPECT_EQ(program("empty").exitCode, 0);
    EXPECT_TRUE(eventually([&] { return openTickets() == 0; }));
    EXPECT_THAT(jobs(), IsEmpty());
    EXPECT_TRUE(eventually([&] { return leftOutput().empty(); }));
}

// Wine's spooler would keep the documents of all of them in files of the same names.
TEST_F(PrintedJobs, ManyProgramsPrintAtOnceAndNoneLosesAPage) {
    constexpr std::size_t kPrograms = 4;
    std::vector<std::unique_ptr<test::ChildProcess>> programs;
    for (std::size_t i = 0; i < kPrograms; ++i) {
        programs.push_back(std::make_unique<test::ChildProcess>(testProgramPath("print_program"),
                                                                std::vector<std::string>{"many"}));
    }
    for (const auto& each : programs) EXPECT_EQ(each->wait(), 0) << each->output();
    EXPECT_EQ(jobsOnceThere(kPrograms * 5).size(), kPrograms * 5);
    // Once all are made into pages: they are the same, dot by dot.
    EXPECT_TRUE(eventually([&] {
        const auto all = jobs();
        return std::ranges::all_of(
            all, [&](const Job& job) { return job.pages == 2 && job.size == all[0].size; });
    })) << testing::PrintToString(sizes());
}

TEST_F(PrintedJobs, ProgramsPrintAtOnce) {
    PrintCall<Wide> here(u"here");
    ASSERT_EQ(here.start(), kSuccess);
    EXPECT_TRUE(drawPage(here.context.hDC, 1));
    const auto there = program("print", "there");
    EXPECT_EQ(there.exitCode, 0) << there.output;
    PrintCall<Wide> second(u"second");
    ASSERT_EQ(second.start(), kSuccess);
    EXPECT_NE(second.spoolerId, here.spoolerId);
    EXPECT_TRUE(second.finish());
    EXPECT_TRUE(drawPage(here.context.hDC, 2));
    EXPECT_GT(EndDoc(here.context.hDC), 0);
    EXPECT_TRUE(DeleteDC(here.context.hDC));
    std::multiset<std::string> names;
    for (const Job& job : jobsOnceThere(3)) names.insert(job.name);
    EXPECT_THAT(names, ElementsAre("here", "second", "there"));
}

}  // namespace
}  // namespace winfax::endtoend
