// SPDX-License-Identifier: MIT
#include "fault/fault.h"

#include <algorithm>

#include "fault/keys.h"
#include "fault/place.h"
#include "fault/requests.h"

namespace winfax::fault {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

// The first word of `text`, which is taken away; blanks between double quotes belong to it, the
// quotes do not. False when a quote has no end.
bool takeWord(std::string_view& text, std::string& word) {
    word.clear();
    bool inQuotes = false;
    while (!text.empty() && (inQuotes || kSpace.find(text.front()) == std::string_view::npos)) {
        if (text.front() == '"') {
            inQuotes = !inQuotes;
        } else {
            word += text.front();
        }
        text.remove_prefix(1);
    }
    const auto next = text.find_first_not_of(kSpace);
    text.remove_prefix(next == std::string_view::npos ? text.size() : next);
    return !inQuotes;
}

// What stands before the first ";" that is not between quotes; it is taken away with that.
std::string_view takePart(std::string_view& text) {
    bool inQuotes = false;
    std::size_t at = 0;
    for (; at < text.size() && (inQuotes || text[at] != ';'); ++at) {
        if (text[at] == '"') inQuotes = !inQuotes;
    }
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(kSpace) == std::string_view::npos;
}

Result<void> checkDisk(const Fault& fault) {
    const bool possible = fault.effect == Effect::none || fault.effect == Effect::error;
    if (possible && fault.user.empty() && !fault.carriedOut) return {};
    return fail(ErrorCode::invalidParameter,
                "disk: a write belongs to nobody and fails with an error or is late: it takes "
                "error, delay, after and times");
}

}  // namespace

Result<void> setKey(Fault& fault, std::string_view key, std::string_view value) {
    const Key* const known = keyNamed(key);
    if (known == nullptr) {
        return fail(ErrorCode::invalidParameter,
                    std::string(key) + ": unknown; a fault has " + keyNames());
    }
    const std::string expected = known->set(fault, value);
    if (expected.empty()) return {};
    return fail(ErrorCode::invalidParameter,
                std::string(known->name) + ": expected " + expected + ", not " + quote(value));
}

Result<void> check(const Fault& fault) {
    if (fault.target != kDisk && !isFunction(fault.target) && !isRequest(fault.target)) {
        return fail(ErrorCode::invalidParameter,
                    quote(fault.target) +
                        " is no function such as FaxGetJob, no request such as AddRecipient "
                        "(docs/wire.md), and not \"disk\"");
    }
    if (fault.target == kDisk) {
        if (auto possible = checkDisk(fault); !possible) return possible;
    }
    if (fault.effect == Effect::none && fault.delay == std::chrono::milliseconds::zero()) {
        return fail(ErrorCode::invalidParameter,
                    fault.target +
                        ": nothing happens; give error, delay, drop_connection, no_reply, "
                        "stop_service or out_of_memory");
    }
    const bool losesAnswer = fault.effect == Effect::error ||
                             fault.effect == Effect::dropConnection ||
                             fault.effect == Effect::noReply || fault.effect == Effect::stopService;
    if (fault.carriedOut && !losesAnswer) {
        return fail(ErrorCode::invalidParameter,
                    fault.target +
                        ": carried_out goes with error, drop_connection, no_reply or stop_service");
    }
    return {};
}

Result<Fault> parseFault(std::string_view text) {
    const auto begin = text.find_first_not_of(kSpace);
    text.remove_prefix(begin == std::string_view::npos ? text.size() : begin);
    Fault fault;
    std::string word;
    if (!takeWord(text, fault.target) || fault.target.empty()) {
        return fail(ErrorCode::invalidParameter,
                    "a fault begins with the name of a function, such as FaxGetJob");
    }
    while (!text.empty()) {
        if (!takeWord(text, word)) {
            return fail(ErrorCode::invalidParameter,
                        fault.target + ": a quote without an end: " + quote(word));
        }
        const auto equals = word.find('=');
        const std::string_view key = std::string_view(word).substr(0, equals);
        const std::string_view value = equals == std::string::npos
                                           ? std::string_view()
                                           : std::string_view(word).substr(equals + 1);
        if (auto set = setKey(fault, key, value); !set) {
            return fail(set.error().code, fault.target + ": " + set.error().detail);
        }
    }
    if (auto sense = check(fault); !sense) return tl::unexpected(sense.error());
    return fault;
}

Result<std::vector<Fault>> parseFaults(std::string_view text) {
    std::vector<Fault> faults;
    for (unsigned number = 1; !text.empty(); ++number) {
        const std::string_view part = takePart(text);
        if (isBlank(part)) continue;
        auto fault = parseFault(part);
        if (!fault) {
            return fail(fault.error().code,
                        "fault " + std::to_string(number) + ": " + fault.error().detail);
        }
        faults.push_back(std::move(*fault));
    }
    return faults;
}

std::string textOf(const Fault& fault) {
    std::string text = fault.target;
    for (const Key& key : keys()) {
        const std::string value = key.get(fault);
        if (value.empty()) continue;
        text += " " + std::string(key.name);
        if (key.kind == KeyKind::flag) continue;
        const bool plain = value.find_first_of(" ;") == std::string::npos;
        text += "=" + (plain ? value : quote(value));
    }
    return text;
}

std::string effectInWords(const Fault& fault) {
    std::string text;
    for (const Key& key : keys()) {
        const std::string value = key.get(fault);
        if (value.empty() || key.name == "after" || key.name == "times" || key.name == "user") {
            continue;
        }
        text += text.empty() ? "" : ", ";
        for (const char letter : key.name) text += letter == '_' ? ' ' : letter;
        if (key.kind != KeyKind::flag) text += " " + value;
    }
    return text;
}

}  // namespace winfax::fault
