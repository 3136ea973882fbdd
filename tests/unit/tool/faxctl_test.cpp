// SPDX-License-Identifier: MIT
// The command line as far as it needs no service. What needs one is in tests/endtoend.
#include "tool/faxctl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using Words = std::vector<std::string>;

struct Ended {
    int exitCode;
    std::string out;
    std::string err;
};

Ended faxctl(const Words& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const int exitCode = runFaxctl(arguments, Console{out, err, false});
    return {exitCode, out.str(), err.str()};
}

// An instance that nothing serves and nothing may start.
class Faxctl : public testing::Test {
  protected:
    test::ScratchDirectory state_;
    test::ScopedVariable instance_{"WINFAX_INSTANCE", test::uniqueName()};
    test::ScopedVariable directory_{"WINFAX_STATE_DIR", state_.path().string()};
    test::ScopedVariable autostart_{"WINFAX_AUTOSTART", "0"};
};

TEST_F(Faxctl, HelpNamesEveryCommand) {
    const auto ended = faxctl({"--help"});
    EXPECT_EQ(ended.exitCode, 0);
    for (const char* command :
         {"status", "jobs", "show", "send", "broadcast", "events", "clock", "lines", "config",
          "log", "routing", "plugins", "rights", "profile"}) {
        EXPECT_THAT(ended.out, HasSubstr(command));
        const auto help = faxctl({command, "--help"});
        EXPECT_EQ(help.exitCode, 0) << command;
        EXPECT_THAT(help.out, AllOf(HasSubstr("Examples:"), HasSubstr("--json"))) << command;
    }
}

TEST_F(Faxctl, MisuseIsExitCode2AndOneLineThatPointsToTheHelp) {
    for (const Words& arguments :
         {Words{}, Words{"fax"}, Words{"status", "now"}, Words{"send"}, Words{"send", "x.tif"},
          Words{"send", "x.tif", "--to"}, Words{"show"}, Words{"show", "one"},
          Words{"events", "--count", "0"}, Words{"events", "--count", "many"},
          Words{"clock", "advance"}, Words{"clock", "advance", "10m", "--until-idle"},
          Words{"clock", "turn"}, Words{"send", "x.tif", "--to", "1", "--at", "+1h", "--discount"},
          Words{"profile", "set"}, Words{"profile", "unset"}}) {
        const auto ended = faxctl(arguments);
        EXPECT_EQ(ended.exitCode, 2) << testing::PrintToString(arguments);
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, AllOf(StartsWith("faxctl: "), HasSubstr("--help\"\n")));
        EXPECT_EQ(ended.err.find('\n'), ended.err.size() - 1) << ended.err;
    }
}

TEST_F(Faxctl, NamesTheCommandWhoseHelpHelps) {
    EXPECT_THAT(faxctl({"clock", "advance"}).err, HasSubstr("\"faxctl clock advance --help\""));
}

TEST_F(Faxctl, BadDurationIsNamedBeforeAnythingIsAsked) {
    EXPECT_EQ(faxctl({"clock", "advance", "soon"}).err,
              "faxctl: no duration: soon: write one like 250ms, 90s, 10m, 2h, 1d or 1h30m, or "
              "--until-idle\n");
}

TEST_F(Faxctl, WithoutAServiceExitCode3) {
    for (const Words& arguments :
         {Words{"status"}, Words{"status", "--json"}, Words{"clock"}, Words{"jobs"},
          Words{"events"}, Words{"send", "x.tif", "--to", "1"}, Words{"clock", "advance", "1s"}}) {
        const auto ended = faxctl(arguments);
        EXPECT_EQ(ended.exitCode, 3) << testing::PrintToString(arguments) << ended.err;
        EXPECT_EQ(ended.out, "");
        EXPECT_THAT(ended.err, HasSubstr(*test::readVariable("WINFAX_INSTANCE")));
    }
}

TEST_F(Faxctl, BadInstanceIsNamed) {
    const test::ScopedVariable instance("WINFAX_INSTANCE", "../x");
    const auto ended = faxctl({"status"});
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_THAT(ended.err, HasSubstr("WINFAX_INSTANCE"));
}

TEST_F(Faxctl, ProfileIsSetShownAndUnset) {
    EXPECT_EQ(faxctl({"profile", "set", "name=J\u00f6rg = Ann", "company="}).exitCode, 0);
    const auto shown = faxctl({"profile", "--json"});
    EXPECT_THAT(shown.out, AllOf(HasSubstr("\"name\":\"J\u00f6rg = Ann\""),
                                 HasSubstr("\"company\":\"\""), HasSubstr("\"tsid\":null")));
    EXPECT_EQ(faxctl({"profile", "unset", "name", "company"}).exitCode, 0);
    EXPECT_THAT(faxctl({"profile", "show"}).out, HasSubstr("(default)"));
    EXPECT_THAT(faxctl({"profile", "path"}).out, HasSubstr("profile.toml\n"));
}

TEST_F(Faxctl, UnknownProfileKeyIsNamedWithTheKnownOnes) {
    const auto ended = faxctl({"profile", "set", "nmae=Ann"});
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_THAT(ended.err, AllOf(HasSubstr(": nmae: "), HasSubstr("fax_number")));
    EXPECT_EQ(faxctl({"profile", "set", "name"}).err, "faxctl: no value: name: write KEY=VALUE\n");
}

TEST_F(Faxctl, BrokenProfileIsReportedAndNotOverwritten) {
    state_.write("profile.toml", std::string_view("name = \n"));
    EXPECT_EQ(faxctl({"profile"}).exitCode, 1);
    const auto ended = faxctl({"profile", "set", "name=Ann"});
    EXPECT_EQ(ended.exitCode, 1);
    EXPECT_THAT(ended.err, HasSubstr("profile.toml"));
}

}  // namespace
}  // namespace winfax::tool
