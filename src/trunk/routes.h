// SPDX-License-Identifier: MIT
// Which numbers are those of other instances of this machine. Loop's thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winfax::trunk {

struct Route {
    std::u16string number;  // a pattern, line/number_pattern.h
    std::string instance;   // a name for ipc::instanceNamed()
    bool operator==(const Route&) const = default;
};

class Routes {
  public:
    // From the next call on; calls under way stay where they are.
    void replace(std::vector<Route> routes) { routes_ = std::move(routes); }
    // Who has that number; the first route that fits counts. nullopt: nobody on this machine.
    std::optional<std::string> instanceOf(std::u16string_view number) const;

  private:
    std::vector<Route> routes_;
};

}  // namespace winfax::trunk
