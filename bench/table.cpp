// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report.h"

namespace winfax::bench {
namespace {

bool measured(const Row& row) { return !row.unit.empty(); }

std::string figureOf(double value, const std::string& unit) {
    return value >= 1000 ? fmt::format("{:.0f} {}", value, unit)
                         : fmt::format("{:.3g} {}", value, unit);
}

std::string ratioOf(const Row& row) {
    if (!row.isRatio) return "";
    return fmt::format("{:.2f} ({:.2f}..{:.2f})", row.median, row.least, row.most);
}

std::string boundOf(const Row& row, double bound) {
    return fmt::format("{} {:g}{}", row.asked.better == Better::lower ? "<=" : ">=", bound,
                       row.isRatio ? "x" : "");
}

std::vector<std::string> cellsOf(const Row& row) {
    if (!measured(row)) return {row.goal, row.what, "", "", "", "", "", row.verdict};
    return {row.goal,
            row.what,
            row.isRatio ? figureOf(row.floor, row.unit) : "",
            figureOf(row.product, row.unit),
            ratioOf(row),
            boundOf(row, row.asked.gate),
            row.asked.want ? boundOf(row, *row.asked.want) : "",
            row.verdict};
}

const std::vector<std::string> kTitles{"goal",  "what", "floor", "product",
                                       "ratio", "gate", "want",  "verdict"};

}  // namespace

std::string tableOf(const std::vector<Row>& rows) {
    std::vector<std::vector<std::string>> lines{kTitles};
    for (const Row& row : rows) lines.push_back(cellsOf(row));
    std::vector<std::size_t> widths(kTitles.size(), 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], line[i].size());
    }
    std::string text;
    for (const auto& line : lines) {
        std::string padded;
        for (std::size_t i = 0; i < line.size(); ++i)
            padded += fmt::format("{:<{}}  ", line[i], widths[i]);
        text += padded.substr(0, padded.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string markdownOf(const std::vector<Row>& rows) {
    std::string text = fmt::format("| {} |\n", fmt::join(kTitles, " | "));
    for (std::size_t i = 0; i < kTitles.size(); ++i) text += "|---";
    text += "|\n";
    for (const Row& row : rows) text += fmt::format("| {} |\n", fmt::join(cellsOf(row), " | "));
    return text;
}

std::string jsonOf(const std::vector<Row>& rows) {
    auto list = nlohmann::json::array();
    for (const Row& row : rows) {
        nlohmann::json one{{"goal", row.goal}, {"what", row.what}, {"verdict", row.verdict}};
        if (measured(row)) {
            one.update({{"unit", row.unit}, {"product", row.product}, {"gate", row.asked.gate}});
            if (row.asked.want) one["want"] = *row.asked.want;
            if (row.isRatio) {
                one.update({{"floor", row.floor},
                            {"ratio", row.median},
                            {"min", row.least},
                            {"max", row.most}});
            }
        }
        list.push_back(one);
    }
    return list.dump(2) + "\n";
}

}  // namespace winfax::bench
