// SPDX-License-Identifier: MIT
// faxctl rights against a real service, whose owner the test is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/child_process.h"
#include "support/scratch_instance.h"
#include "support/test_environment.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Words = std::vector<std::string>;

// Known to every machine of the kind by its id alone.
#ifdef _WIN32
constexpr const char* kUser = "S-1-5-21-1-2-3-4004";
constexpr const char* kGroup = "S-1-5-32-545";
#else
constexpr const char* kUser = "4000000001";
constexpr const char* kGroup = "4000000100";
#endif

class FaxctlRights : public testing::Test {
  protected:
    void SetUp() override { instance_.start(); }
    void TearDown() override { instance_.kill(); }

    test::Finished rights(Words words) {
        words.insert(words.begin(), "rights");
        return test::runProgram(test::productPath("faxctl"), words);
    }
    json shown() { return json::parse(rights({"--json"}).output)["rights"]; }

    test::ScratchInstance instance_{"virtual"};
};

json entry(const char* kind, const char* name, Words rights) {
    return json{{"kind", kind}, {"name", name}, {"rights", std::move(rights)}};
}
const json kDefault{{"kind", "everyone"},
                    {"name", nullptr},
                    {"rights", {"job-submit", "job-query", "config-query", "port-query"}}};

TEST_F(FaxctlRights, H5_ShowsTheDefault) {
    EXPECT_EQ(shown(), json::array({kDefault}));
    const auto text = rights({"show"});
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_THAT(text.output, HasSubstr("job-submit job-query config-query port-query"));
}

TEST_F(FaxctlRights, SetReplacesAndRemoveTakesAway) {
    EXPECT_EQ(rights({"set", "user", kUser, "job-submit", "job-query"}).exitCode, 0);
    EXPECT_EQ(rights({"set", "group", kGroup, "all"}).exitCode, 0);
    EXPECT_EQ(shown(), json::array({kDefault, entry("group", kGroup, {"all"}),
                                    entry("user", kUser, {"job-submit", "job-query"})}));
    EXPECT_EQ(rights({"set", "user", kUser, "port-set"}).exitCode, 0);
    EXPECT_EQ(rights({"remove", "group", kGroup}).exitCode, 0);
    const auto last = rights({"set", "everyone", "none", "--json"});
    EXPECT_EQ(json::parse(last.output)["rights"],
              json::array({json{{"kind", "everyone"}, {"name", nullptr}, {"rights", json::array()}},
                           entry("user", kUser, {"port-set"})}));
    EXPECT_THAT(rights({}).output, AllOf(HasSubstr("none"), HasSubstr("port-set")));
}

TEST_F(FaxctlRights, AreKeptWhenTheServiceStartsAgain) {
    EXPECT_EQ(rights({"set", "user", kUser, "job-manage"}).exitCode, 0);
    instance_.kill();
    instance_.start();
    EXPECT_EQ(shown(), json::array({kDefault, entry("user", kUser, {"job-manage"})}));
}

TEST_F(FaxctlRights, WhatTheServiceRefusesIsNamed) {
    const auto unknown = rights({"set", "user", "no-such-user-here", "all"});
    EXPECT_EQ(unknown.exitCode, 1);
    EXPECT_THAT(unknown.output,
                AllOf(HasSubstr("no-such-user-here"), HasSubstr("ERROR_INVALID_PARAMETER 87")));
    const auto missing = rights({"remove", "user", kUser});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(missing.output, HasSubstr(kUser));
    EXPECT_EQ(shown(), json::array({kDefault}));
}

TEST_F(FaxctlRights, ABadFileKeepsTheServiceFromStartingAndIsNamed) {
    instance_.kill();
    instance_.state().write("rights.toml", std::string_view("[users]\nann = [\"everything\"]\n"));
    const auto started = test::runProgram(test::productPath("winfaxd"), {"--console"});
    EXPECT_EQ(started.exitCode, 2);
    EXPECT_THAT(started.output, AllOf(HasSubstr("rights.toml:2: "), HasSubstr("'everything'"),
                                      HasSubstr("job-submit"), Not(HasSubstr("ready"))));
}

}  // namespace
}  // namespace winfax
