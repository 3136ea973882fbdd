// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <ostream>

namespace winfax::service {

// The manual page winfaxd(8), made of its own command line.
void writeManualPage(std::ostream& out, const CLI::App& winfaxd);

}  // namespace winfax::service
