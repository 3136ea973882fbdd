// SPDX-License-Identifier: MIT
// The conformance kit as a program: pretending that our library is a genuine one, and meeting one
// that is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/child_process.h"
#include "support/scratch_directory.h"
#include "support/scratch_instance.h"
#include "support/test_environment.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using Words = std::vector<std::string>;

// ".so" or ".dll"
std::string librarySuffix() { return *test::readVariable("WINFAX_TEST_LIBRARY_SUFFIX"); }

std::filesystem::path testPrograms() { return *test::readVariable("WINFAX_TEST_PROGRAM_DIR"); }

std::filesystem::path kitProgram() {
    return (testPrograms() / "winfax_conformance")
        .replace_extension(test::productPath("winfaxd").extension());
}

std::string wrongLibrary() {
    return (testPrograms() / ("wrong_winfax" + librarySuffix())).string();
}

std::string ourLibrary() {
    const std::string name = librarySuffix() == ".dll" ? "winfax.dll" : "libwinfax.so";
    return test::productPath("winfaxd").replace_filename(name).string();
}

std::string contentsOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

class Kit : public testing::Test {
  protected:
    // Hundreds of rows take longer than other programs may.
    test::Finished run(const Words& words) {
        test::ChildProcess kit(kitProgram(), words);
        const std::optional<int> exitCode = kit.wait(std::chrono::minutes(4));
        return {exitCode.value_or(-1), kit.output()};
    }

    std::filesystem::path file(const std::string& name) const { return files_.path() / name; }

    // Runs the kit and reads its report, called `name`.
    json report(const std::string& name, Words words) {
        words.insert(words.end(), {"--report", file(name).string()});
        finished_ = run(words);
        const json report = json::parse(contentsOf(file(name)), nullptr, false);
        EXPECT_TRUE(report.is_object()) << finished_.output;
        return report;
    }

    // Ids of the rows with such a verdict.
    static std::set<std::string> rowsThat(const json& report, const std::string& verdict) {
        std::set<std::string> ids;
        for (const json& row : report["rows"]) {
            if (row["verdict"] == verdict) ids.insert(row["id"].get<std::string>());
        }
        return ids;
    }
    static json rowOf(const json& report, const std::string& id) {
        for (const json& row : report["rows"]) {
            if (row["id"] == id) return row;
        }
        ADD_FAILURE() << "the report has no row " << id;
        return {};
    }

    test::ScratchDirectory files_;
    test::Finished finished_;
};

Words pretending(const Words& more = {}) {
    Words words = {"--library", ourLibrary(), "--foreign", "--only-safe"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

// What a genuine library and its service would be to the kit.
class PretendedKit : public Kit {
  protected:
    test::ScratchInstance instance_;
};

TEST_F(PretendedKit, SafeRowsAreAsExpectedAndAllOthersSaySo) {
    instance_.start();
    const json report = this->report("pretended.json", pretending());
    EXPECT_EQ(finished_.exitCode, 0) << finished_.output;
    EXPECT_THAT(rowsThat(report, "different"), IsEmpty()) << finished_.output;
    EXPECT_THAT(rowsThat(report, "crashed"), IsEmpty());
    EXPECT_THAT(rowsThat(report, "hung"), IsEmpty());
    EXPECT_GT(rowsThat(report, "passed").size(), 200u);
    for (const json& row : report["rows"]) {
        if (row["verdict"] == "passed") {
            EXPECT_EQ(row["effect"], "reads") << row;
        } else if (row["effect"] == "own service") {
            EXPECT_EQ(row["verdict"], "not applicable") << row;
            EXPECT_THAT(row["observed"].get<std::string>(),
                        HasSubstr("a scripted service of its own"))
                << row;
        } else if (row["effect"] != "reads") {
            EXPECT_EQ(row["verdict"], "left out") << row;
        }
    }
    EXPECT_THAT(finished_.output, HasSubstr("not applicable here: needs a scripted service"));
    instance_.kill();
}

TEST_F(PretendedKit, NothingPassesThatNeedsAServiceWhenNoneAnswers) {
    const json report = this->report("no_service.json", pretending());
    EXPECT_EQ(rowOf(report, "A6_L12.FaxClose.-.twice")["verdict"], "not applicable");
    EXPECT_EQ(rowOf(report, "A7.FaxClose.-.garbage_handle")["verdict"], "passed");
    EXPECT_EQ(rowOf(report, "A1_L5.FaxConnectFaxServer.W.null_is_local")["verdict"],
              "not applicable");
    EXPECT_EQ(rowOf(report, "F1_F10.Ports.A.members")["verdict"], "not applicable");
    EXPECT_EQ(finished_.exitCode, 0) << "that there is no service is no fault of the library";
}

TEST_F(PretendedKit, ReportSaysWhatWasTestedAndWhere) {
    const json report = this->report(
        "facts.json",
        pretending({"--filter", "*.FaxClose.*", "--junit", file("rows.xml").string()}));
    const json& library = report["library"];
    EXPECT_EQ(std::filesystem::path(library["path"].get<std::string>()).filename(),
              std::filesystem::path(ourLibrary()).filename());
    EXPECT_EQ(library["size"], std::filesystem::file_size(ourLibrary()));
    EXPECT_EQ(library["sha256"].get<std::string>().size(), 64u);
    EXPECT_EQ(library["bits"], sizeof(void*) * 8);
    EXPECT_EQ(library["openWinFax"], true);
    EXPECT_EQ(library["treatedAsOurs"], false);
    EXPECT_THAT(report["system"].get<std::string>(), Not(IsEmpty()));
    EXPECT_THAT(report["started"].get<std::string>(), HasSubstr("T"));
    EXPECT_EQ(report["onlySafe"], true);
    const std::string junit = contentsOf(file("rows.xml"));
    EXPECT_THAT(junit, StartsWith("<?xml"));
    EXPECT_THAT(junit, AllOf(HasSubstr("name=\"A7.FaxClose.-.garbage_handle\""),
                             HasSubstr("<skipped message=\"not applicable")));
    EXPECT_FALSE(std::filesystem::exists(file("facts.json.progress")));
}

Words wrong(const Words& more) {
    Words words = {"--library", wrongLibrary(), "--foreign"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

TEST_F(Kit, DiffTellsWhereAWrongLibraryDiffers) {
    const Words closing = {"--filter", "A7*.FaxClose.*"};
    const json ours = report("ours.json", closing);
    EXPECT_EQ(finished_.exitCode, 0) << finished_.output;
    EXPECT_THAT(rowsThat(ours, "different"), IsEmpty());
    report("wrong.json", wrong(closing));
    EXPECT_EQ(finished_.exitCode, 1) << finished_.output;

    const auto diff = [&](const std::string& second, const Words& more) {
        Words words = {"conformance", "diff", file("ours.json").string(), file(second).string()};
        words.insert(words.end(), more.begin(), more.end());
        return test::runProgram(test::productPath("faxctl"), words);
    };
    const auto table = diff("wrong.json", {});
    EXPECT_EQ(table.exitCode, 1);
    EXPECT_THAT(table.output, AllOf(HasSubstr("A7.FaxClose.-.garbage_handle"),
                                    HasSubstr("FALSE, ERROR_INVALID_HANDLE (6)"),
                                    HasSubstr("TRUE, last error untouched")));
    const json found = json::parse(diff("wrong.json", {"--json"}).output);
    EXPECT_EQ(found["differences"][0]["b"]["verdict"], "different");

    const auto same = diff("ours.json", {});
    EXPECT_EQ(same.exitCode, 0);
    EXPECT_THAT(same.output, HasSubstr("0 differ, 0 in A only, 0 in B only"));
}

TEST_F(Kit, OutputThatIsNotClearedIsADifference) {
    const json row = rowOf(report("output.json", wrong({"--filter", "A7.FaxGetJob.W.garbage*"})),
                           "A7.FaxGetJob.W.garbage_handle");
    EXPECT_EQ(row["verdict"], "different");
    EXPECT_THAT(row["observed"].get<std::string>(),
                AllOf(StartsWith("FALSE, ERROR_INVALID_HANDLE (6); "), HasSubstr("output 1")));
}

TEST_F(Kit, CrashIsTheOutcomeOfItsRowAndTheOthersGoOn) {
    const json report =
        this->report("crash.json", wrong({"--filter", "*.Fax*C*.-.garbage_handle"}));
    EXPECT_EQ(finished_.exitCode, 1);
    const json row = rowOf(report, "A7.FaxAccessCheck.-.garbage_handle");
    EXPECT_EQ(row["verdict"], "crashed");
    EXPECT_THAT(row["observed"].get<std::string>(), StartsWith("the program ended: "));
    EXPECT_EQ(rowOf(report, "A7.FaxClose.-.garbage_handle")["verdict"], "different");
    EXPECT_EQ(report["summary"]["crashed"], 1);
}

TEST_F(Kit, RowThatDoesNotReturnIsTold) {
    const json report = this->report(
        "hang.json", wrong({"--limit", "1", "--filter", "A7.FaxAbort.-.garbage_handle"}));
    const json row = rowOf(report, "A7.FaxAbort.-.garbage_handle");
    EXPECT_EQ(row["verdict"], "hung");
    EXPECT_EQ(row["observed"], "did not return within 1 s");
}

TEST_F(Kit, MissingExportIsADifference) {
    const json row = rowOf(report("missing.json", wrong({"--filter", "*.FaxOpenPort.-.garbage*"})),
                           "A7.FaxOpenPort.-.garbage_handle");
    EXPECT_EQ(row["verdict"], "different");
    EXPECT_THAT(row["observed"].get<std::string>(), HasSubstr("there is no export FaxOpenPort"));
}

TEST_F(Kit, LibraryThatCannotBeLoadedIsToldAtOnce) {
    const auto finished = run({"--library", file("missing.dll").string()});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, AllOf(HasSubstr("cannot load"), HasSubstr("missing.dll")));
}

TEST_F(Kit, FilterWithoutRowsIsAMistake) {
    const auto finished = run({"--filter", "nothing"});
    EXPECT_EQ(finished.exitCode, 2);
    EXPECT_THAT(finished.output, HasSubstr("--list"));
}

TEST_F(Kit, ListNamesEachRowAndWhatItDoes) {
    const auto finished = run({"--list", "--filter", "A7.Fax*.garbage_handle"});
    EXPECT_EQ(finished.exitCode, 0);
    EXPECT_THAT(finished.output, AllOf(HasSubstr("A7.FaxClose.-.garbage_handle\treads\n"),
                                       HasSubstr("A7.FaxSendDocument.W.garbage_handle\tsends\n"),
                                       Not(HasSubstr("unmarked"))));
}

}  // namespace
}  // namespace winfax
