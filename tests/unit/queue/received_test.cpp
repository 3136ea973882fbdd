// SPDX-License-Identifier: MIT
// Faxes that came in: their row in the store, in new stores and in old and damaged ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "queue/sqlite.h"
#include "store_rig.h"

namespace winfax::queue {
namespace {

using model::JobState;
using testing::ElementsAre;

Received example(std::uint32_t id) {
    Received fax;
    fax.id = id;
    fax.type = model::JobType::failReceive;
    fax.state = JobState::retriesExceeded;
    fax.device = u"Line 1";
    fax.deviceId = 7;
    fax.callerId = u"";
    fax.tsid = u"\uFEFFThey";
    fax.outcome = model::DeviceState::disconnected;
    fax.pages = 3;
    fax.size = std::uint64_t{1} << 40;
    fax.started = test::kNow;
    fax.ended = test::utc(22, 13);
    fax.tries = 4;
    fax.due = test::utc(22, 14);
    fax.done = u"{a}{b}";
    fax.lastFailure = u"no";
    fax.failed = test::utc(23, 1);
    return fax;
}

class ReceivedStore : public testing::Test, protected test::StoreRig {
  protected:
    void SetUp() override { open(); }

    std::uint32_t takeId() {
        std::uint32_t id = 0;
        store->takeId([&](auto given) { id = given.value(); });
        finish();
        return id;
    }
    bool put(const Received& fax) {
        bool kept = false;
        store->putReceived(fax, [&](auto done) { kept = done.has_value(); });
        finish();
        return kept;
    }
    std::string definition() {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        auto statement = connection->prepare(
            "SELECT CAST(sql AS BLOB) FROM sqlite_master WHERE name = 'received'");
        if (!statement->next().value()) return "";
        const auto bytes = statement->bytes(0).value();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
};

TEST_F(ReceivedStore, E6_IdsAreOfOneRowAndNeverGivenTwice) {
    EXPECT_EQ(takeId(), 1u);
    EXPECT_EQ(*submit(test::jobIn(JobState::pending)), 2u);
    EXPECT_EQ(takeId(), 3u);
    open();
    EXPECT_EQ(takeId(), 4u) << "an id that led to nothing is spent";
}

TEST_F(ReceivedStore, ARowComesBackAsItWasAndInPlaceOfTheFormer) {
    Received fax = example(takeId());
    Received former;
    former.id = fax.id;
    ASSERT_TRUE(put(former));
    ASSERT_TRUE(put(fax));
    const Received other = example(takeId());
    ASSERT_TRUE(put(other));
    open();
    EXPECT_THAT(contents.received, ElementsAre(fax, other));
    EXPECT_EQ(contents.latest, test::utc(23, 1)) << "clocks do not go back before it";
    store->removeReceived(fax.id, [](auto done) { EXPECT_TRUE(done); });
    store->removeReceived(fax.id, [](auto done) { EXPECT_TRUE(done) << "removed already"; });
    finish();
    open();
    EXPECT_THAT(contents.received, ElementsAre(other));
}

TEST_F(ReceivedStore, TheTimesOfWhatLeftStay) {
    const Received fax = example(takeId());
    ASSERT_TRUE(put(fax));
    store->removeReceived(fax.id, {});
    finish();
    open();
    EXPECT_EQ(contents.latest, test::utc(23, 1));
}

// What the second version lacked; a store that was upgraded is like a new one.
TEST_F(ReceivedStore, AStoreOfTheSecondVersionIsUpgraded) {
    ASSERT_EQ(*submit(test::jobIn(JobState::pending), "tiff"), 1u);
    store.reset();
    const std::string fresh = definition();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute(
            "DROP INDEX jobsByCover; ALTER TABLE jobs DROP COLUMN cover; ALTER TABLE jobs DROP "
            "COLUMN coverFields;"
            "ALTER TABLE documents DROP COLUMN kind; ALTER TABLE documents DROP COLUMN extension;"
            "ALTER TABLE documents DROP COLUMN pages;"
            "ALTER TABLE jobs DROP COLUMN printTicket; ALTER TABLE jobs DROP COLUMN spoolerId;"
            "DROP TABLE received; PRAGMA user_version = 2"));
    }
    open();
    EXPECT_EQ(contents.warning, "");
    EXPECT_EQ(contents.jobs.size(), 1u);
    const Received fax = example(takeId());
    EXPECT_EQ(fax.id, 2u);
    EXPECT_TRUE(put(fax));
    store.reset();
    EXPECT_EQ(definition(), fresh);
    open();
    EXPECT_THAT(contents.received, ElementsAre(fax));
}

TEST_F(ReceivedStore, ADamagedRowOfAJobCostsNoFax) {
    ASSERT_EQ(*submit(test::jobIn(JobState::pending)), 1u);
    const Received fax = example(takeId());
    ASSERT_TRUE(put(fax));
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute("UPDATE jobs SET state = 'what'"));
    }
    open();
    EXPECT_THAT(contents.warning, testing::HasSubstr("1 jobs were recovered"));
    EXPECT_THAT(contents.received, ElementsAre(fax));
    EXPECT_EQ(takeId(), 3u);
}

TEST_F(ReceivedStore, ADamagedRowOfAFaxCostsThatOne) {
    ASSERT_TRUE(put(example(takeId())));
    const Received second = example(takeId());
    ASSERT_TRUE(put(second));
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute("UPDATE received SET pages = 'x' WHERE id = 1"));
    }
    open();
    EXPECT_THAT(contents.received, ElementsAre(second));
    EXPECT_EQ(takeId(), 3u);
}

TEST(ReceivedRules, MethodsThatAreDoneAreRemembered) {
    Received fax;
    setDone(fax, u"{aaaa}");
    setDone(fax, u"{bbbb}");
    setDone(fax, u"{aaaa}");
    EXPECT_EQ(fax.done, u"{aaaa}{bbbb}");
    EXPECT_TRUE(isDone(fax, u"{bbbb}"));
    EXPECT_FALSE(isDone(fax, u"a}{bbb")) << "no method, though it stands there";
}

}  // namespace
}  // namespace winfax::queue
