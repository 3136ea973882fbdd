// SPDX-License-Identifier: MIT
#include "abi/machine_name.h"

#include <algorithm>
#include <string_view>

#include "platform/paths.h"

namespace winfax::abi {

namespace {

// Host names are ASCII; what is not must match exactly.
char16_t lowerCase(char16_t c) {
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}

bool sameName(std::u16string_view a, std::u16string_view b) {
    return std::ranges::equal(a, b, {}, lowerCase, lowerCase);
}

}  // namespace

bool namesThisMachine(const model::Text& machineName) {
    if (!machineName || machineName->empty()) return true;
    std::u16string_view name = *machineName;
    if (name.starts_with(u"\\\\")) name.remove_prefix(2);
    if (name == u"." || sameName(name, u"localhost")) return true;
    const auto own = platform::machineNames();
    return std::ranges::any_of(own, [&](const auto& mine) { return sameName(name, mine); });
}

}  // namespace winfax::abi
