// SPDX-License-Identifier: MIT
// A row's name in reports. It is made of what the row is about and never of where it stands, so
// that reports of different versions of this program can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winfax::conformance {

struct RowIdentity {
    // "K10_B5.FaxGetJob.A.null_JobEntry": decisions, function or subject, form, case. The form is
    // "-" for what has no A and W, the decisions are "-" where none is named.
    std::string id;
    std::vector<std::string> decisions;  // {"K10", "B5"}
    std::string function;                // "FaxGetJob", or a subject as "Sending"
    std::string form;                    // "A", "W" or ""
    std::string fact;                    // "null JobEntry"
};

// "FaxGetJobA", "FaxGetJob/A": "FaxGetJob". Only exports lose a letter that is not set apart.
std::string_view withoutForm(std::string_view suite);

// The rows of decisions.md that a test's name starts with: {"K10", "B5"} of "K10_B5_null_JobEntry".
std::vector<std::string> decisionsOf(std::string_view test);

// Of a test by its Google Test names.
RowIdentity identityOf(std::string_view suite, std::string_view test);

// Whether the whole text fits a pattern in which * stands for any characters.
bool matches(std::string_view text, std::string_view pattern);

}  // namespace winfax::conformance
