// SPDX-License-Identifier: MIT
// Documents that are no fax pages yet, and the templates of cover pages.
#include <gmock/gmock.h>

#include "store_rig.h"

namespace winfax::queue {
namespace {

using document::Kind;
using model::JobState;

using test::jobIn;
using testing::IsEmpty;

class UnreadyStore : public testing::Test, protected test::StoreRig {
  protected:
    void SetUp() override { open(); }

    std::uint32_t submitUnready(Kind kind, std::string extension = {},
                                Job job = jobIn(JobState::pending)) {
        model::Result<std::uint32_t> id;
        store->submit(std::move(job), {bytes("letter"), kind, std::move(extension)},
                      [&](auto given) { id = given; });
        finish();
        return id.value_or(0);
    }
    model::Result<void> keepPages(std::uint32_t id, std::string_view tiff, std::uint32_t pages) {
        model::Result<void> kept;
        store->keepPages(id, bytes(tiff), pages, [&](auto done) { kept = done; });
        finish();
        return kept;
    }
    std::string document(std::uint32_t id) {
        std::string content = "none";
        store->readDocument(id, [&](const model::Result<Bytes>& read) {
            if (!read) return;
            content.assign(reinterpret_cast<const char*>(read->data()), read->size());
        });
        finish();
        return content;
    }
    std::uint32_t keepTemplate(std::string_view content) {
        model::Result<std::uint32_t> id;
        store->beginBroadcast(bytes(content), [&](auto given) { id = given; });
        finish();
        return id.value_or(0);
    }
    void end(std::uint32_t id) {
        store->endBroadcast(id, {});
        finish();
    }
    void remove(std::uint32_t id) {
        store->remove(id, {});
        finish();
    }
};

TEST_F(UnreadyStore, AreNamedAfterARestartWithTheirKindAndExtension) {
    const std::uint32_t text = submitUnready(Kind::text);
    const std::uint32_t foreign = submitUnready(Kind::foreign, "docx");
    ASSERT_TRUE(submit(jobIn(JobState::pending)));
    open();
    ASSERT_EQ(contents.unready.size(), 2u);
    EXPECT_EQ(contents.unready.at(text).kind, Kind::text);
    EXPECT_EQ(contents.unready.at(foreign).kind, Kind::foreign);
    EXPECT_EQ(contents.unready.at(foreign).extension, "docx");
    EXPECT_EQ(document(text), "letter");
}

TEST_F(UnreadyStore, PagesTakeTheDocumentsPlace) {
    const std::uint32_t id = submitUnready(Kind::text);
    ASSERT_TRUE(keepPages(id, "II*pages", 3));
    EXPECT_EQ(document(id), "II*pages");
    open();
    EXPECT_THAT(contents.unready, IsEmpty());
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0].pages, 3u) << "the job heard of it only now";
    EXPECT_EQ(contents.jobs[0].size, 8u);
}

TEST_F(UnreadyStore, ACoverPageIsOneMorePage) {
    Job job = jobIn(JobState::pending);
    job.cover = keepTemplate("template");
    job.coverFields = "{\"Subject\":\"Offer\"}";
    const std::uint32_t id = submitUnready(Kind::png, {}, job);
    ASSERT_TRUE(keepPages(id, "II*", 2));
    open();
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0].pages, 3u);
    EXPECT_EQ(contents.jobs[0].cover, job.cover);
    EXPECT_EQ(contents.jobs[0].coverFields, job.coverFields);
}

TEST_F(UnreadyStore, PagesOfADocumentThatHasGoneAreRefused) {
    const std::uint32_t id = submitUnready(Kind::text);
    remove(id);
    EXPECT_EQ(keepPages(id, "II*", 1).error().code, model::ErrorCode::fileNotFound);
}

TEST_F(UnreadyStore, ATemplateStaysAsLongAsAJobHasIt) {
    Job job = jobIn(JobState::pending);
    job.cover = keepTemplate("template");
    const std::uint32_t first = submitUnready(Kind::fax, {}, job);
    const std::uint32_t second = submitUnready(Kind::fax, {}, job);
    end(job.cover);
    remove(first);
    EXPECT_EQ(document(job.cover), "template");
    open();
    EXPECT_EQ(document(job.cover), "template");
    remove(second);
    EXPECT_EQ(document(job.cover), "none");
}

TEST_F(UnreadyStore, ATemplateOfNoJobIsGoneAfterARestart) {
    const std::uint32_t id = keepTemplate("template");
    EXPECT_EQ(document(id), "template");
    open();
    EXPECT_EQ(document(id), "none");
}

TEST_F(UnreadyStore, AStoreOfTheThirdVersionIsUpgraded) {
    ASSERT_EQ(*submit(jobIn(JobState::pending), "tiff"), 1u);
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute(
            "ALTER TABLE jobs DROP COLUMN printTicket; ALTER TABLE jobs DROP COLUMN spoolerId;"
            "DROP INDEX jobsByCover; ALTER TABLE jobs DROP COLUMN cover;"
            "ALTER TABLE jobs DROP COLUMN coverFields;"
            "ALTER TABLE documents DROP COLUMN kind; ALTER TABLE documents DROP COLUMN extension;"
            "ALTER TABLE documents DROP COLUMN pages; PRAGMA user_version = 3"));
    }
    open();
    EXPECT_EQ(contents.warning, "");
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0].cover, 0u);
    EXPECT_THAT(contents.unready, IsEmpty());
    EXPECT_EQ(document(1), "tiff");
    EXPECT_EQ(submitUnready(Kind::bmp), 2u);
}

TEST_F(UnreadyStore, ADamagedStoreKeepsKindAndTemplate) {
    Job job = jobIn(JobState::pending);
    job.cover = keepTemplate("template");
    const std::uint32_t id = submitUnready(Kind::foreign, "odt", job);
    const std::uint32_t damaged = *submit(jobIn(JobState::pending));
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute("UPDATE jobs SET state = 'what' WHERE id = " +
                                        std::to_string(damaged)));
    }
    open();
    EXPECT_THAT(contents.warning, testing::HasSubstr("recovered"));
    ASSERT_EQ(contents.unready.count(id), 1u);
    EXPECT_EQ(contents.unready.at(id).extension, "odt");
    EXPECT_EQ(document(job.cover), "template");
}

TEST_F(UnreadyStore, ADamagedStoreKeepsTheNumberOfPages) {
    const std::uint32_t id = submitUnready(Kind::text);
    ASSERT_TRUE(keepPages(id, "II*", 3));
    const std::uint32_t damaged = *submit(jobIn(JobState::pending));
    store.reset();
    {
        auto connection = Connection::open(directory.path() / "jobs.db", "");
        ASSERT_TRUE(connection->execute("UPDATE jobs SET state = 'what' WHERE id = " +
                                        std::to_string(damaged)));
    }
    open();
    ASSERT_EQ(contents.jobs.size(), 1u);
    EXPECT_EQ(contents.jobs[0].pages, 3u);
}

}  // namespace
}  // namespace winfax::queue
