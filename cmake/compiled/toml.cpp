// SPDX-License-Identifier: MIT
// toml++'s own code, compiled once. Every other file sees declarations only (TOML_HEADER_ONLY=0).
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
