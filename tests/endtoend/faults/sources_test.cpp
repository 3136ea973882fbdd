// SPDX-License-Identifier: MIT
// Faults that a service starts with, and services that refuse to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service_test.h"
#include "support/test_environment.h"

namespace winfax::endtoend {
namespace {


using conformance::api;
using testing::AllOf;
using testing::HasSubstr;

constexpr DWORD kWriteFault = 29;  // ERROR_WRITE_FAULT, which the header does not bring on Linux
constexpr std::string_view kFile =
    "[[fault]]\nfunction = \"FaxGetConfiguration\"\nerror = \"ERROR_WRITE_FAULT\"\ntimes = 1\n";

test::Finished startedInVain(std::vector<std::string> options = {}) {
    options.insert(options.begin(), "--console");
    return test::runProgram(test::productPath("winfaxd"), options);
}

class FaultSources : public testing::Test {
  protected:
    // The last error of FaxGetConfiguration; 0 when it succeeded.
    static DWORD readConfiguration() {
        HANDLE fax = nullptr;
        EXPECT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax));
        FAX_CONFIGURATIONW* configuration = nullptr;
        const DWORD error =
            api().FaxGetConfigurationW(fax, &configuration) ? 0 : conformance::lastError();
        api().FaxFreeBuffer(configuration);
        api().FaxClose(fax);
        return error;
    }

    test::ScratchInstance instance_{"virtual", "[service]\ntest_instance = true\n"};
    test::ScopedVariable unset_{"WINFAX_FAULTS", std::nullopt};
};

TEST_F(FaultSources, TheFileInTheStateDirectory) {
    instance_.state().write("faults.toml", kFile);
    instance_.start();
    EXPECT_EQ(readConfiguration(), kWriteFault);
    EXPECT_EQ(readConfiguration(), 0u);
}

TEST_F(FaultSources, TheEnvironmentOfTheService) {
    const test::ScopedVariable set("WINFAX_FAULTS", "ReadConfiguration error=29 times=1");
    instance_.start();
    EXPECT_EQ(readConfiguration(), kWriteFault);
    EXPECT_EQ(readConfiguration(), 0u);
}

TEST_F(FaultSources, ABadFileKeepsTheServiceFromStartingAndIsNamed) {
    instance_.state().write("faults.toml", std::string_view("[[fault]]\nfunction = \"FaxGetJbo\"\n"
                                                            "error = 5\n"));
    const auto started = startedInVain();
    EXPECT_EQ(started.exitCode, 2);
    EXPECT_THAT(started.output, AllOf(HasSubstr("faults.toml:1: "), HasSubstr("FaxGetJbo")));
}

TEST_F(FaultSources, ABadVariableDoesToo) {
    const test::ScopedVariable set("WINFAX_FAULTS", "FaxGetJob drop_conection");
    const auto started = startedInVain();
    EXPECT_EQ(started.exitCode, 2);
    EXPECT_THAT(started.output, HasSubstr("WINFAX_FAULTS: fault 1: FaxGetJob: drop_conection"));
}

TEST_F(FaultSources, WithoutATestInstanceTheServiceDoesNotStart) {
    instance_.state().write("winfax.toml", std::string_view(""));
    instance_.state().write("faults.toml", kFile);
    const auto started = startedInVain();
    EXPECT_EQ(started.exitCode, 2);
    EXPECT_THAT(started.output, AllOf(HasSubstr("faults.toml"), HasSubstr("test_instance = true"),
                                      HasSubstr("--test-instance")));
}

TEST_F(FaultSources, TheCommandLineMakesATestInstance) {
    instance_.state().write("winfax.toml", std::string_view(""));
    instance_.state().write("faults.toml", kFile);
    test::ChildProcess service(test::productPath("winfaxd"), {"--console", "--test-instance"});
    ASSERT_TRUE(service.waitForLine("winfaxd: ready")) << service.output();
    EXPECT_EQ(readConfiguration(), kWriteFault);
}

}  // namespace
}  // namespace winfax::endtoend
