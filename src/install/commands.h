// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>

#include "install/installer.h"

namespace winfax::install {

// `winfaxd install` and `winfaxd uninstall`. Parsing writes into it: it must not be const, nor gone
// while the parser is in use.
class Commands {
  public:
    explicit Commands(CLI::App& parser);
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;

    // After parsing: whether one of the two was given.
    bool given() const;

    // Does it, says on stdout what was done and on stderr what went wrong; returns the exit code.
    int run() const;

  private:
    Options options_;
    CLI::App* install_;
    CLI::App* uninstall_;
};

}  // namespace winfax::install
