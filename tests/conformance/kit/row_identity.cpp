// SPDX-License-Identifier: MIT
#include "kit/row_identity.h"

#include <algorithm>
#include <cctype>

namespace winfax::conformance {
namespace {

bool isDecision(std::string_view part) {
    return part.size() >= 2 && std::isupper(static_cast<unsigned char>(part[0])) &&
           part.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : "_") + part;
    }
    return text.empty() ? "-" : text;
}

}  // namespace

std::string_view withoutForm(std::string_view suite) {
    if (suite.size() > 2 && (suite.ends_with("/A") || suite.ends_with("/W"))) {
        return suite.substr(0, suite.size() - 2);
    }
    if (suite.starts_with("Fax") && (suite.ends_with('A') || suite.ends_with('W'))) {
        return suite.substr(0, suite.size() - 1);
    }
    return suite;
}

std::vector<std::string> decisionsOf(std::string_view test) {
    std::vector<std::string> decisions;
    while (!test.empty()) {
        const std::size_t end = std::min(test.find('_'), test.size());
        if (!isDecision(test.substr(0, end))) {
            break;
        }
        decisions.emplace_back(test.substr(0, end));
        test.remove_prefix(std::min(end + 1, test.size()));
    }
    return decisions;
}

RowIdentity identityOf(std::string_view suite, std::string_view test) {
    RowIdentity row;
    row.decisions = decisionsOf(test);
    row.function = withoutForm(suite);
    if (row.function.size() < suite.size()) {
        row.form = suite.back();
    }
    std::size_t behind = 0;
    for (const std::string& decision : row.decisions) {
        behind += decision.size() + 1;
    }
    const std::string words(test.substr(std::min(behind, test.size())));
    row.id = joined(row.decisions) + "." + row.function + "." +
             (row.form.empty() ? "-" : row.form) + "." + words;
    row.fact = words;
    std::ranges::replace(row.fact, '_', ' ');
    return row;
}

bool matches(std::string_view text, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) {
        return text == pattern;
    }
    if (text.substr(0, star) != pattern.substr(0, star)) {
        return false;
    }
    pattern.remove_prefix(star + 1);
    text.remove_prefix(star);
    for (std::size_t start = 0; start <= text.size(); ++start) {
        if (matches(text.substr(start), pattern)) {
            return true;
        }
    }
    return false;
}

}  // namespace winfax::conformance
