// SPDX-License-Identifier: MIT
// A document outlives the service: it ended while the service was away, or later.
#include "printing_test.h"

namespace winfax::endtoend {
namespace {

using conformance::failure;
using conformance::kSuccess;
using conformance::Wide;
using testing::IsEmpty;

class PrintingRestart : public Printing {};

TEST_F(PrintingRestart, EndedWhileTheServiceWasAway) {
    PrintCall<Wide> call;
    ASSERT_EQ(call.start(), kSuccess);
    instance().kill();
    EXPECT_TRUE(call.finish());
    instance().start();
    EXPECT_EQ(jobsOnceThere(1).size(), 1u);
    instance().kill();
    instance().start();
    EXPECT_EQ(jobs().size(), 1u) << "once, and no more";
}

TEST_F(PrintingRestart, EndedAfterTheServiceCameBack) {
    PrintCall<Wide> call;
    ASSERT_EQ(call.start(), kSuccess);
    EXPECT_EQ(instance().stop(), 0);
    instance().start();
    EXPECT_TRUE(call.finish());
    EXPECT_EQ(jobsOnceThere(1).size(), 1u);
}

TEST_F(PrintingRestart, GivenUpWhileTheServiceWasAway) {
    test::ChildProcess child(testProgramPath("print_program"), {"wait"});
    ASSERT_TRUE(child.waitForLine("started")) << child.output();
    instance().kill();
    child.kill();
    instance().start();
    EXPECT_TRUE(eventually([&] { return openTickets() == 0; }));
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_F(PrintingRestart, ATicketWithAJobIsOfNoUse) {
    PrintCall<Wide> call;
    ASSERT_EQ(call.start(), kSuccess);
    std::string ticket;
    std::filesystem::path file;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        if (entry.path().extension() == ".json") file = entry.path();
    }
    ticket = contentOf(file);
    EXPECT_TRUE(call.finish());
    EXPECT_EQ(jobsOnceThere(1).size(), 1u);
    // As if the service had died between the two steps.
    instance().kill();
    std::ofstream(file, std::ios::binary) << ticket;
    instance().start();
    EXPECT_TRUE(eventually([&] { return openTickets() == 0; }));
    EXPECT_EQ(jobs().size(), 1u);
}

TEST_F(PrintingRestart, WithoutAServiceNothingIsPrinted) {
    EXPECT_EQ(instance().stop(), 0);
    PrintCall<Wide> call;
    EXPECT_EQ(call.start(), failure(RPC_S_SERVER_UNAVAILABLE));
    instance().start();
}

}  // namespace
}  // namespace winfax::endtoend
