// SPDX-License-Identifier: MIT
// nlohmann-json's own code, as much of it as is used here, compiled once.
#define WINFAX_COMPILED_HERE
#include <nlohmann/json.hpp>
