// SPDX-License-Identifier: MIT
// What tells a file apart as ours, and its version, without running or loading it: the form that
// what(1) looks for. faxctl doctor does (tool/product_file.h).
extern "C" {
extern const char winfax_identity[];
const char winfax_identity[] = "@(#)OpenWinFax " WINFAX_VERSION;
}
