// SPDX-License-Identifier: MIT
// winfax_bench [--json | --markdown] [--rounds N] [GOAL...]: measures the goals that are named, or
// all. Started by scripts/bench, which sets WINFAX_BIN_DIR and WINFAX_TEST_PROGRAM_DIR.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>

#include "goals.h"
#include "process.h"

namespace winfax::bench {
namespace {

constexpr int kRounds = 5;

struct Options {
    int rounds = kRounds;
    std::string (*print)(const std::vector<Row>&) = tableOf;
    std::vector<Goal> goals;
};

const Goal& goalNamed(const std::string& name) {
    for (const Goal& goal : kGoals) {
        if (goal.name == name) return goal;
    }
    throw std::runtime_error("there is no goal " + name + "; they are P1, P1b, P2 ... P14");
}

Options read(const std::vector<std::string>& words) {
    Options options;
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (*word == "--json")
            options.print = jsonOf;
        else if (*word == "--markdown")
            options.print = markdownOf;
        else if (*word == "--rounds" && ++word != words.end())
            options.rounds = std::max(kRounds, std::atoi(word->c_str()));
        else if (word != words.end())
            options.goals.push_back(goalNamed(*word));
        else
            break;
    }
    if (options.goals.empty()) options.goals = kGoals;
    return options;
}

void run(const Options& options) {
    pinToOneCore();
    allowManyDescriptors();
    Report report(options.rounds);
    for (const Goal& goal : options.goals) {
        try {
            goal.measure(report);
        } catch (const std::exception& problem) {
            report.missing(goal.name, "", problem.what());
        }
    }
    std::fputs(options.print(report.rows()).c_str(), stdout);
}

}  // namespace
}  // namespace winfax::bench

int main(int argumentCount, char** arguments) {
    try {
        winfax::bench::run(winfax::bench::read({arguments + 1, arguments + argumentCount}));
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "winfax_bench: %s\n", problem.what());
        return 2;
    }
}
