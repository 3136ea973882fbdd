// SPDX-License-Identifier: MIT
// How a command ends: an exit code that scripts can rely on, and for people one line that says what
// was wrong, with which value, and what to do.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "model/error_names.h"

namespace winfax::tool {

// The numbers are documented in docs/faxctl.md and never change their meaning.
enum class ExitCode : int {
    ok = 0,
    refused = 1,    // the service, or the file it was to be given, said no
    differ = 1,     // conformance diff: the reports are not alike
    usage = 2,      // the command line cannot be understood
    noService = 3,  // nothing answers, or it went away
    notSent = 4,    // send --wait, receive: it ended without the fax having come over
};

struct Failure {
    ExitCode exitCode = ExitCode::refused;
    std::string what;
    std::string value;   // may be empty
    std::string advice;  // may be empty
};

template <class T>
using Expected = tl::expected<T, Failure>;

// The end of a command.
using Outcome = Expected<ExitCode>;

inline tl::unexpected<Failure> failed(ExitCode exitCode, std::string what, std::string value = {},
                                      std::string advice = {}) {
    return tl::unexpected<Failure>(
        Failure{exitCode, std::move(what), std::move(value), std::move(advice)});
}

// An error of the service or of a file, met while doing `what` with `value`; the value is left out
// where the error names it already.
Failure failureOf(const model::Error& error, std::string what, std::string value = {});

using model::errorName;

// "faxctl: what: value: advice", without the empty parts.
std::string lineOf(const Failure& failure);

}  // namespace winfax::tool
