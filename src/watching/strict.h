// SPDX-License-Identifier: MIT
// Strict mode (WINFAX_STRICT): names the mistakes of the program that calls us, and changes nothing
// that it sees. What counts as a mistake is listed in docs/strict.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "watching/observer.h"

namespace winfax::watching {

// Where something that the program holds was made.
struct Origin {
    std::string function;
    std::uint64_t call = 0;
    std::uint32_t thread = 0;
};

class Strict final : public Observer {
  public:
    enum class Manner { warn, fail };  // fail: the process aborts at the first mistake
    using Note = std::function<void(const Json&)>;

    // `say` gets each finding as a line for people, `note` what is found at the end, for the trace.
    Strict(Manner manner, std::function<void(std::string)> say, Note note)
        : manner_(manner), say_(std::move(say)), note_(std::move(note)) {}

    // As WINFAX_STRICT asks: "warn" (or "1") or "fail". Findings go to standard error.
    static std::unique_ptr<Strict> fromEnvironment(Note note);

    std::optional<model::ErrorCode> before(Invocation& call) override;
    void after(Invocation& call) override;
    void eventMade(std::uintptr_t event) override;
    void eventFreed(std::uintptr_t event) override;
    void finish() override;
    void beforeFork() override { mutex_.lock(); }
    void afterFork() override { mutex_.unlock(); }

  private:
    // What is handed out and given back, by address or number.
    struct Kept {
        std::map<std::uintptr_t, Origin> live;
        std::map<std::uintptr_t, Origin> gone;  // given back; where that happened
        void make(std::uintptr_t value, Origin origin);
        void giveBack(std::uintptr_t value, Origin origin);
    };

    void judgeStructures(Invocation& call);
    void judgeHandle(Invocation& call);
    void judgeFree(Invocation& call);
    void judgeJob(Invocation& call);
    void found(Invocation& call, const std::string& text);
    void reportLeft(std::string_view what, const Kept& kept);

    const Manner manner_;
    const std::function<void(std::string)> say_;
    const Note note_;

    std::mutex mutex_;
    Kept handles_;
    Kept blocks_;
    Kept events_;
    std::set<std::uint32_t> spoolerIds_;
    std::set<std::uint32_t> jobIds_;
};

}  // namespace winfax::watching
