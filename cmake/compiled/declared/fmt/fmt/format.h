// SPDX-License-Identifier: MIT
// fmt/format.h, whose largest template is compiled once (cmake/compiled/fmt.cpp). fmt does not say
// so itself, and then every file that writes to the log has the whole of fmt's formatting compiled
// into it.
#pragma once

#include_next <fmt/format.h>

namespace fmt::detail {
extern template void vformat_to<char>(buffer<char>&, string_view, format_args, locale_ref);
}
