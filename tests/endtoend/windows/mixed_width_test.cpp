// SPDX-License-Identifier: MIT
// A program of one width with a service of the other.
#include <gmock/gmock.h>

#include "service_test.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;

class MixedWidth : public testing::Test {
  protected:
    void SetUp() override {
        other_ = test::readVariable("WINFAX_OTHER_BIN_DIR").value_or("");
        for (const char* program : {"winfaxd.exe", "winfax.dll", "sendfax.exe"}) {
            if (!std::filesystem::is_regular_file(std::filesystem::path(other_) / program)) {
                GTEST_SKIP() << "NOT TESTED: programs of two widths together, because " << program
                             << " is not in \"" << other_ << "\"; build the other preset";
            }
        }
        document_ = instance_.state().write("letter.tif", test::faxTiff(2)).string();
    }
    void sendOne() {
        const auto finished =
            test::runProgram(test::productPath("sendfax"), {document_, "555-0100"});
        EXPECT_EQ(finished.exitCode, 0) << finished.output;
        EXPECT_THAT(finished.output, HasSubstr("FEI_COMPLETED"));
        EXPECT_TRUE(
            std::filesystem::exists(instance_.stateDirectory() / "sent" / "00000001.tif"));
    }

    std::string other_;
    test::ScratchInstance instance_{"jump"};
    std::string document_;
};

TEST_F(MixedWidth, OtherProgramWithThisService) {
    instance_.start();
    const test::ScopedVariable products("WINFAX_BIN_DIR", other_);
    sendOne();
}

TEST_F(MixedWidth, ThisProgramWithTheOtherService) {
    {
        const test::ScopedVariable products("WINFAX_BIN_DIR", other_);
        instance_.start();
    }
    sendOne();
}

}  // namespace
}  // namespace winfax::endtoend
