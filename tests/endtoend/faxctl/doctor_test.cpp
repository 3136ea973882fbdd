// SPDX-License-Identifier: MIT
// faxctl doctor over instances that are well, ill, or not there.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

// The products' folder is what a program's own would be.
json examined() {
    return faxctlJson(
               {"doctor", "--program-folder", test::productPath("faxctl").parent_path().string()})
        .at(0);
}

// The findings with this topic and grade, one behind the other.
std::string textsOf(const json& report, const std::string& topic, const std::string& grade) {
    std::string texts;
    for (const json& finding : report["findings"]) {
        if (finding["topic"] == topic && finding["grade"] == grade) {
            texts += std::string(finding["text"]) + "\n";
        }
    }
    return texts;
}

TEST_F(FaxctlAndService, DoctorFindsNoProblemWithAServiceThatIsWell) {
    start("virtual");
    const json report = examined();
    EXPECT_EQ(report["problems"], 0) << report;
    EXPECT_THAT(textsOf(report, "service", "ok"), HasSubstr("answers: version "));
    EXPECT_THAT(textsOf(report, "instance", "ok"),
                AllOf(HasSubstr(instance_->name()), HasSubstr("WINFAX_INSTANCE and")));
    EXPECT_EQ(textsOf(report, "rights", "ok"), "this user has all\n");
    EXPECT_THAT(textsOf(report, "library", "ok"), HasSubstr("version "));
    EXPECT_THAT(textsOf(report, "winfaxd", "ok"), HasSubstr("version "));
    EXPECT_THAT(textsOf(report, "lines.toml", "ok"), HasSubstr("the defaults hold"));
    const auto shown = faxctl({"doctor"});
    EXPECT_EQ(shown.exitCode, 0) << shown.output;
    EXPECT_THAT(shown.output, HasSubstr("\n0 problems, "));
}

TEST_F(FaxctlAndService, DoctorStartsNoServiceAndMakesNoDirectory) {
    const test::ScratchDirectory scratch;
    const auto directory = scratch.path() / "not" / "yet";
    const test::ScopedVariable instance("WINFAX_INSTANCE", test::uniqueName());
    const test::ScopedVariable state("WINFAX_STATE_DIR", directory.string());
    const test::ScopedVariable autostart("WINFAX_AUTOSTART", std::nullopt);
    const json report = examined();
    EXPECT_EQ(report["problems"], 0) << report;
    EXPECT_THAT(textsOf(report, "service", "ok"), HasSubstr("does not run"));
    EXPECT_THAT(textsOf(report, "state", "ok"), HasSubstr("not there yet"));
    EXPECT_FALSE(std::filesystem::exists(scratch.path() / "not"));
    EXPECT_EQ(faxctl({"status"}).exitCode, 3) << "nothing was started";
}

TEST_F(FaxctlAndService, DoctorNamesBadFilesWithTheirLineAndEndsWith1) {
    const test::ScratchInstance instance("virtual", "[service]\nclock = \"sundial\"\n");
    instance.state().write("lines.toml", std::string_view("[[line]]\nname = 7\n"));
    instance.state().write("rights.toml", std::string_view("everyone = 1\n"));
    instance.state().write("profile.toml", std::string_view("name = \n"));
    const json report = examined();
    EXPECT_EQ(report["problems"], 4) << report;
    EXPECT_THAT(textsOf(report, "winfax.toml", "problem"), HasSubstr("winfax.toml:2"));
    EXPECT_THAT(textsOf(report, "lines.toml", "problem"), HasSubstr("lines.toml:"));
    EXPECT_THAT(textsOf(report, "rights.toml", "problem"), HasSubstr("rights.toml:1"));
    EXPECT_THAT(textsOf(report, "profile.toml", "problem"), HasSubstr("profile.toml"));
    EXPECT_THAT(textsOf(report, "service", "warning"), HasSubstr("WINFAX_AUTOSTART=0"));
    const auto shown = faxctl({"doctor"});
    EXPECT_EQ(shown.exitCode, 1);
    EXPECT_THAT(shown.output, HasSubstr("-> correct the file"));
}

TEST_F(FaxctlAndService, WinfaxdChecksItsFilesAndStartsNothing) {
    const test::ScratchInstance instance("virtual", "[service]\nclock = \"virtual\"\n");
    const auto check = [] { return test::runProgram(test::productPath("winfaxd"), {"--check"}); };
    const auto good = check();
    EXPECT_EQ(good.exitCode, 0) << good.output;
    EXPECT_THAT(good.output, AllOf(HasSubstr("winfax.toml: in order\n"),
                                   HasSubstr("lines.toml: not there, the defaults hold\n")));
    instance.state().write("lines.toml", std::string_view("[[line]]\nname = 7\n"));
    const auto bad = check();
    EXPECT_EQ(bad.exitCode, 2);
    EXPECT_THAT(bad.output, HasSubstr("lines.toml:2"));
    EXPECT_EQ(faxctl({"status"}).exitCode, 3);
}

TEST_F(FaxctlAndService, DoctorTellsForeignLibrariesFromOurs) {
    const test::ScratchInstance instance;
    const std::string name =
        test::productPath("faxctl").extension() == ".exe" ? "winfax.dll" : "libwinfax.so";
    instance.state().write(name, std::string_view("\x7f"
                                                  "ELF\x02 something else"));
    const json report =
        faxctlJson({"doctor", "--program-folder", instance.stateDirectory().string()}).at(0);
    EXPECT_THAT(
        textsOf(report, "library", "warning"),
        AllOf(HasSubstr("not of OpenWinFax"), HasSubstr(instance.stateDirectory().string())));
}

TEST_F(FaxctlAndService, DoctorSaysWhatIsWrongWithTheVariables) {
    const test::ScopedVariable instance("WINFAX_INSTANCE", "../x");
    const json report = examined();
    EXPECT_THAT(textsOf(report, "instance", "problem"), HasSubstr("../x"));
}

}  // namespace
}  // namespace winfax
