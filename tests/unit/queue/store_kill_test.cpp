// SPDX-License-Identifier: MIT
// "An id in the caller's hand is a job on disk", with a process that is killed in the midst of it.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "store_rig.h"
#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::queue {
namespace {

std::filesystem::path childProgram() {
    std::filesystem::path program = test::readVariable("WINFAX_TEST_PROGRAM_DIR").value_or(".");
    program /= "submit_until_killed";
#ifdef _WIN32
    program += ".exe";
#endif
    return program;
}

TEST(StoreKill, EveryAcknowledgedIdIsThereAfterKills) {
    test::StoreRig rig;
    std::set<std::uint32_t> acknowledged;
    for (const std::uint32_t target : {3u, 40u, 100u}) {
        test::ChildProcess child(childProgram(), {rig.directory.path().string()});
        ASSERT_TRUE(child.waitForLine("kept " + std::to_string(target) + " ")) << child.output();
        child.kill();
        ASSERT_TRUE(child.wait());

        std::istringstream words(child.output());
        std::uint32_t number = 0, id = 0;
        for (std::string kept, end; words >> kept >> number >> id >> end;) {
            ASSERT_EQ(kept, "kept") << child.output();
            EXPECT_TRUE(acknowledged.insert(id).second) << "id " << id << " was given twice";
        }
        EXPECT_GE(number, target);

        rig.open();
        EXPECT_EQ(rig.contents.warning, "");
        std::set<std::uint32_t> kept;
        for (const Job& job : rig.contents.jobs) {
            kept.insert(job.id);
            const auto document = rig.document(job.id);
            ASSERT_TRUE(document) << document.error().detail;
            EXPECT_EQ(document->size(), 3'000u);
        }
        for (const std::uint32_t id : acknowledged) {
            EXPECT_TRUE(kept.contains(id)) << "id " << id << " was acknowledged and is lost";
        }
        rig.store.reset();
    }
    EXPECT_GE(acknowledged.size(), 143u);
}

}  // namespace
}  // namespace winfax::queue
