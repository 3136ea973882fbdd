// SPDX-License-Identifier: MIT
// Which faults a service starts with.
#include "service/fault_sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::service {
namespace {

using test::ScopedVariable;
using testing::AllOf;
using testing::HasSubstr;

class FaultSources : public testing::Test {
  protected:
    FaultSources() { instance_.stateDirectory = state_.path(); }
    void writeFile(std::string_view text) { state_.write("faults.toml", text); }
    std::string problem(bool testInstance) {
        const auto faults = readFaults(instance_, testInstance);
        return faults ? std::string() : faults.error().detail;
    }

    test::ScratchDirectory state_;
    ipc::Instance instance_;
    ScopedVariable name_{"WINFAX_INSTANCE", "bench"};
    ScopedVariable unset_{"WINFAX_FAULTS", std::nullopt};
};

constexpr const char* kOne = "[[fault]]\nfunction = \"FaxGetJob\"\nerror = 5\n";

TEST_F(FaultSources, AreTheFileAndTheEnvironmentInThisOrder) {
    writeFile(kOne);
    const ScopedVariable set("WINFAX_FAULTS",
                             "FaxClose error=6; FaxGetJob no_reply; disk error=112");
    const auto faults = readFaults(instance_, true);
    ASSERT_TRUE(faults) << faults.error().detail;
    ASSERT_EQ(faults->size(), 3u) << "the error of FaxClose is the library's";
    EXPECT_EQ(textOf((*faults)[0]), "FaxGetJob error=ERROR_ACCESS_DENIED");
    EXPECT_EQ(textOf((*faults)[1]), "FaxGetJob no_reply");
    EXPECT_EQ(textOf((*faults)[2]), "disk error=ERROR_DISK_FULL");
}

TEST_F(FaultSources, AreRefusedWhereThereIsNoTestInstance) {
    EXPECT_EQ(problem(false), "");
    writeFile(kOne);
    EXPECT_THAT(problem(false), AllOf(HasSubstr("faults.toml"), HasSubstr("test_instance = true")));
    writeFile("");
    EXPECT_EQ(problem(false), "");
    const ScopedVariable set("WINFAX_FAULTS", "FaxGetJob no_reply");
    EXPECT_THAT(problem(false), AllOf(HasSubstr("WINFAX_FAULTS"), HasSubstr("--test-instance")));
}

TEST_F(FaultSources, OfTheLibraryAloneNeedNoTestInstance) {
    const ScopedVariable set("WINFAX_FAULTS", "FaxGetJob error=5");
    EXPECT_EQ(problem(false), "");
}

TEST_F(FaultSources, TheEnvironmentCountsForANamedPrivateInstanceOnly) {
    const ScopedVariable set("WINFAX_FAULTS", "FaxGetJob no_reply");
    instance_.system = true;
    EXPECT_TRUE(readFaults(instance_, true)->empty());
    instance_.system = false;
    const ScopedVariable unnamed("WINFAX_INSTANCE", std::nullopt);
    EXPECT_TRUE(readFaults(instance_, true)->empty());
}

TEST_F(FaultSources, WhatAServiceCannotDoIsNamed) {
    writeFile("[[fault]]\nfunction = \"FaxFreeBuffer\"\nerror = 5\n");
    EXPECT_THAT(problem(true), AllOf(HasSubstr("faults.toml: FaxFreeBuffer"),
                                     HasSubstr("asks the service nothing")));
    writeFile("[[fault]]\nfunction = \"FaxGetJob\"\n");
    EXPECT_THAT(problem(true), HasSubstr("faults.toml:1: FaxGetJob: nothing happens"));
}

}  // namespace
}  // namespace winfax::service
