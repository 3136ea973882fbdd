// SPDX-License-Identifier: MIT
#include "access/right_names.h"

#include <array>

#include "model/constants.h"

namespace winfax::access {

namespace {

struct NamedRight {
    std::string_view name;
    std::uint32_t right;
};

constexpr std::array kRights{
    NamedRight{"job-submit", model::right::jobSubmit},
    NamedRight{"job-query", model::right::jobQuery},
    NamedRight{"job-manage", model::right::jobManage},
    NamedRight{"config-query", model::right::configQuery},
    NamedRight{"config-set", model::right::configSet},
    NamedRight{"port-query", model::right::portQuery},
    NamedRight{"port-set", model::right::portSet},
};
constexpr std::string_view kAll = "all";
constexpr std::string_view kNone = "none";

}  // namespace

std::optional<std::uint32_t> rightNamed(std::string_view name) {
    if (name == kAll) return model::right::all;
    if (name == kNone) return model::right::none;
    for (const NamedRight& entry : kRights) {
        if (entry.name == name) return entry.right;
    }
    return std::nullopt;
}

std::vector<std::string> namesOfRights(std::uint32_t rights) {
    if ((rights & model::right::all) == model::right::all) return {std::string(kAll)};
    std::vector<std::string> names;
    for (const NamedRight& entry : kRights) {
        if ((rights & entry.right) != 0) names.emplace_back(entry.name);
    }
    return names;
}

std::string knownRightNames() {
    std::string names;
    for (const NamedRight& entry : kRights) names += std::string(entry.name) + ", ";
    return names + std::string(kAll) + ", " + std::string(kNone);
}

}  // namespace winfax::access
