// SPDX-License-Identifier: MIT
// How a function of the rig fails: a result for programs, one line for people.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "model/errors.h"

namespace winfax::rig {

// The numbers are WINFAX_RIG_* of winfax_rig.h.
enum class Status : int {
    ok = 0,
    timeout = 1,
    invalidArgument = 2,
    notFound = 3,
    refused = 4,
    serviceLost = 5,
    failed = 6,
};

struct Failure {
    Status status = Status::failed;
    std::string text;
};

template <class T>
using Expected = tl::expected<T, Failure>;

inline tl::unexpected<Failure> failed(Status status, std::string text) {
    return tl::unexpected<Failure>(Failure{status, std::move(text)});
}

// An error of the service, met while doing `what`: "cannot read job 7: ... (error 5)".
tl::unexpected<Failure> failed(const model::Error& error, const std::string& what);

}  // namespace winfax::rig
