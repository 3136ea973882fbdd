// SPDX-License-Identifier: MIT
// What lines, config, log, routing, plugins and broadcast say before they ask a service. The rest
// is in tests/endtoend.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/scratch_directory.h"
#include "support/test_environment.h"
#include "tool/faxctl.h"

namespace winfax::tool {
namespace {

using testing::HasSubstr;
using Words = std::vector<std::string>;

class Steering : public testing::Test {
  protected:
    // The exit code; error_ is what was printed.
    int run(Words arguments) {
        std::ostringstream out;
        std::ostringstream err;
        const int exitCode = runFaxctl(std::move(arguments), Console{out, err, false});
        EXPECT_EQ(out.str(), "");
        error_ = err.str();
        return exitCode;
    }

    test::ScratchDirectory state_;
    test::ScopedVariable instance_{"WINFAX_INSTANCE", test::uniqueName()};
    test::ScopedVariable directory_{"WINFAX_STATE_DIR", state_.path().string()};
    test::ScopedVariable autostart_{"WINFAX_AUTOSTART", "0"};
    std::string error_;
};

TEST_F(Steering, MisuseIsNamedWithWhatWouldDo) {
    const std::pair<Words, const char*> misuses[] = {
        {{"lines", "set"}, "\"faxctl lines set --help\""},
        {{"lines", "set", "1"}, "nothing to change of line: 1: give --send"},
        {{"lines", "set", "1", "--send", "maybe"}, "maybe not in {on,off}"},
        {{"lines", "set", "1", "--rings", "100"}, "100 not in range 0 to 99"},  // F6
        {{"lines", "set", "1", "--tsid", "J\u00f6rg"}, "--tsid cannot be sent over a line"},
        {{"lines", "set", "1", "--csid", "123456789012345678901"}, "at most 20"},  // F8
        {{"lines", "add", "Line 3"}, "--type is required"},
        {{"lines", "add", "Line 3", "--type", "isdn"}, "isdn not in {scripted,modem}"},
        {{"lines", "add", "Line 3", "--type", "scripted", "--device", "0"}, "--device"},
        {{"lines", "add", "M", "--type", "modem", "--set", "ecm"}, "cannot set: ecm: write KEY"},
        {{"lines", "change", "Line 1"}, "nothing to change of line: Line 1: give --type"},
        {{"lines", "change", "Line 1", "--set", "=1"}, "cannot set: =1"},
        {{"lines", "remove"}, "NAME is required"},
        {{"lines", "route"}, "\"faxctl lines route --help\""},
        {{"lines", "route", "add", "555"}, "INSTANCE is required"},
        {{"config", "get", "Retry"}, "no member: Retry: use one of Retries"},
        {{"config", "set"}, "MEMBER=VALUE"},
        {{"config", "set", "Retries=many"}, "no value of Retries: many: write a whole number"},
        {{"log", "set"}, "CATEGORY=LEVEL"},
        {{"log", "set", "init"}, "no level: init: write CATEGORY=LEVEL"},
        {{"log", "set", "init=all"}, "no level: all: write none, min, med or max"},
        {{"routing", "enable", "1"}, "METHOD is required"},
        {{"routing", "set", "1", "folder"}, "VALUE is required"},
        {{"routing", "priority", "folder", "first"}, "first"},
        {{"plugins", "all"}, "all"},
        {{"receive"}, "FILE is required"},
        {{"receive", "x.tif", "--from", "123456789012345678901"}, "--from cannot be sent"},
        {{"broadcast"}, "FILE is required"},
        {{"broadcast", "x.tif"}, "no recipients: give one fax number or more"},
        {{"broadcast", "x.tif", "1", "--at", "+1h", "--discount"}, "--at"},
    };
    for (const auto& [arguments, hint] : misuses) {
        EXPECT_EQ(run(arguments), 2) << testing::PrintToString(arguments);
        EXPECT_THAT(error_, HasSubstr(hint));
        EXPECT_EQ(error_.find('\n'), error_.size() - 1) << error_;
    }
}

TEST_F(Steering, AListOfRecipientsIsReadBeforeAServiceIsAsked) {
    EXPECT_EQ(run({"broadcast", "x.tif", "--recipients", (state_.path() / "none").string()}), 1);
    EXPECT_THAT(error_, HasSubstr("ERROR_FILE_NOT_FOUND 2"));
    const auto list = state_.write("list.csv", std::string_view(",Ann\n"));
    EXPECT_EQ(run({"broadcast", "x.tif", "--recipients", list.string()}), 1);
    EXPECT_THAT(error_, HasSubstr("list.csv, line 1"));
}

TEST_F(Steering, WithoutAServiceExitCode3) {
    for (const Words& words :
         {Words{"lines"}, Words{"lines", "show", "--json"},
          Words{"lines", "set", "1", "--rings", "2"}, Words{"lines", "config"},
          Words{"lines", "reload"}, Words{"lines", "add", "L", "--type", "scripted"},
          Words{"lines", "change", "L", "--unset", "device"}, Words{"lines", "remove", "L"},
          Words{"lines", "route", "list"}, Words{"lines", "route", "add", "5", "other"},
          Words{"lines", "route", "remove", "5"}, Words{"config"},
          Words{"config", "get", "Retries"}, Words{"config", "set", "Retries=1"}, Words{"log"},
          Words{"log", "set", "init=max"}, Words{"routing"},
          Words{"routing", "enable", "1", "folder"}, Words{"routing", "disable", "1", "folder"},
          Words{"routing", "set", "1", "folder", ""}, Words{"routing", "priority", "folder", "1"},
          Words{"plugins"}, Words{"broadcast", "x.tif", "1"}}) {
        EXPECT_EQ(run(words), 3) << testing::PrintToString(words) << error_;
    }
}

}  // namespace
}  // namespace winfax::tool
