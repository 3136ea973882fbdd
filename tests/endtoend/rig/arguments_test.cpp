// SPDX-License-Identifier: MIT
// Callers' mistakes.
#include <fstream>

#include "rig_test.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;

class RigArguments : public RigTest {};

TEST_F(RigArguments, OptionsOfAnotherSize) {
    winfax_rig_options options{};
    winfax_rig* rig = nullptr;
    for (const std::size_t size : {std::size_t{0}, sizeof options - 1, sizeof options + 8}) {
        options.size = size;
        EXPECT_EQ(winfax_rig_start(&options, &rig), WINFAX_RIG_INVALID_ARGUMENT);
        EXPECT_THAT(Rig::lastError(), HasSubstr("options.size is " + std::to_string(size)));
    }
}

TEST_F(RigArguments, NoSuchClock) {
    winfax_rig_options options{};
    winfax_rig* rig = nullptr;
    options.size = sizeof options;
    options.clock = 9;
    EXPECT_EQ(winfax_rig_start(&options, &rig), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(Rig::lastError(), HasSubstr("options.clock is 9"));
}

TEST_F(RigArguments, Null) {
    EXPECT_EQ(winfax_rig_start(nullptr, nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_THAT(Rig::lastError(), HasSubstr("rig is NULL"));
    EXPECT_EQ(winfax_rig_stop(nullptr), WINFAX_RIG_OK);
    EXPECT_EQ(winfax_rig_use(nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_instance(nullptr), nullptr);
    EXPECT_EQ(winfax_rig_state_directory(nullptr), nullptr);
    EXPECT_EQ(winfax_rig_directory(nullptr), nullptr);
    EXPECT_EQ(winfax_rig_advance(nullptr, "1s"), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_advance_until_idle(nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_set_scenario(nullptr, ""), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_wait_for_state(nullptr, 1, 0, 0), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_wait_for_outcome(nullptr, 1, 0, nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_wait_for_empty_queue(nullptr, 0), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_wait_for_event(nullptr, 0, 0, 0, nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_trace_of(nullptr), nullptr);
    EXPECT_EQ(winfax_rig_trace_open("file", nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_EQ(winfax_rig_trace_count(nullptr, nullptr), -1);
    EXPECT_EQ(winfax_rig_trace_failures(nullptr, nullptr), -1);
    EXPECT_EQ(winfax_rig_trace_line(nullptr, nullptr, 0), nullptr);
    EXPECT_EQ(winfax_rig_trace_value(nullptr, nullptr, 0, "/error"), nullptr);
    winfax_rig_trace_close(nullptr);
}

TEST_F(RigArguments, NoDuration) {
    ASSERT_TRUE(rig_.start());
    for (const char* text : {"", "10", "ten minutes", "-1s", "1s "}) {
        EXPECT_EQ(winfax_rig_advance(rig_.get(), text), WINFAX_RIG_INVALID_ARGUMENT) << text;
        EXPECT_THAT(Rig::lastError(), HasSubstr("is no duration")) << text;
    }
    EXPECT_EQ(winfax_rig_advance(rig_.get(), nullptr), WINFAX_RIG_INVALID_ARGUMENT);
    EXPECT_TRUE(rig_.advance("1ms"));
    EXPECT_EQ(Rig::lastError(), "") << "it is that of the last call";
}

TEST_F(RigArguments, TheTraceOfAFile) {
    const auto file = files_.path() / "trace.jsonl";
    winfax_rig_trace* trace = nullptr;
    ASSERT_EQ(winfax_rig_trace_open(file.string().c_str(), &trace), WINFAX_RIG_OK);
    EXPECT_EQ(winfax_rig_trace_count(trace, nullptr), 0);
    std::ofstream(file) << R"({"function":"FaxClose","in":{"FaxHandle":"0x8"},"result":false,)"
                           R"("error":"ERROR_INVALID_HANDLE"})"
                        << "\n";
    EXPECT_EQ(winfax_rig_trace_count(trace, "FaxClose"), 1);
    EXPECT_EQ(winfax_rig_trace_failures(trace, nullptr), 1);
    EXPECT_STREQ(winfax_rig_trace_value(trace, nullptr, 0, "/in/FaxHandle"), "0x8");
    EXPECT_THAT(winfax_rig_trace_line(trace, "FaxClose", 0), HasSubstr("ERROR_INVALID_HANDLE"));
    EXPECT_EQ(winfax_rig_trace_line(trace, "FaxClose", 1), nullptr);
    EXPECT_THAT(Rig::lastError(), HasSubstr("no call 1 of FaxClose"));
    EXPECT_EQ(winfax_rig_trace_line(trace, "FaxClose", -1), nullptr);
    EXPECT_EQ(winfax_rig_trace_value(trace, nullptr, 0, nullptr), nullptr);
    winfax_rig_trace_close(trace);
}

}  // namespace
}  // namespace winfax::endtoend
