// SPDX-License-Identifier: MIT
// Documents that many jobs share, what the API configures, and a store of the first version.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "first_version.h"
#include "queue/sqlite.h"
#include "store_rig.h"

namespace winfax::queue {
namespace {

using model::ErrorCode;
using model::JobState;
using test::jobIn;
using test::StoreRig;
using testing::ElementsAre;
using testing::Pair;

class BroadcastStore : public testing::Test, protected StoreRig {
  protected:
    void SetUp() override { open(); }

    model::Result<std::uint32_t> begin(std::string_view document) {
        model::Result<std::uint32_t> result;
        store->beginBroadcast(bytes(document), [&](auto id) { result = id; });
        finish();
        return result;
    }
    model::Result<std::uint32_t> add(std::uint32_t document) {
        Job job = jobIn(JobState::pending);
        job.document = document;
        model::Result<std::uint32_t> result;
        store->addRecipient(job, [&](auto id) { result = id; });
        finish();
        return result;
    }
    void end(std::uint32_t document) {
        model::Result<void> result;
        store->endBroadcast(document, [&](auto done) { result = done; });
        finish();
        ASSERT_TRUE(result);
    }
    std::int64_t documents() {
        store.reset();
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        return connection->queryNumber("SELECT count(*) FROM documents").value();
    }
};

TEST_F(BroadcastStore, D3_TheMasterHasAnIdOfItsOwnAndIsNoJob) {
    EXPECT_EQ(*begin("tiff"), 1u);
    EXPECT_EQ(*add(1), 2u);
    EXPECT_EQ(*add(1), 3u);
    EXPECT_EQ(*submit(jobIn(JobState::pending)), 4u);
    open();
    ASSERT_EQ(contents.jobs.size(), 3u);
    EXPECT_EQ(contents.jobs[0].id, 2u);
    EXPECT_EQ(contents.jobs[0].document, 1u);
    EXPECT_EQ(*document(1), "tiff");
}

TEST_F(BroadcastStore, TheDocumentIsThereOnceAndLeavesWithItsLastJob) {
    ASSERT_EQ(*begin("tiff"), 1u);
    for (std::uint32_t id = 2; id <= 20; ++id) ASSERT_EQ(*add(1), id);
    end(1);
    EXPECT_EQ(documents(), 1);
    open();
    for (std::uint32_t id = 2; id < 20; ++id) ASSERT_TRUE(remove(id));
    EXPECT_EQ(*document(1), "tiff");
    ASSERT_TRUE(remove(20));
    EXPECT_FALSE(document(1));
}

TEST_F(BroadcastStore, AnOpenDocumentOutlivesTheJobsThatAreDone) {
    ASSERT_EQ(*begin("tiff"), 1u);
    ASSERT_EQ(*add(1), 2u);
    ASSERT_TRUE(remove(2));
    EXPECT_EQ(*add(1), 3u);
    ASSERT_TRUE(remove(3));
    EXPECT_EQ(*document(1), "tiff");
    end(1);
    EXPECT_FALSE(document(1));
}

TEST_F(BroadcastStore, D4_WithoutRecipientsNothingIsLeft) {
    ASSERT_EQ(*begin("tiff"), 1u);
    end(1);
    EXPECT_FALSE(document(1));
    EXPECT_EQ(*begin("tiff"), 2u) << "ids are not given twice";
}

TEST_F(BroadcastStore, NothingIsAddedToWhatIsClosedOrNotThere) {
    EXPECT_EQ(add(7).error().code, ErrorCode::invalidParameter);
    ASSERT_EQ(*begin("tiff"), 1u);
    ASSERT_EQ(*add(1), 2u);
    end(1);
    EXPECT_EQ(add(1).error().code, ErrorCode::invalidParameter);
    ASSERT_EQ(*submit(jobIn(JobState::pending)), 3u);
    EXPECT_EQ(add(3).error().code, ErrorCode::invalidParameter) << "a single job's document";
}

TEST_F(BroadcastStore, ANewStartClosesWhatWasOpen) {
    ASSERT_EQ(*begin("without recipients"), 1u);
    ASSERT_EQ(*begin("with one"), 2u);
    ASSERT_EQ(*add(2), 3u);
    open();
    EXPECT_FALSE(document(1));
    EXPECT_EQ(*document(2), "with one");
    EXPECT_EQ(add(2).error().code, ErrorCode::invalidParameter);
    ASSERT_TRUE(remove(3));
    EXPECT_FALSE(document(2));
}

TEST_F(BroadcastStore, WhatIsKeptUnderANameIsReplaced) {
    bool kept = false;
    store->keep("ports", "first", [&](auto done) { kept = done.has_value(); });
    store->keep("configuration", "{}", {});
    store->keep("ports", "second", {});
    finish();
    EXPECT_TRUE(kept);
    open();
    EXPECT_THAT(contents.kept, ElementsAre(Pair("configuration", "{}"), Pair("ports", "second")));
}

// The tables as the first version made them, with one job in them.
TEST_F(BroadcastStore, AStoreOfTheFirstVersionIsUpgraded) {
    ASSERT_EQ(*submit(jobIn(JobState::pending), "tiff"), 1u);
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        const auto turnedBack = connection->execute(test::kBackToTheFirstVersion);
        ASSERT_TRUE(turnedBack) << turnedBack.error().detail;
    }
    open();
    EXPECT_EQ(contents.warning, "");
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0].document, 1u);
    EXPECT_EQ(*document(1), "tiff");
    ASSERT_TRUE(remove(1));
    EXPECT_FALSE(document(1));
    EXPECT_EQ(*begin("later"), 2u);
}

}  // namespace
}  // namespace winfax::queue
