// SPDX-License-Identifier: MIT
// What bash offers with the script that faxctl prints.
#include <gmock/gmock.h>

#include <algorithm>

#include "../faxctl_runs.h"
#include "support/scratch_directory.h"

namespace winfax {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class BashCompletion : public testing::Test {
  protected:
    // What is offered for the last of the words; in the folder of this test.
    Words offered(const Words& words) const {
        std::string array;
        for (const std::string& word : words) array += " '" + word + "'";
        const auto finished = test::runProgram(
            "/bin/bash",
            {"--norc", "-c",
             "cd '" + folder_.path().string() + "' && source '" + script_.string() +
                 "' && COMP_WORDS=(" + array + ") COMP_CWORD=" + std::to_string(words.size() - 1) +
                 " && _faxctl && printf '%s\\n' \"${COMPREPLY[@]}\""});
        EXPECT_EQ(finished.exitCode, 0) << finished.output;
        Words lines;
        std::istringstream read(finished.output);
        for (std::string line; std::getline(read, line);) {
            if (!line.empty()) lines.push_back(line);
        }
        return lines;
    }

    test::ScratchDirectory folder_;
    std::filesystem::path script_ =
        folder_.write("script", std::string_view(faxctl({"completion", "bash"}).output));
    std::filesystem::path document_ = folder_.write("a letter.tif", std::string_view());
};

TEST_F(BashCompletion, OffersCommandsAndOptions) {
    EXPECT_THAT(offered({"faxctl", ""}),
                AllOf(Contains("watch"), Contains("cancel"), Contains("--help"),
                      Not(Contains("man")), Not(Contains("advance"))));
    EXPECT_THAT(offered({"faxctl", "lin"}), ElementsAre("lines"));
    EXPECT_THAT(offered({"faxctl", "lines", "rou"}), ElementsAre("route"));
    EXPECT_THAT(offered({"faxctl", "clock", "advance", "--un"}), ElementsAre("--until-idle"));
}

TEST_F(BashCompletion, OffersTheValuesThatAnOptionTakes) {
    const Words onOrOff{"on", "off"};
    EXPECT_EQ(offered({"faxctl", "lines", "set", "1", "--send", ""}), onOrOff);
    EXPECT_THAT(offered({"faxctl", "lines", "set", "1", "--send", "of"}), ElementsAre("off"));
    EXPECT_EQ(offered({"faxctl", "lines", "set", "1", "--send", "="}), onOrOff);
    EXPECT_THAT(offered({"faxctl", "lines", "set", "1", "--send", "=", "of"}), ElementsAre("off"));
    EXPECT_THAT(offered({"faxctl", "send", "--to", ""}), IsEmpty()) << "a number is nobody's guess";
    EXPECT_THAT(offered({"faxctl", "completion", "b"}), ElementsAre("bash"));
}

TEST_F(BashCompletion, OffersFilesWhereFilesAreMeant) {
    EXPECT_THAT(offered({"faxctl", "send", "a"}), ElementsAre("a letter.tif"));
    EXPECT_THAT(offered({"faxctl", "broadcast", "--recipients", ""}),
                UnorderedElementsAre("script", "a letter.tif"));
    EXPECT_THAT(offered({"faxctl", "jobs", "a"}), IsEmpty());
}

TEST_F(BashCompletion, AWordThatIsNoCommandLeadsNowhere) {
    EXPECT_THAT(offered({"faxctl", "send", "lines", "rou"}), IsEmpty());
}

}  // namespace
}  // namespace winfax
