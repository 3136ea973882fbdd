// SPDX-License-Identifier: MIT
#include "access/access_list.h"

#include <algorithm>
#include <tuple>

namespace winfax::access {

namespace {

namespace right = model::right;
using model::ErrorCode;
using model::fail;
using model::Result;

bool isControl(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
}

auto keyOf(const Entry& entry) { return std::tie(entry.holder, entry.name); }

}  // namespace

AccessList defaultList() { return {{{Holder::everyone, {}, kDefaultRights}}}; }

std::string describe(const Entry& entry) {
    switch (entry.holder) {
        case Holder::user:
            return "user '" + entry.name + "'";
        case Holder::group:
            return "group '" + entry.name + "'";
        case Holder::everyone:
            break;
    }
    return "everyone";
}

Result<void> checkEntry(const Entry& entry) {
    if (entry.holder == Holder::everyone) {
        if (!entry.name.empty()) {
            return fail(ErrorCode::invalidParameter,
                        "everyone has no name, but '" + entry.name + "' was given: leave it out");
        }
    } else if (entry.name.empty()) {
        return fail(ErrorCode::invalidParameter,
                    describe(entry) + " has no name: give a user's or group's name or id");
    } else if (entry.name.size() > kMaxNameBytes || std::ranges::any_of(entry.name, isControl)) {
        return fail(ErrorCode::invalidParameter,
                    "a name of " + std::to_string(entry.name.size()) + " bytes is longer than " +
                        std::to_string(kMaxNameBytes) +
                        " or has control characters in it: no account is named so");
    }
    if ((entry.rights & ~right::all) != 0) {
        return fail(ErrorCode::invalidParameter,
                    "the rights " + std::to_string(entry.rights) + " of " + describe(entry) +
                        " are more than there are: the largest set is " +
                        std::to_string(right::all));
    }
    return {};
}

Result<AccessList> normalForm(AccessList list) {
    for (const Entry& entry : list.entries) {
        if (auto checked = checkEntry(entry); !checked) return tl::unexpected(checked.error());
    }
    std::ranges::sort(list.entries, {}, keyOf);
    const auto twin = std::ranges::adjacent_find(list.entries, {}, keyOf);
    if (twin != list.entries.end()) {
        return fail(ErrorCode::invalidParameter,
                    describe(*twin) + " is named twice: write all the rights in one entry");
    }
    if (list.entries.empty() || list.entries.front().holder != Holder::everyone) {
        list.entries.insert(list.entries.begin(), Entry{});
    }
    if (list.entries.size() > kMaxEntries) {
        return fail(ErrorCode::invalidParameter,
                    "the list has " + std::to_string(list.entries.size()) + " entries, " +
                        std::to_string(kMaxEntries) +
                        " are possible: give the rights to groups instead of users");
    }
    return list;
}

}  // namespace winfax::access
