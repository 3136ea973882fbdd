// SPDX-License-Identifier: MIT
#include "service_process.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "support/test_environment.h"

namespace winfax::endtoend {

std::optional<ServiceStatus> readStatus() {
    const auto finished = test::runProgram(test::productPath("faxctl"), {"status", "--json"});
    if (finished.exitCode != 0) {
        return std::nullopt;
    }
    const auto status = nlohmann::json::parse(finished.output);
    return ServiceStatus{status.at("processId").get<std::uint32_t>(),
                         status.at("connections").get<std::uint32_t>() - 1,
                         status.at("subscribers").get<std::uint32_t>()};
}

std::filesystem::path testProgramPath(const std::string& name) {
    const auto folder = test::readVariable("WINFAX_TEST_PROGRAM_DIR");
    if (!folder) {
        throw std::runtime_error("WINFAX_TEST_PROGRAM_DIR is not set: the folder of test programs");
    }
    return std::filesystem::path(*folder) / (name + test::productPath("winfaxd").extension().string());
}

}  // namespace winfax::endtoend
