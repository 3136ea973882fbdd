// SPDX-License-Identifier: MIT
// What a run has shown: every goal a ratio to a floor of the same run, because absolute times on
// shared machines mean nothing. Floor and product take turns; a floor that varies by more than a
// quarter of itself shows nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace winfax::bench {

enum class Better { lower, higher };

// What is asked of a ratio, or of a figure that needs no floor.
struct Asked {
    Better better = Better::lower;
    double gate = 0;
    std::optional<double> want{};
};

struct Comparison {
    std::string goal;
    std::string what;
    std::string unit;  // of both figures
    Asked asked;
    std::function<double()> floor;    // one round
    std::function<double()> product;  // the same
};

struct Row {
    std::string goal;
    std::string what;
    std::string unit;
    Asked asked;
    bool isRatio = true;
    double floor = 0;  // medians
    double product = 0;
    double median = 0;  // of the ratios of the rounds; of a figure, itself
    double least = 0;
    double most = 0;
    std::string verdict;
};

class Report {
  public:
    explicit Report(int rounds) : rounds_(rounds) {}

    void compare(const Comparison& comparison);
    // A figure that depends on no noise, or on a clock alone.
    void figure(std::string goal, std::string what, std::string unit, double value, Asked asked);
    // Could not be measured here.
    void missing(std::string goal, std::string what, std::string reason);

    const std::vector<Row>& rows() const { return rows_; }

  private:
    int rounds_;
    std::vector<Row> rows_;
};

std::string tableOf(const std::vector<Row>& rows);
std::string markdownOf(const std::vector<Row>& rows);
std::string jsonOf(const std::vector<Row>& rows);

}  // namespace winfax::bench
