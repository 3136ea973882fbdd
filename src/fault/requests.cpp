// SPDX-License-Identifier: MIT
#include "fault/requests.h"

#include <algorithm>

#include "model/calls.h"

namespace winfax::fault {

namespace {

template <class... Call>
bool anyCallIs(std::string_view name, model::CallList<Call...>) {
    return ((Call::kName == name && !Call::kFunctions.empty()) || ...);
}

template <class... Call>
bool anyCallIsOf(std::string_view function, model::CallList<Call...>) {
    return ((std::ranges::find(Call::kFunctions, function) != Call::kFunctions.end()) || ...);
}

template <class... Call>
bool anyWithDocument(std::string_view name, model::CallList<Call...>) {
    const auto isOf = [&](std::string_view call, const auto& functions) {
        return call == name || std::ranges::find(functions, name) != functions.end();
    };
    return ((Call::kHasBody && isOf(Call::kName, Call::kFunctions)) || ...);
}

}  // namespace

bool isRequest(std::string_view name) { return anyCallIs(name, model::Calls{}); }

bool asksTheService(std::string_view function) {
    return function == "FaxConnectFaxServer" || anyCallIsOf(function, model::Calls{});
}

bool bringsDocument(std::string_view name) { return anyWithDocument(name, model::Calls{}); }

}  // namespace winfax::fault
