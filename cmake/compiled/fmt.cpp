// SPDX-License-Identifier: MIT
// fmt's own code, compiled once. Every other file sees declarations only (no FMT_HEADER_ONLY).
#include <fmt/format-inl.h>

namespace fmt::detail {
// Those that fmt/format.h declares `extern template`.
template auto thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template auto thousands_sep_impl<wchar_t>(locale_ref) -> thousands_sep_result<wchar_t>;
template auto decimal_point_impl(locale_ref) -> char;
template auto decimal_point_impl(locale_ref) -> wchar_t;
// And the one that declared/fmt/fmt/format.h does.
template void vformat_to<char>(buffer<char>&, string_view, format_args, locale_ref);
}  // namespace fmt::detail
