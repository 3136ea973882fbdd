// SPDX-License-Identifier: MIT
#include "report.h"

#include <algorithm>
#include <cstdio>

namespace winfax::bench {
namespace {

constexpr double kQuiet = 1.25;  // the most that a floor may vary, greatest to least
constexpr int kRepeats = 3;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool holds(double value, Better better, double bound) {
    return better == Better::lower ? value <= bound : value >= bound;
}

std::string verdictOn(double value, const Asked& asked) {
    if (!holds(value, asked.better, asked.gate)) return "MISSED";
    return asked.want && holds(value, asked.better, *asked.want) ? "as wanted" : "holds";
}

// A row of one try; nullopt in `quiet` sense is said by the verdict.
bool measure(const Comparison& comparison, int rounds, Row& row) {
    std::vector<double> floors, products, ratios;
    for (int round = 0; round < rounds; ++round) {
        floors.push_back(comparison.floor());
        products.push_back(comparison.product());
        ratios.push_back(products.back() / floors.back());
    }
    row.floor = medianOf(floors);
    row.product = medianOf(products);
    row.median = medianOf(ratios);
    row.least = std::ranges::min(ratios);
    row.most = std::ranges::max(ratios);
    return std::ranges::max(floors) <= kQuiet * std::ranges::min(floors);
}

}  // namespace

void Report::compare(const Comparison& comparison) {
    Row row;
    row.goal = comparison.goal;
    row.what = comparison.what;
    row.unit = comparison.unit;
    row.asked = comparison.asked;
    (void)comparison.floor();  // both once, for what only the first run pays
    (void)comparison.product();
    bool quiet = false;
    for (int repeat = 0; repeat < kRepeats && !quiet; ++repeat) {
        quiet = measure(comparison, rounds_, row);
    }
    row.verdict = quiet ? verdictOn(row.median, row.asked) : "noisy, no verdict";
    rows_.push_back(row);
    std::fprintf(stderr, "%-4s %s: %.3g, %s\n", row.goal.c_str(), row.what.c_str(), row.median,
                 row.verdict.c_str());
}

void Report::figure(std::string goal, std::string what, std::string unit, double value,
                    Asked asked) {
    Row row;
    row.goal = std::move(goal);
    row.what = std::move(what);
    row.unit = std::move(unit);
    row.asked = asked;
    row.isRatio = false;
    row.product = row.median = row.least = row.most = value;
    row.verdict = verdictOn(value, asked);
    rows_.push_back(row);
    std::fprintf(stderr, "%-4s %s: %.6g %s, %s\n", row.goal.c_str(), row.what.c_str(), value,
                 row.unit.c_str(), row.verdict.c_str());
}

void Report::missing(std::string goal, std::string what, std::string reason) {
    Row row;
    row.goal = std::move(goal);
    row.what = std::move(what);
    row.verdict = "NOT MEASURED: " + reason;
    row.isRatio = false;
    rows_.push_back(row);
    std::fprintf(stderr, "%-4s %s: %s\n", row.goal.c_str(), row.what.c_str(), row.verdict.c_str());
}

}  // namespace winfax::bench
