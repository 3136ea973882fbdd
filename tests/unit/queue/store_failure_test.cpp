// SPDX-License-Identifier: MIT
// Full disks, failing disks, damaged and foreign files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "faulty_vfs.h"
#include "queue/sqlite.h"
#include "store_rig.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::JobState;
using test::jobIn;
using test::StoreRig;
using testing::ElementsAre;
using testing::HasSubstr;

class StoreFailure : public testing::Test, protected StoreRig {
  protected:
    std::filesystem::path file() const { return directory.path() / "jobs.db"; }
    std::filesystem::path setAside(int number) const {
        return directory.path() / ("jobs.db.damaged-" + std::to_string(number));
    }
    std::string readFile() const {
        std::ifstream stream(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    void writeFile(const std::string& content) const {
        std::ofstream(file(), std::ios::binary | std::ios::trunc) << content;
    }
    std::vector<std::uint32_t> ids() const {
        std::vector<std::uint32_t> ids;
        for (const Job& job : contents.jobs) ids.push_back(job.id);
        return ids;
    }
    // Codes of three submissions made together; the documents have the given sizes.
    std::vector<ErrorCode> submitTogether(std::initializer_list<std::size_t> sizes) {
        std::vector<ErrorCode> codes;
        together([&] {
            for (const std::size_t size : sizes) {
                store->submit(jobIn(JobState::pending), Bytes(size), [&](auto id) {
                    codes.push_back(id ? ErrorCode::success : id.error().code);
                });
            }
        });
        return codes;
    }
};

TEST_F(StoreFailure, OnAFullDiskOnlyWhatDoesNotFitFails) {
    options.maxPages = 60;
    open();
    EXPECT_THAT(submitTogether({100, 1'000'000, 200}),
                ElementsAre(ErrorCode::success, ErrorCode::diskFull, ErrorCode::success));
    const auto refused = submit(jobIn(JobState::pending), std::string(1'000'000, 'x'));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::diskFull);
    EXPECT_THAT(refused.error().detail, HasSubstr("full"));
    ASSERT_TRUE(remove(1)) << "making room works on a full disk";
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    open();
    EXPECT_EQ(contents.jobs.size(), 2u);
    EXPECT_EQ(contents.warning, "");
}

TEST_F(StoreFailure, ACommitThatFailsIsTakenApart) {
    options.vfs = test::kFaultyVfs;
    test::faults();
    open();
    test::faults().syncsToFail = 1;
    EXPECT_THAT(submitTogether({10, 20, 30}),
                ElementsAre(ErrorCode::success, ErrorCode::success, ErrorCode::success));
    EXPECT_EQ(store->commits(), 3u);

    test::faults().syncsToFail = 3;  // the common commit and the first two alone
    EXPECT_THAT(submitTogether({10, 20, 30}),
                ElementsAre(ErrorCode::writeFault, ErrorCode::writeFault, ErrorCode::success));
    EXPECT_EQ(test::faults().syncsToFail, 0);
    open();
    EXPECT_EQ(contents.jobs.size(), 4u) << "nothing is kept of what failed";
    EXPECT_EQ(contents.warning, "");
}

TEST_F(StoreFailure, AFailedSubmissionCanBeRepeated) {
    options.vfs = test::kFaultyVfs;
    test::faults();
    open();
    test::faults().writesToFail = 1;
    const auto refused = submit(jobIn(JobState::pending));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::diskFull);
    EXPECT_THAT(refused.error().detail, HasSubstr("SQLite"));
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    open();
    EXPECT_EQ(contents.jobs.size(), 1u);
}

TEST_F(StoreFailure, ANewerStoreIsRefusedAndLeftAlone) {
    open();
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    store.reset();
    std::int64_t version = 0;
    {
        auto connection = Connection::open(file(), "");
        version = connection->queryNumber("PRAGMA user_version").value();
        ASSERT_TRUE(connection->execute("PRAGMA user_version = 99"));
    }
    const auto opened = tryOpen();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::notSupported);
    EXPECT_THAT(opened.error().detail, HasSubstr("version 99"));
    {
        auto connection = Connection::open(file(), "");
        ASSERT_TRUE(connection->execute("PRAGMA user_version = " + std::to_string(version)));
    }
    open();
    EXPECT_THAT(ids(), ElementsAre(1));
}

TEST_F(StoreFailure, WhatIsNoDatabaseIsSetAside) {
    writeFile(std::string(20'000, 'x'));
    open();
    EXPECT_THAT(contents.warning, HasSubstr("jobs.db.damaged-1"));
    EXPECT_THAT(contents.warning, HasSubstr("0 jobs were recovered"));
    EXPECT_EQ(std::filesystem::file_size(setAside(1)), 20'000u);
    const auto id = submit(jobIn(JobState::pending));
    ASSERT_TRUE(id);
    EXPECT_GT(*id, 10'000'000u) << "E6: far above ids that were given and cannot be read";
    open();
    EXPECT_EQ(contents.warning, "");
    EXPECT_THAT(ids(), ElementsAre(*id));

    store.reset();
    writeFile(std::string(5'000, 'y'));
    open();
    EXPECT_THAT(contents.warning, HasSubstr("jobs.db.damaged-2"));
    EXPECT_EQ(std::filesystem::file_size(setAside(1)), 20'000u) << "the first is kept";
}

TEST_F(StoreFailure, WhatCanBeReadOfADamagedStoreIsTakenOver) {
    constexpr std::uint32_t kJobs = 300;
    open();
    together([&] {
        for (std::uint32_t i = 1; i <= kJobs; ++i) {
            Job job = jobIn(i == 2 ? JobState::inProgress : JobState::pending);
            job.params.DocumentName = i == 150 ? u"the damage is here" : u"some other document";
            store->submit(job, bytes("document " + std::to_string(i)), [](auto) {});
        }
        for (std::uint32_t id = 291; id <= kJobs; ++id) store->remove(id, [](auto) {});
    });
    store.reset();

    constexpr std::size_t kPage = 4096;
    std::string content = readFile();
    const std::u16string mark = u"the damage is here";
    const std::size_t at =
        content.find({reinterpret_cast<const char*>(mark.data()), mark.size() * sizeof(char16_t)});
    ASSERT_NE(at, std::string::npos);
    content.replace(at / kPage * kPage, kPage, kPage, '\xFF');
    writeFile(content);

    open();
    EXPECT_THAT(contents.warning, HasSubstr("jobs.db.damaged-1"));
    const std::vector<std::uint32_t> kept = ids();
    EXPECT_GT(kept.size(), 200u);
    EXPECT_LT(kept.size(), 290u);
    EXPECT_THAT(contents.warning, HasSubstr(std::to_string(kept.size()) + " jobs were recovered"));
    EXPECT_EQ(kept.front(), 1u);
    EXPECT_EQ(kept.back(), 290u);
    EXPECT_EQ(*document(1), "document 1");
    EXPECT_EQ(*document(290), "document 290");
    ASSERT_EQ(contents.openAttempts.size(), 1u) << "a job on a line has a try that counts";
    EXPECT_EQ(contents.openAttempts[0].jobId, 2u);
    EXPECT_EQ(*submit(jobIn(JobState::pending)), kJobs + 1) << "E6";
}

TEST_F(StoreFailure, ARowThatCannotBeIsDamageToo) {
    open();
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    store.reset();
    {
        auto connection = Connection::open(file(), "");
        ASSERT_TRUE(connection->execute("UPDATE jobs SET state = 1e300 WHERE id = 1"));
    }
    open();
    EXPECT_THAT(contents.warning, HasSubstr("column state is damaged"));
    EXPECT_THAT(ids(), ElementsAre(2));
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 3u);
}

}  // namespace
}  // namespace winfax::queue
