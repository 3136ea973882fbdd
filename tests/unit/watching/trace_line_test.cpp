// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "watching/trace.h"

namespace winfax::watching {
namespace {

Invocation example() {
    Invocation call;
    call.function = "FaxGetJobW";
    call.number = 3;
    call.in = Json{{"FaxHandle", "0x40001"}, {"JobId", 7}};
    call.result = true;
    return call;
}

TEST(TraceLine, HandleAndJobAreThereWhereTheCallHasThem) {
    EXPECT_FALSE(Json::parse(traceLine(example())).contains("handle"));
    Invocation call = example();
    call.handle = 0x40001;
    call.job = 7;
    const Json line = Json::parse(traceLine(call));
    EXPECT_EQ(line["handle"], "0x40001");
    EXPECT_EQ(line["job"], 7);
}

TEST(TraceLine, ErrorHasItsNameOrItsNumber) {
    Invocation call = example();
    call.result = false;
    call.error = 87;
    EXPECT_EQ(Json::parse(traceLine(call))["error"], "ERROR_INVALID_PARAMETER");
    call.error = 123456;
    EXPECT_EQ(Json::parse(traceLine(call))["error"], 123456);
    call.result = true;
    EXPECT_EQ(Json::parse(traceLine(call))["error"], nullptr);
}

TEST(TraceLine, IsOneLineWhateverIsInIt) {
    Invocation call = example();
    call.in["Text"] = "a\nb\r\xFF";
    const std::string line = traceLine(call);
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    EXPECT_FALSE(Json::parse(line).is_discarded());
}

}  // namespace
}  // namespace winfax::watching
