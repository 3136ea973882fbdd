// SPDX-License-Identifier: MIT
#include "fault/keys.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "clock/duration_text.h"
#include "model/error_names.h"

namespace winfax::fault {

namespace {

constexpr std::chrono::hours kLongestDelay{24 * 366};
constexpr std::size_t kLongestUser = 500;

std::optional<std::uint32_t> numberIn(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

std::string setEffect(Fault& fault, Effect effect) {
    if (fault.effect != Effect::none && fault.effect != effect) {
        return "one of error, drop_connection, no_reply, stop_service and out_of_memory, not two";
    }
    fault.effect = effect;
    return {};
}

std::string setError(Fault& fault, std::string_view value) {
    const auto named = model::errorCodeNamed(value);
    const auto code = named ? named : numberIn(value);
    if (!code || *code == 0) {
        return "the name or number of an error, such as ERROR_ACCESS_DENIED or 5";
    }
    fault.error = *code;
    return setEffect(fault, Effect::error);
}

std::string errorOf(const Fault& fault) {
    if (fault.effect != Effect::error) return {};
    const std::string_view name = model::errorName(fault.error);
    return name.empty() ? std::to_string(fault.error) : std::string(name);
}

template <std::uint32_t Fault::*Member, std::uint32_t Minimum>
std::string setNumber(Fault& fault, std::string_view value) {
    const auto number = numberIn(value);
    if (!number || *number < Minimum) {
        return "a whole number from " + std::to_string(Minimum) + " to " +
               std::to_string(std::numeric_limits<std::uint32_t>::max());
    }
    fault.*Member = *number;
    return {};
}

template <std::uint32_t Fault::*Member>
std::string numberOf(const Fault& fault) {
    return fault.*Member == 0 ? std::string() : std::to_string(fault.*Member);
}

std::string setUser(Fault& fault, std::string_view value) {
    const bool printable = std::ranges::all_of(
        value, [](char letter) { return static_cast<unsigned char>(letter) >= ' '; });
    if (value.empty() || value.size() > kLongestUser || !printable ||
        value.find('"') != std::string_view::npos) {
        return "a login name, DOMAIN\\name or the id of a user";
    }
    fault.user = value;
    return {};
}

std::string setDelay(Fault& fault, std::string_view value) {
    const auto delay = clock::durationFromText(value);
    if (!delay || *delay <= std::chrono::milliseconds::zero() || *delay > kLongestDelay) {
        return "a duration such as 250ms, 2s, 10m or 1h, at most 366d";
    }
    fault.delay = *delay;
    return {};
}

std::string delayOf(const Fault& fault) {
    const auto count = fault.delay.count();
    if (count == 0) return {};
    return count % 1000 == 0 ? std::to_string(count / 1000) + "s" : std::to_string(count) + "ms";
}

// Without a value, as on a command line, it is on.
std::optional<bool> flagIn(std::string_view value) {
    if (value.empty() || value == "true") return true;
    if (value == "false") return false;
    return std::nullopt;
}

template <Effect Which>
std::string setEffectFlag(Fault& fault, std::string_view value) {
    const auto on = flagIn(value);
    if (!on) return "true or false";
    return *on ? setEffect(fault, Which) : std::string();
}

template <Effect Which>
std::string effectFlagOf(const Fault& fault) {
    return fault.effect == Which ? "true" : "";
}

std::string setCarriedOut(Fault& fault, std::string_view value) {
    const auto on = flagIn(value);
    if (!on) return "true or false";
    fault.carriedOut = *on;
    return {};
}

struct MemoryUse {
    std::string_view name;
    Effect effect;
};
constexpr std::array kMemoryUses{MemoryUse{"request", Effect::noMemoryForRequest},
                                 MemoryUse{"document", Effect::noMemoryForDocument},
                                 MemoryUse{"reply", Effect::noMemoryForReply}};

std::string setOutOfMemory(Fault& fault, std::string_view value) {
    const auto* found = std::ranges::find(kMemoryUses, value, &MemoryUse::name);
    if (found == kMemoryUses.end()) return "one of request, document, reply";
    return setEffect(fault, found->effect);
}

std::string outOfMemoryOf(const Fault& fault) {
    const auto* found = std::ranges::find(kMemoryUses, fault.effect, &MemoryUse::effect);
    return found == kMemoryUses.end() ? std::string() : std::string(found->name);
}

constexpr std::array kKeys{
    Key{"error", KeyKind::text, setError, errorOf},
    Key{"drop_connection", KeyKind::flag, setEffectFlag<Effect::dropConnection>,
        effectFlagOf<Effect::dropConnection>},
    Key{"no_reply", KeyKind::flag, setEffectFlag<Effect::noReply>, effectFlagOf<Effect::noReply>},
    Key{"stop_service", KeyKind::flag, setEffectFlag<Effect::stopService>,
        effectFlagOf<Effect::stopService>},
    Key{"out_of_memory", KeyKind::text, setOutOfMemory, outOfMemoryOf},
    Key{"delay", KeyKind::text, setDelay, delayOf},
    Key{"carried_out", KeyKind::flag, setCarriedOut,
        [](const Fault& fault) -> std::string { return fault.carriedOut ? "true" : ""; }},
    Key{"after", KeyKind::number, setNumber<&Fault::after, 0>, numberOf<&Fault::after>},
    Key{"times", KeyKind::number, setNumber<&Fault::times, 1>, numberOf<&Fault::times>},
    Key{"user", KeyKind::text, setUser, [](const Fault& fault) { return fault.user; }},
};

}  // namespace

std::span<const Key> keys() { return kKeys; }

const Key* keyNamed(std::string_view name) {
    std::string plain(name);
    std::ranges::replace(plain, '-', '_');
    const auto* found = std::ranges::find(kKeys, plain, &Key::name);
    return found == kKeys.end() ? nullptr : &*found;
}

std::string keyNames() {
    std::string names;
    for (const Key& key : kKeys) names += (names.empty() ? "" : ", ") + std::string(key.name);
    return names;
}

}  // namespace winfax::fault
