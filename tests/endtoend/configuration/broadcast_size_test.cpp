// SPDX-License-Identifier: MIT
// A broadcast to very many recipients is kept, and sent, as one document.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "broadcast.h"
#include "event_port.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::Block;
using conformance::Wide;
using testing::Le;

constexpr DWORD kRecipients = WINFAX_TEST_RECIPIENTS;

class HugeBroadcast : public conformance::OwnInstance {
  protected:
    HugeBroadcast() : OwnInstance("jump") {}

    // Half a megabyte, so that its size is not lost among the rest.
    std::filesystem::path bigDocument() {
        test::TiffOptions options;
        options.pages = {{.compression = 1}};
        return document(options);
    }
    // The state directory's own files, whatever the database calls them.
    std::uintmax_t bytesOfQueue() {
        std::uintmax_t bytes = 0;
        for (const auto& entry : std::filesystem::directory_iterator(instance().stateDirectory())) {
            if (entry.is_regular_file()) bytes += entry.file_size();
        }
        return bytes;
    }
    void setPaused(BOOL paused) {
        Block<FAX_CONFIGURATIONW> configuration;
        ASSERT_SUCCEEDS(api().FaxGetConfigurationW(server(), configuration.place()));
        configuration->PauseServerQueue = paused;
        ASSERT_SUCCEEDS(api().FaxSetConfigurationW(server(), configuration.get()));
    }
    // How many names the sent folder has, and how many of them are not the same file.
    std::pair<std::size_t, std::size_t> sentFolder() {
        std::vector<std::filesystem::path> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(instance().stateDirectory() / "sent")) {
            names.push_back(entry.path());
        }
        const auto isAnother = [&](const std::filesystem::path& name) {
            return !std::filesystem::equivalent(names.front(), name);
        };
        return {names.size(), std::ranges::count_if(names, isAnother)};
    }
    void waitUntilDeleted(conformance::EventPort& events, DWORD jobs) {
        while (jobs > 0) {
            if (events.next().id == FEI_DELETED) --jobs;
        }
    }
};

TEST_F(HugeBroadcast, D1_one_document_for_all) {
    setPaused(TRUE);
    const std::filesystem::path file = bigDocument();
    const std::uintmax_t documentSize = std::filesystem::file_size(file);
    const std::uintmax_t before = bytesOfQueue();
    auto number = Wide::encode(u"555-000000");
    conformance::Broadcast<Wide> broadcast([&](DWORD recipient, auto& param, auto&) {
        if (recipient > kRecipients) return FALSE;
        const std::u16string text =
            u"555-" + conformance::fromAnsi(std::to_string(1'000'000 + recipient));
        number = Wide::encode(text);
        param.RecipientNumber = number.c_str();
        return TRUE;
    });
    DWORD id = 0;
    ASSERT_SUCCEEDS(broadcast.send(server(), file, &id));

    Block<FAX_JOB_ENTRYW> jobs;
    DWORD count = 0;
    ASSERT_SUCCEEDS(api().FaxEnumJobsW(server(), jobs.place(), &count));
    ASSERT_EQ(count, kRecipients);
    std::set<std::u16string> numbers;
    for (DWORD index = 0; index < count; ++index) {
        numbers.insert(*conformance::textOf<Wide>(jobs[index].RecipientNumber));
        EXPECT_EQ(jobs[index].Size, documentSize);
    }
    EXPECT_EQ(numbers.size(), kRecipients) << "everybody once";

    // A job's own row is small; the write-ahead log may hold what it added once more.
    const std::uintmax_t grown = bytesOfQueue() - before;
    EXPECT_THAT(grown, Le(3 * documentSize + kRecipients * 4'000));
    EXPECT_LT(grown, kRecipients * documentSize / 10);
    std::printf("%u recipients of %ju bytes: the queue grew by %ju bytes\n", unsigned{kRecipients},
                documentSize, grown);

    conformance::EventPort events;
    events.subscribe(server());
    setPaused(FALSE);
    waitUntilDeleted(events, kRecipients);
    EXPECT_EQ(jobCount(), 0u);
    const auto [names, others] = sentFolder();
    EXPECT_EQ(names, kRecipients);
    EXPECT_EQ(others, 0u) << "they share the file";
}

}  // namespace
}  // namespace winfax::endtoend
