// SPDX-License-Identifier: MIT
// Proxy mode, with a copy of our own library for the genuine one.
#include "watched.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;

class Proxy : public conformance::OwnInstance {
  protected:
    // A library by another path is another library to the system.
    std::string genuine() const {
        const std::filesystem::path ours = conformance::libraryPath();
        const auto copy = files().path() / ours.filename();
        std::filesystem::copy_file(ours, copy, std::filesystem::copy_options::skip_existing);
        return copy.string();
    }
};

TEST_F(Proxy, CallsGoThroughUnchangedAndAreRecorded) {
    const auto plain = runWatched("correct", document(2));
    const auto recording = files().path() / "recording.jsonl";
    const test::ScopedVariable proxy("WINFAX_PROXY", genuine());
    const test::ScopedVariable record("WINFAX_RECORD", recording.string());
    const auto through = runWatched("correct", document(2));
    EXPECT_EQ(through.exitCode, 0) << through.output;
    EXPECT_THAT(plain.output, HasSubstr("job 1\n"));
    EXPECT_THAT(through.output, HasSubstr("job 2\n"));

    const auto lines = linesOf(recording);
    EXPECT_EQ(callsOf(lines, "FaxSendDocumentA").at(0)["out"]["FaxJobId"], 2);
    // Each call once: the copy does not record itself.
    EXPECT_EQ(callsOf(lines, "FaxConnectFaxServerA").size(), 1u);
}

TEST_F(Proxy, RecordingOfTheGenuineOneIsReplayed) {
    const auto recording = files().path() / "recording.jsonl";
    const auto file = document(1);
    test::Finished recorded;
    {
        const test::ScopedVariable proxy("WINFAX_PROXY", genuine());
        const test::ScopedVariable record("WINFAX_RECORD", recording.string());
        recorded = runWatched("broadcast", file);
        ASSERT_THAT(recorded.output, HasSubstr("broadcast 1"));
    }
    instance().stop();
    const test::ScopedVariable replay("WINFAX_REPLAY", recording.string());
    EXPECT_EQ(runWatched("broadcast", file).output, recorded.output);
}

TEST_F(Proxy, LibraryThatIsNotThereIsSaid) {
    const test::ScopedVariable proxy("WINFAX_PROXY", (files().path() / "none").string());
    const auto finished = runWatched("leak-handle", document(1));
    EXPECT_THAT(finished.output, HasSubstr("WINFAX_PROXY"));
    EXPECT_THAT(finished.output, HasSubstr("connect 1"));
}

}  // namespace
}  // namespace winfax::endtoend
