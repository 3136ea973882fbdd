// SPDX-License-Identifier: MIT
#include "fault/faults_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::fault {
namespace {

TEST(FaultsFile, HasATableForEachFault) {
    const auto faults = parseFaultsFile(R"(
[[fault]]
function = "FaxGetJob"
error = "ERROR_ACCESS_DENIED"
times = 1
after = 3
user = 'FIRM\bob'

[[fault]]
function = "FaxSendDocument"
drop_connection = true
carried_out = true
delay = "2s"

[[fault]]
function = "disk"
error = 112
)",
                                        "faults.toml");
    ASSERT_TRUE(faults) << faults.error().detail;
    ASSERT_EQ(faults->size(), 3u);
    EXPECT_EQ((*faults)[0], parseFault("FaxGetJob error=5 times=1 after=3 user=FIRM\\bob").value());
    EXPECT_EQ((*faults)[1],
              parseFault("FaxSendDocument drop_connection carried_out delay=2s").value());
    EXPECT_EQ((*faults)[2], parseFault("disk error=ERROR_DISK_FULL").value());
}

TEST(FaultsFile, MayBeEmptyAndMayBeMissing) {
    EXPECT_TRUE(parseFaultsFile("# none yet\n", "faults.toml")->empty());
    EXPECT_EQ(readFaultsFile(std::filesystem::path("no-such-folder/faults.toml")).error().code,
              model::ErrorCode::fileNotFound);
}

struct BadFile {
    const char* text;
    const char* message;  // begins so
};
class BadFaultsFile : public testing::TestWithParam<BadFile> {};

TEST_P(BadFaultsFile, IsNamedWithLineKeyAndWhatIsExpected) {
    const auto faults = parseFaultsFile(GetParam().text, "faults.toml");
    ASSERT_FALSE(faults);
    EXPECT_EQ(faults.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(faults.error().detail, testing::StartsWith(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadFaultsFile,
    testing::Values(BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\nerror = \"ERROR_X\"\n",
                            "faults.toml:3: error: expected the name or number of an error"},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\neror = 5\n",
                            "faults.toml:3: eror: unknown; a fault has error, "},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\ntimes = \"1\"\n",
                            "faults.toml:3: times: expected a whole number"},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\ntimes = -1\n",
                            "faults.toml:3: times: expected a whole number from 1 to "},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\nno_reply = \"true\"\n",
                            "faults.toml:3: no_reply: expected true or false"},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\ndelay = [1]\n",
                            "faults.toml:3: delay: expected a text in quotes"},
                    BadFile{"\n[[fault]]\nerror = 5\n",
                            "faults.toml:2: fault: expected function = "},
                    BadFile{"[[fault]]\nfunction = \"FaxGetJob\"\n",
                            "faults.toml:1: FaxGetJob: nothing happens"},
                    BadFile{"[[fault]]\nfunction = \"Fax\"\nerror = 5\n",
                            "faults.toml:1: \"Fax\" is no function"},
                    BadFile{"[[fauld]]\n",
                            "faults.toml:1: fauld: unknown; a file of faults has tables [[fault]]"},
                    BadFile{"fault = [1]\n", "faults.toml:1: fault: write [[fault]]"},
                    BadFile{"[fault]\n", "faults.toml:1: fault: unknown"},
                    BadFile{"[[fault]\n", "faults.toml:1: "}));

}  // namespace
}  // namespace winfax::fault
