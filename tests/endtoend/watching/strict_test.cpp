// SPDX-License-Identifier: MIT
// One small wrong program for each mistake, and a correct one.
#include "watched.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Mistake {
    const char* deed;
    const char* finding;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.deed; }

class StrictMode : public conformance::OwnInstance, public testing::WithParamInterface<Mistake> {
  protected:
    test::Finished run(const std::string& deed, const char* manner = "warn") {
        const test::ScopedVariable strict("WINFAX_STRICT", manner);
        return runWatched(deed, document(1));
    }
};

TEST_P(StrictMode, MistakeIsNamedAndChangesNothing) {
    const auto before = runWatched(GetParam().deed, document(1));
    const auto finished = run(GetParam().deed);
    EXPECT_EQ(finished.exitCode, 0) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr(GetParam().finding));
    EXPECT_THAT(before.output, Not(HasSubstr("winfax: strict")));
    EXPECT_THAT(finished.output, HasSubstr("done"));
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, StrictMode,
    testing::Values(Mistake{"size-missing", "JobParams->SizeOfStruct is not set"},
                    Mistake{"size-wrong", "JobParams->SizeOfStruct is "},
                    Mistake{"reserved", "JobParams->Reserved is not zero"},
                    Mistake{"free-foreign", "was not handed out by this library"},
                    Mistake{"free-twice", "was freed before, by FaxFreeBuffer"},
                    Mistake{"free-event", "Buffer is a FAX_EVENT; it must be freed with LocalFree"},
                    Mistake{"use-closed", "was closed by FaxClose"},
                    Mistake{"use-foreign", "handle 0x1234 was never given out"},
                    Mistake{"leak-handle", "never closed: handle 0x"},
                    Mistake{"leak-block", "never freed with FaxFreeBuffer: block 0x"}),
    [](const auto& test) {
        std::string name = test.param.deed;
        std::ranges::replace(name, '-', '_');
        return name;
    });

using StrictProgram = StrictMode;

TEST_F(StrictProgram, CorrectOneHasNoFinding) {
    for (const char* deed : {"correct", "broadcast"}) {
        const auto finished = run(deed);
        EXPECT_EQ(finished.exitCode, 0);
        EXPECT_THAT(finished.output, Not(HasSubstr("winfax: strict")));
    }
}

// Elsewhere LocalFree is the system's.
#ifndef _WIN32
TEST_F(StrictProgram, EventThatIsNeverFreed) {
    EXPECT_THAT(run("leak-event").output, HasSubstr("never freed with LocalFree: FAX_EVENT 0x"));
}
#endif

TEST_F(StrictProgram, LeakIsToldWithWhereItWasMade) {
    EXPECT_THAT(run("leak-block").output,
                HasSubstr("made by FaxGetConfigurationA (call 2, thread "));
}

TEST_F(StrictProgram, FailAbortsAtTheFirstMistake) {
    const auto finished = run("free-twice", "fail");
    EXPECT_NE(finished.exitCode, 0);
    EXPECT_THAT(finished.output, HasSubstr("was freed before"));
    EXPECT_THAT(finished.output, Not(HasSubstr("done")));
}

TEST_F(StrictProgram, FindingsStandInTheTrace) {
    const auto file = files().path() / "trace.jsonl";
    const test::ScopedVariable trace("WINFAX_TRACE", file.string());
    run("reserved");
    const auto calls = callsOf(linesOf(file), "FaxSendDocumentA");
    ASSERT_EQ(calls.size(), 1u);
    EXPECT_EQ(calls[0]["findings"].dump(), R"(["JobParams->Reserved is not zero"])");
}

}  // namespace
}  // namespace winfax::endtoend
