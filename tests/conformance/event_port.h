// SPDX-License-Identifier: MIT
// Events as a program gets them through a completion port. Every packet is checked as it arrives:
// FAX_EVENT of 24 bytes, 24 bytes transferred, our key, freed by LocalFree (G1, B2).
#pragma once

#include <winfax.h>

#include <cstdint>
#include <optional>
#include <ostream>
#include <vector>

namespace winfax::conformance {

struct Event {
    DWORD id = 0;
    DWORD job = 0;
    DWORD device = 0;
    std::uint64_t time = 0;  // 100 ns since 1601, UTC, on the instance's clock
};

inline constexpr std::uint64_t kSecond = 10'000'000;
inline constexpr DWORD kNoJob = 0xFFFFFFFF;

std::ostream& operator<<(std::ostream& out, const Event& event);
SYSTEMTIME calendarTime(std::uint64_t time);

class EventPort {
  public:
    EventPort();
    EventPort(const EventPort&) = delete;
    EventPort& operator=(const EventPort&) = delete;
    // A port stays open to the end of the program: the subscription posts to its number, and that
    // must not come to mean the port of another test.
    ~EventPort() = default;

    BOOL subscribe(HANDLE server, ULONG_PTR key);
    // Fails the test when it does not succeed.
    void subscribe(HANDLE server);

    // The next event. Throws std::runtime_error, naming what came before, when none comes.
    Event next();
    // Whether nothing waits in the port at this moment.
    bool empty();
    // Everything up to and including the first event that fits.
    std::vector<Event> until(DWORD id, std::optional<DWORD> job = std::nullopt);

    HANDLE handle() const { return port_; }

  private:
    std::optional<Event> take(DWORD milliseconds);

    HANDLE port_;
    ULONG_PTR key_ = 0;
    std::vector<Event> past_;
};

// Which events, in order; with a job, only that job's.
std::vector<DWORD> idsOf(const std::vector<Event>& events, std::optional<DWORD> job = std::nullopt);
std::size_t countOf(const std::vector<Event>& events, DWORD id);

}  // namespace winfax::conformance
