// SPDX-License-Identifier: MIT
// Which fault acts now. Counts calls, and does nothing else.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "fault/fault.h"

namespace winfax::fault {

// One moment at which a fault may act.
struct Occasion {
    std::string_view name;  // of the function as called, of the request, or kDisk
    std::span<const std::string_view> functions{};  // that make the request
    std::string_view userName{};                    // UTF-8; "": of nobody
    std::string_view userId{};
};

// Any thread.
class FaultTable {
  public:
    struct Entry {
        std::uint32_t id = 0;
        Fault fault;
        std::uint64_t met = 0;    // occasions that it concerns, until it is used up
        std::uint64_t acted = 0;  // those that it acted on
    };
    static constexpr std::size_t kMostFaults = 1'000;

    // The new fault's id. notEnoughMemory when there are kMostFaults, used up ones too.
    model::Result<std::uint32_t> add(Fault fault);
    // False when there is none of that id.
    bool remove(std::uint32_t id);
    void clear();
    std::vector<Entry> list() const;

    // Whether any fault may still act. One load of an atomic: ask it before anything else.
    bool armed() const noexcept { return armed_.load(std::memory_order_acquire); }

    // The fault that acts on this occasion: of those it concerns, the first that has let enough
    // pass and is not used up. Those that are not used up count it as met.
    std::optional<Entry> meet(const Occasion& occasion);

  private:
    void judgeArmed();

    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
    std::uint32_t lastId_ = 0;
    std::atomic<bool> armed_ = false;
};

}  // namespace winfax::fault
