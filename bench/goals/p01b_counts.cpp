// SPDX-License-Identifier: MIT
// P1b: the same without a clock, from the program that the test of tests/endtoend/counts runs.
#include <map>
#include <sstream>
#include <stdexcept>

#include "goals.h"
#include "support/child_process.h"
#include "support/test_environment.h"

namespace winfax::bench {
namespace {

std::map<std::string, double> countedFacts() {
    const auto folder = test::readVariable("WINFAX_TEST_PROGRAM_DIR").value_or(".");
    const auto run = test::runProgram(folder + "/counted_calls", {});
    if (run.exitCode != 0) throw std::runtime_error("counted_calls: " + run.output);
    std::map<std::string, double> facts;
    std::istringstream lines(run.output);
    for (std::string name, value; std::getline(lines, name, '\t') && std::getline(lines, value);) {
        facts[name] = std::stod(value);
    }
    return facts;
}

}  // namespace

void measureCounts(Report& report) {
    auto facts = countedFacts();
    for (const std::string call : {"FaxGetJob", "FaxGetConfiguration"}) {
        const auto sum = [&](const std::string& who) {
            return facts[call + who + " sends"] + facts[call + who + " receives"] +
                   facts[call + who + " other system calls"];
        };
        report.figure("P1b", call + ", system calls of the client", "calls", sum(" client"),
                      {Better::lower, 2});
        report.figure("P1b", call + ", system calls of the service", "calls", sum(" service"),
                      {Better::lower, 3});
        report.figure("P1b", call + ", allocations of the client", "allocations",
                      facts[call + " client allocations"], {Better::lower, 1});
        report.figure("P1b", call + ", allocations of the service", "allocations",
                      facts[call + " service allocations"], {Better::lower, 1});
    }
}

}  // namespace winfax::bench
