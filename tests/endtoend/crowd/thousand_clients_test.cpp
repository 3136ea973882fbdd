// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <sstream>

#include "../support/service_process.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

constexpr std::size_t kPrograms = 20;
constexpr std::size_t kHandles = 50;

class ThousandClients : public conformance::OwnInstance {};

// The ids that a crowd_member printed.
std::vector<DWORD> idsIn(const std::string& output) {
    std::vector<DWORD> ids;
    std::istringstream lines(output);
    for (std::string word; lines >> word;) {
        DWORD id = 0;
        if (word == "job" && lines >> id) ids.push_back(id);
    }
    return ids;
}

TEST_F(ThousandClients, OfTwentyProgramsAreServedAtOnceAndNoJobIsLost) {
    connect();
    const auto path = document().string();
    std::vector<std::unique_ptr<test::ChildProcess>> programs;
    for (std::size_t i = 0; i < kPrograms; ++i) {
        programs.push_back(std::make_unique<test::ChildProcess>(
            testProgramPath("crowd_member"),
            std::vector<std::string>{std::to_string(kHandles), path}));
    }
    std::set<DWORD> ids;
    for (const auto& program : programs) {
        ASSERT_EQ(program->wait(3 * test::kPatience), 0) << program->output();
        for (const DWORD id : idsIn(program->output())) {
            EXPECT_TRUE(ids.insert(id).second) << "id " << id << " was given twice";
        }
    }
    EXPECT_EQ(ids.size(), kPrograms * kHandles);
    auto queued = queuedIds();
    std::ranges::sort(queued);
    EXPECT_TRUE(std::ranges::equal(queued, ids)) << queued.size() << " jobs are queued";
    EXPECT_TRUE(eventually([] { return readStatus()->connections == 1; }));
}

}  // namespace
}  // namespace winfax::endtoend
