// SPDX-License-Identifier: MIT
#include "line/modem/settings_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace winfax::line {
namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr double kLongestCall = 86'400;      // seconds
constexpr std::size_t kMostMishaps = 1'000;  // bursts, and dropouts, of a line

// A value of the wrong kind: where it is in the file, its key, and what was expected there.
struct Problem {
    toml::source_region source;
    std::string key;
    std::string expected;
};
using Outcome = tl::expected<void, Problem>;

// Puts a value into its member.
using Setter = Outcome (*)(const toml::node&, const std::string& key, ModemSettings&);
struct Key {
    std::string_view section;  // empty: the [[line]] itself
    std::string_view name;
    Setter set;
};

tl::unexpected<Problem> expected(const toml::node& node, const std::string& key, std::string what) {
    return tl::unexpected(Problem{node.source(), key, std::move(what)});
}

template <auto Member>
Outcome setFlag(const toml::node& node, const std::string& key, ModemSettings& settings) {
    if (!node.is_boolean()) return expected(node, key, "true or false");
    Member(settings) = *node.value<bool>();
    return {};
}

Outcome readWhole(const toml::node& node, const std::string& key, std::int64_t least,
                  std::int64_t most, std::uint32_t& member) {
    const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (!value || *value < least || *value > most) {
        return expected(
            node, key,
            "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    member = static_cast<std::uint32_t>(*value);
    return {};
}

template <auto Member, std::int64_t Least, std::int64_t Most>
Outcome setWhole(const toml::node& node, const std::string& key, ModemSettings& settings) {
    return readWhole(node, key, Least, Most, Member(settings));
}

// As people write it: no zeros behind.
std::string decimal(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Outcome readNumber(const toml::node& node, const std::string& key, double least, double most,
                   double& member) {
    const auto value = node.is_number() ? node.value<double>() : std::nullopt;
    if (!value || !(*value >= least && *value <= most)) {
        return expected(node, key, "a number from " + decimal(least) + " to " + decimal(most));
    }
    member = *value;
    return {};
}

template <auto Member, int Least, int Most>
Outcome setNumber(const toml::node& node, const std::string& key, ModemSettings& settings) {
    return readNumber(node, key, Least, Most, Member(settings));
}

Outcome setNoise(const toml::node& node, const std::string& key, ModemSettings& settings) {
    return readNumber(node, key, -90, 0, settings.audio.noise.emplace());
}

// A name in a list, and the member that says whether it was there.
struct Choice {
    std::string_view name;
    bool* chosen;
};

Outcome readList(const toml::node& node, const std::string& key, std::span<const Choice> choices) {
    std::string what = "a list of some of";
    for (const Choice& choice : choices) what += " \"" + std::string(choice.name) + "\"";
    const auto* list = node.as_array();
    if (list == nullptr || list->empty()) return expected(node, key, what);
    for (const Choice& choice : choices) *choice.chosen = false;
    for (const toml::node& element : *list) {
        const auto name = element.value<std::string_view>();
        const auto choice = std::ranges::find_if(
            choices, [&](const Choice& candidate) { return name && candidate.name == *name; });
        if (choice == choices.end()) return expected(element, key, what);
        *choice->chosen = true;
    }
    return {};
}

template <auto Member>
Outcome setModems(const toml::node& node, const std::string& key, ModemSettings& settings) {
    ModemAbilities& modem = Member(settings);
    const std::array choices{Choice{"V.17", &modem.v17}, Choice{"V.29", &modem.v29},
                             Choice{"V.27ter", &modem.v27ter}};
    if (auto done = readList(node, key, choices); !done) return done;
    if (modem.v17 && !(modem.v29 && modem.v27ter)) {
        return expected(node, key,
                        "\"V.29\" and \"V.27ter\" beside \"V.17\": T.30 knows no machine that "
                        "has V.17 without them");
    }
    return {};
}

template <auto Member>
Outcome setCompressions(const toml::node& node, const std::string& key, ModemSettings& settings) {
    ModemAbilities& modem = Member(settings);
    bool t41d = true;
    const std::array choices{Choice{"T.6", &modem.t6}, Choice{"T.4 2-D", &modem.t42d},
                             Choice{"T.4 1-D", &t41d}};
    if (auto done = readList(node, key, choices); !done) return done;
    if (!t41d) return expected(node, key, "\"T.4 1-D\" among them: every machine knows it");
    return {};
}

Outcome setResolutions(const toml::node& node, const std::string& key, ModemSettings& settings) {
    bool standard = true;
    const std::array choices{Choice{"fine", &settings.farMachine.abilities.fineResolution},
                             Choice{"standard", &standard}};
    if (auto done = readList(node, key, choices); !done) return done;
    if (!standard) return expected(node, key, "\"standard\" among them: every machine knows it");
    return {};
}

Outcome setCsid(const toml::node& node, const std::string& key, ModemSettings& settings) {
    const auto text = node.value<std::string>();
    const bool good = text && text->size() <= 20 &&
                      std::ranges::all_of(*text, [](char c) { return c >= ' ' && c <= '~'; });
    if (!good) return expected(node, key, "at most 20 printable characters of ASCII");
    settings.farMachine.csid = *text;
    return {};
}

// [{at = 12.5, ms = 200}, ...]; `read` sees the keys other than these two and returns false for
// one that it does not know.
template <class Mishap, class Read>
Outcome readMishaps(const toml::node& node, const std::string& key, const std::string& what,
                    std::vector<Mishap>& mishaps, Read read) {
    const auto* list = node.as_array();
    if (list == nullptr || list->size() > kMostMishaps) return expected(node, key, what);
    mishaps.clear();
    for (const toml::node& element : *list) {
        const auto* table = element.as_table();
        if (table == nullptr || !table->contains("at") || !table->contains("ms")) {
            return expected(element, key, what);
        }
        Mishap& mishap = mishaps.emplace_back();
        for (const auto& [nameNode, value] : *table) {
            const std::string name(nameNode.str());
            Outcome done;
            if (name == "at") {
                done = readNumber(value, key + ".at", 0, kLongestCall, mishap.at);
            } else if (name == "ms") {
                done = readWhole(value, key + ".ms", 1, 3'600'000, mishap.milliseconds);
            } else if (!read(name, value, mishap, done)) {
                return expected(value, key, what);
            }
            if (!done) return done;
        }
    }
    return {};
}

Outcome setBursts(const toml::node& node, const std::string& key, ModemSettings& settings) {
    return readMishaps(
        node, key,
        "a list of at most 1000 such as [{at = 12.5, ms = 200, level = -10}]: second, length, "
        "dBm0",
        settings.audio.bursts,
        [&key](const std::string& name, const toml::node& value, NoiseBurst& burst, Outcome& done) {
            if (name != "level") return false;
            done = readNumber(value, key + ".level", -90, 0, burst.level);
            return true;
        });
}

Outcome setDropouts(const toml::node& node, const std::string& key, ModemSettings& settings) {
    return readMishaps(
        node, key, "a list of at most 1000 such as [{at = 12.5, ms = 200}]: second, length",
        settings.audio.dropouts,
        [](const std::string&, const toml::node&, Dropout&, Outcome&) { return false; });
}

constexpr auto kOwn = [](ModemSettings & s) -> auto& { return s.own; };
constexpr auto kOwnEcm = [](ModemSettings & s) -> auto& { return s.own.ecm; };
constexpr auto kFar = [](ModemSettings & s) -> auto& { return s.farMachine.abilities; };
constexpr auto kFarEcm = [](ModemSettings & s) -> auto& { return s.farMachine.abilities.ecm; };
constexpr auto kAnswersAfter = [](ModemSettings & s) -> auto& { return s.farMachine.answersAfter; };
constexpr auto kBusy = [](ModemSettings & s) -> auto& { return s.farMachine.busy; };
constexpr auto kNoAnswer = [](ModemSettings & s) -> auto& { return s.farMachine.noAnswer; };
constexpr auto kNoPaper = [](ModemSettings & s) -> auto& { return s.farMachine.noPaper; };
constexpr auto kRefuses = [](ModemSettings & s) -> auto& { return s.farMachine.refusesPolling; };
constexpr auto kHangsUp = [](ModemSettings & s) -> auto& { return s.farMachine.hangsUpAfterPage; };
constexpr auto kAttenuation = [](ModemSettings & s) -> auto& { return s.audio.attenuation; };
constexpr auto kLost = [](ModemSettings & s) -> auto& { return s.audio.lostFrames; };
constexpr auto kClipped = [](ModemSettings & s) -> auto& { return s.audio.clippedFrames; };
constexpr auto kSeed = [](ModemSettings & s) -> auto& { return s.audio.seed; };

constexpr std::array kKeys{
    Key{"", "ecm", setFlag<kOwnEcm>},
    Key{"", "modems", setModems<kOwn>},
    Key{"", "compressions", setCompressions<kOwn>},
    Key{"far", "csid", setCsid},
    Key{"far", "ecm", setFlag<kFarEcm>},
    Key{"far", "modems", setModems<kFar>},
    Key{"far", "compressions", setCompressions<kFar>},
    Key{"far", "resolutions", setResolutions},
    Key{"far", "answers_after", setWhole<kAnswersAfter, 1, 99>},
    Key{"far", "busy", setFlag<kBusy>},
    Key{"far", "no_answer", setFlag<kNoAnswer>},
    Key{"far", "no_paper", setFlag<kNoPaper>},
    Key{"far", "hangs_up_after_page", setWhole<kHangsUp, 0, 10'000>},
    Key{"far", "refuses_polling", setFlag<kRefuses>},
    Key{"audio", "noise", setNoise},
    Key{"audio", "attenuation", setNumber<kAttenuation, 0, 60>},
    Key{"audio", "lost_frames", setNumber<kLost, 0, 1>},
    Key{"audio", "clipped_frames", setNumber<kClipped, 0, 1>},
    Key{"audio", "bursts", setBursts},
    Key{"audio", "dropouts", setDropouts},
    Key{"audio", "seed", setWhole<kSeed, 0, 1'000'000'000>},
};

std::string namesIn(std::string_view section) {
    std::string names;
    for (const Key& key : kKeys) {
        if (key.section == section) names += (names.empty() ? "" : ", ") + std::string(key.name);
    }
    return names;
}

tl::unexpected<model::Error> refusal(const std::string& fileName, const toml::source_region& where,
                                     const std::string& what) {
    return fail(ErrorCode::invalidData,
                fileName + ":" + std::to_string(where.begin.line) + ": " + what);
}

bool isSection(std::string_view name) { return name == "far" || name == "audio"; }
bool isOthers(std::string_view name) {
    return name == "name" || name == "type" || name == "device";
}

// The keys of the [[line]] itself, or those of its section far or audio.
Result<void> apply(const toml::table& table, std::string_view section, const std::string& fileName,
                   ModemSettings& settings) {
    for (const auto& [keyNode, node] : table) {
        const std::string_view name = keyNode.str();
        const std::string full =
            section.empty() ? std::string(name) : std::string(section) + "." + std::string(name);
        if (section.empty() && isOthers(name)) continue;
        if (section.empty() && isSection(name)) {
            if (!node.is_table()) {
                return refusal(fileName, node.source(),
                               full + ": expected a table that has " + namesIn(name));
            }
            const auto inner = apply(*node.as_table(), name, fileName, settings);
            if (!inner) return inner;
            continue;
        }
        const auto key = std::ranges::find_if(kKeys, [&](const Key& candidate) {
            return candidate.section == section && candidate.name == name;
        });
        if (key == kKeys.end()) {
            const std::string owner = section.empty() ? "a modem line" : std::string(section);
            const std::string more = section.empty() ? ", far, audio" : "";
            return refusal(fileName, keyNode.source(),
                           full + ": unknown key; " + owner + " has " + namesIn(section) + more);
        }
        if (const auto done = key->set(node, full, settings); !done) {
            return refusal(fileName, done.error().source,
                           done.error().key + ": expected " + done.error().expected);
        }
    }
    return {};
}

}  // namespace

Result<ModemSettings> parseModemSettings(const toml::table& table, const std::string& fileName) {
    ModemSettings settings;
    if (const auto applied = apply(table, {}, fileName, settings); !applied) {
        return tl::unexpected(applied.error());
    }
    return settings;
}

}  // namespace winfax::line
