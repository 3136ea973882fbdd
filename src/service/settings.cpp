// SPDX-License-Identifier: MIT
#include "service/settings.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <span>

#include "delivery/mail_message.h"
#include "document/kind.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kMaxFile = 1u << 20;

// Puts a value into its member. Returns what was expected when the value is none of it, else "".
using Setter = std::string (*)(const toml::node&, Settings&);

struct Key {
    std::string_view section;
    std::string_view name;
    Setter set;
};

template <auto Member>
std::string setDuration(const toml::node& node, Settings& settings) {
    const auto text = node.value<std::string>();
    const auto value = text ? durationFromText(*text) : std::nullopt;
    auto& member = Member(settings);
    using Target = std::remove_reference_t<decltype(member)>;
    if (!value || std::chrono::duration_cast<Target>(*value) != *value) {
        return "a duration such as \"90s\", \"10m\", \"2h\" or \"30d\"";
    }
    member = std::chrono::duration_cast<Target>(*value);
    return {};
}

// One that must leave time for something.
template <auto Member>
std::string setTimeLimit(const toml::node& node, Settings& settings) {
    auto problem = setDuration<Member>(node, settings);
    if (problem.empty() && Member(settings).count() <= 0) problem = "a duration above zero";
    return problem;
}

template <auto Member>
std::string setFlag(const toml::node& node, Settings& settings) {
    const auto value = node.value<bool>();
    if (!value || !node.is_boolean()) return "true or false";
    Member(settings) = *value;
    return {};
}

std::string setRoots(const toml::node& node, Settings& settings) {
    constexpr const char* kExpected = "a list of absolute paths such as [\"/srv/fax\"]";
    const auto* array = node.as_array();
    if (array == nullptr) return kExpected;
    settings.folderRoots.clear();
    for (const auto& element : *array) {
        const auto path = platform::pathFromUtf8(element.value<std::string>().value_or(""));
        if (!path.is_absolute()) return kExpected;
        settings.folderRoots.push_back(path);
    }
    return {};
}

template <delivery::Command delivery::Commands::*Member>
std::string setCommand(const toml::node& node, Settings& settings) {
    const std::string expected =
        "a list of texts, program and arguments, such as [\"/usr/sbin/sendmail\", \"-t\", \"-i\"]";
    const auto* array = node.as_array();
    if (array == nullptr) return expected;
    delivery::Command command;
    for (const auto& element : *array) {
        const auto text = element.value<std::string>();
        if (!text || !element.is_string()) return expected;
        command.push_back(*text);
    }
    if (const auto problem = delivery::problemOf(command); !problem.empty()) {
        return expected + ": " + problem;
    }
    settings.delivery.*Member = std::move(command);
    return {};
}

// Without the document a print command prints something else.
std::string setPrintCommand(const toml::node& node, Settings& settings) {
    auto expected = setCommand<&delivery::Commands::print>(node, settings);
    const auto& command = settings.delivery.print;
    if (!expected.empty() || command.empty()) return expected;
    if (std::ranges::find(command, "{file}") != command.end()) return {};
    return "an argument \"{file}\" among those of the command";
}

std::string setMailFrom(const toml::node& node, Settings& settings) {
    const auto text = node.value<std::string>();
    if (!text || !delivery::isAddress(*text)) return "an address such as \"fax@example.org\"";
    settings.delivery.mailFrom = *text;
    return {};
}

template <auto Member, std::int64_t Minimum, std::int64_t Maximum>
std::string setNumber(const toml::node& node, Settings& settings) {
    const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (!value || *value < Minimum || *value > Maximum) {
        return "a whole number from " + std::to_string(Minimum) + " to " + std::to_string(Maximum);
    }
    auto& member = Member(settings);
    member = std::remove_reference_t<decltype(member)>(*value);
    return {};
}

template <auto Member>
std::string setTimeOfDay(const toml::node& node, Settings& settings) {
    const auto text = node.value<std::string>().value_or("");
    unsigned hour = 99;
    unsigned minute = 99;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, hour);
    if (first.ec == std::errc() && first.ptr != end && *first.ptr == ':' && end - first.ptr == 3) {
        const auto second = std::from_chars(first.ptr + 1, end, minute);
        if (second.ptr != end) minute = 99;
    }
    if (hour > 23 || minute > 59) return "a time of day in UTC such as \"20:00\"";
    Member(settings) = {static_cast<std::uint16_t>(hour), static_cast<std::uint16_t>(minute)};
    return {};
}

template <class Value>
struct Choice {
    std::string_view text;
    Value value;
};

template <class Value>
std::string choose(const toml::node& node, std::span<const Choice<Value>> choices, Value& member) {
    const auto text = node.value<std::string>();
    std::string expected;
    for (const auto& choice : choices) {
        if (text && *text == choice.text) {
            member = choice.value;
            return {};
        }
        expected += (expected.empty() ? "\"" : ", \"") + std::string(choice.text) + "\"";
    }
    return "one of " + expected;
}

std::string setClock(const toml::node& node, Settings& settings) {
    using clock::Mode;
    static constexpr std::array<Choice<Mode>, 3> kModes{
        {{"real", Mode::real}, {"virtual", Mode::virtualTime}, {"jump", Mode::jump}}};
    return choose<Mode>(node, kModes, settings.clock);
}

std::string setEventQueue(const toml::node& node, Settings& settings) {
    static constexpr std::array<Choice<EventQueueRule>, 2> kRules{
        {{"current", EventQueueRule::current}, {"windows2000", EventQueueRule::windows2000}}};
    return choose<EventQueueRule>(node, kRules, settings.eventQueue);
}

std::string setScheduleTime(const toml::node& node, Settings& settings) {
    static constexpr std::array<Choice<bool>, 2> kKinds{{{"utc", false}, {"local", true}}};
    return choose<bool>(node, kKinds, settings.queue.scheduleTimeIsLocal);
}

std::string setPaper(const toml::node& node, Settings& settings) {
    using document::Paper;
    static constexpr std::array<Choice<Paper>, 3> kPapers{
        {{"a4", Paper::a4}, {"letter", Paper::letter}, {"legal", Paper::legal}}};
    return choose<Paper>(node, kPapers, settings.pageSetup.paper);
}

std::string setResolution(const toml::node& node, Settings& settings) {
    static constexpr std::array<Choice<std::uint32_t>, 2> kResolutions{
        {{"fine", document::kFineDpi}, {"standard", document::kStandardDpi}}};
    return choose<std::uint32_t>(node, kResolutions, settings.pageSetup.ydpi);
}

std::string setHalftone(const toml::node& node, Settings& settings) {
    using document::Halftone;
    static constexpr std::array<Choice<Halftone>, 2> kHalftones{
        {{"diffusion", Halftone::diffusion}, {"ordered", Halftone::ordered}}};
    return choose<Halftone>(node, kHalftones, settings.pageSetup.halftone);
}

std::string setDocuments(const toml::node& node, Settings& settings) {
    static constexpr std::array<Choice<bool>, 2> kKinds{{{"any", false}, {"class_f", true}}};
    return choose<bool>(node, kKinds, settings.faxPagesOnly);
}

std::string setGhostscript(const toml::node& node, Settings& settings) {
    const auto text = node.value<std::string>().value_or("");
    const auto path = platform::pathFromUtf8(text);
    settings.findsGhostscript = text == "auto";
    settings.ghostscript = path.is_absolute() ? path : platform::Path();
    if (path.is_absolute() || text == "auto" || text == "none") return {};
    return "\"auto\", \"none\" or the absolute path of the program";
}

// [converters]: a key is an extension.
std::string setConverter(std::string_view extension, const toml::node& node, Settings& settings) {
    const std::string expected =
        "an extension (small letters and digits) and a list of texts, the absolute path of a "
        "program "
        "and its arguments, among them \"{input}\" and \"{output}\"";
    const auto* array = node.as_array();
    const auto name = u"." + text::fromUtf8(extension);
    const bool good = !extension.empty() && document::extensionOf(name) == extension;
    if (array == nullptr || !good) return expected;
    render::Converter converter;
    std::string all;
    for (const auto& element : *array) {
        const auto argument = element.value<std::string>();
        if (!argument || !element.is_string()) return expected;
        converter.command.push_back(*argument);
        all += *argument + " ";
    }
    const bool complete = all.find("{input}") != std::string::npos &&
                          all.find("{output}") != std::string::npos &&
                          platform::pathFromUtf8(converter.command.front()).is_absolute();
    if (!complete) return expected;
    settings.converters.insert_or_assign(std::string(extension), std::move(converter));
    return {};
}

std::string setLogLevel(const toml::node& node, Settings& settings) {
    static constexpr std::array<Choice<std::string_view>, 5> kLevels{{{"debug", "debug"},
                                                                      {"info", "info"},
                                                                      {"warning", "warning"},
                                                                      {"error", "error"},
                                                                      {"off", "off"}}};
    std::string_view level;
    auto expected = choose<std::string_view>(node, kLevels, level);
    if (expected.empty()) settings.logLevel = level;
    return expected;
}

template <auto Category>
std::string setEventLevel(const toml::node& node, Settings& settings) {
    using enum model::LogLevel;
    static constexpr std::array<Choice<model::LogLevel>, 4> kLevels{
        {{"none", none}, {"min", min}, {"med", med}, {"max", max}}};
    return choose<model::LogLevel>(node, kLevels, settings.log.*Category);
}

constexpr auto kRetries = [](Settings & s) -> auto& { return s.queue.retries; };
constexpr auto kRetryDelay = [](Settings & s) -> auto& { return s.queue.retryDelay; };
constexpr auto kDirtyDays = [](Settings & s) -> auto& { return s.queue.dirtyDays; };
constexpr auto kDiscountStart = [](Settings & s) -> auto& { return s.queue.discountStart; };
constexpr auto kDiscountStop = [](Settings & s) -> auto& { return s.queue.discountStop; };
constexpr auto kBranding = [](Settings & s) -> auto& { return s.branding; };
constexpr auto kUseDeviceTsid = [](Settings & s) -> auto& { return s.useDeviceTsid; };
constexpr auto kBuiltInRouting = [](Settings& s) -> auto& { return s.builtInRouting; };
constexpr auto kKeepFinished = [](Settings & s) -> auto& { return s.queue.keepFinished; };
constexpr auto kTestInstance = [](Settings & s) -> auto& { return s.testInstance; };
constexpr auto kIdleExit = [](Settings & s) -> auto& { return s.idleExit; };
constexpr auto kClientStall = [](Settings & s) -> auto& { return s.clientStall; };
constexpr auto kMaxDocument = [](Settings & s) -> auto& { return s.maxDocument; };
constexpr auto kMaxIncoming = [](Settings & s) -> auto& { return s.maxIncoming; };
constexpr auto kMaxIncomingOfUser = [](Settings & s) -> auto& { return s.maxIncomingOfUser; };
constexpr auto kConnectionsPerUser = [](Settings & s) -> auto& { return s.connectionsPerUser; };
constexpr auto kJobsPerUser = [](Settings & s) -> auto& { return s.jobsPerUser; };
constexpr auto kBytesPerUser = [](Settings & s) -> auto& { return s.bytesPerUser; };
constexpr auto kMaxConnections = [](Settings & s) -> auto& { return s.maxConnections; };
constexpr auto kKeptCalls = [](Settings & s) -> auto& { return s.keptCalls; };
constexpr auto kRenderTime = [](Settings & s) -> auto& { return s.renderTime; };
constexpr auto kRenderMemory = [](Settings & s) -> auto& { return s.renderMemory; };
constexpr auto kMaxQueuedEvents = [](Settings & s) -> auto& { return s.maxQueuedEvents; };

constexpr std::string_view kConverters = "converters";  // its keys are extensions
constexpr std::int64_t kOneGigabyte = 1'000'000'000;  // SQLite keeps no larger blob

constexpr std::array kKeys{
    Key{"queue", "retries", setNumber<kRetries, 0, 1'000>},
    Key{"queue", "retry_delay", setDuration<kRetryDelay>},
    Key{"queue", "dirty_days", setNumber<kDirtyDays, 0, 36'500>},
    Key{"queue", "discount_start", setTimeOfDay<kDiscountStart>},
    Key{"queue", "discount_stop", setTimeOfDay<kDiscountStop>},
    Key{"queue", "branding", setFlag<kBranding>},
    Key{"queue", "use_device_tsid", setFlag<kUseDeviceTsid>},
    Key{"folders", "roots", setRoots},
    Key{"routing", "built_in", setFlag<kBuiltInRouting>},
    Key{"routing", "mail_command", setCommand<&delivery::Commands::mail>},
    Key{"routing", "mail_from", setMailFrom},
    Key{"routing", "print_command", setPrintCommand},
    Key{"log", "initialization", setEventLevel<&LogLevels::initialization>},
    Key{"log", "outgoing", setEventLevel<&LogLevels::outgoing>},
    Key{"log", "incoming", setEventLevel<&LogLevels::incoming>},
    Key{"log", "unknown", setEventLevel<&LogLevels::unknown>},
    Key{"documents", "paper", setPaper},
    Key{"documents", "resolution", setResolution},
    Key{"documents", "halftone", setHalftone},
    Key{"documents", "ghostscript", setGhostscript},
    Key{"compat", "documents", setDocuments},
    Key{"compat", "event_queue", setEventQueue},
    Key{"compat", "schedule_time", setScheduleTime},
    Key{"compat", "keep_finished", setDuration<kKeepFinished>},
    Key{"client", "stall", setDuration<kClientStall>},
    Key{"service", "clock", setClock},
    Key{"service", "log_level", setLogLevel},
    Key{"service", "test_instance", setFlag<kTestInstance>},
    Key{"service", "idle_exit", setDuration<kIdleExit>},
    Key{"limits", "document_bytes", setNumber<kMaxDocument, 1, kOneGigabyte>},
    Key{"limits", "incoming_bytes", setNumber<kMaxIncoming, 1, 64 * kOneGigabyte>},
    Key{"limits", "connections", setNumber<kMaxConnections, 1, 1'000'000>},
    Key{"limits", "incoming_bytes_per_user", setNumber<kMaxIncomingOfUser, 1, 64 * kOneGigabyte>},
    Key{"limits", "connections_per_user", setNumber<kConnectionsPerUser, 1, 1'000'000>},
    Key{"limits", "jobs_per_user", setNumber<kJobsPerUser, 0, 100'000'000>},
    Key{"limits", "bytes_per_user", setNumber<kBytesPerUser, 0, 1'000'000 * kOneGigabyte>},
    Key{"limits", "kept_calls", setNumber<kKeptCalls, 0, 1'000'000>},
    Key{"limits", "render_time", setTimeLimit<kRenderTime>},
    Key{"limits", "render_memory", setNumber<kRenderMemory, 64 << 20, 64 * kOneGigabyte>},
    Key{"limits", "queued_events", setNumber<kMaxQueuedEvents, 16, 1'000'000>},
};

std::string place(const std::string& name, const toml::source_region& source) {
    return name + ":" + std::to_string(source.begin.line) + ": ";
}

std::string namesIn(std::string_view section) {
    std::string names;
    for (const Key& key : kKeys) {
        if (key.section == section) names += (names.empty() ? "" : ", ") + std::string(key.name);
    }
    return names;
}

std::string sectionNames() {
    std::string names;
    std::string_view last;
    for (const Key& key : kKeys) {
        if (key.section == last) continue;
        last = key.section;
        names += (names.empty() ? "[" : ", [") + std::string(last) + "]";
    }
    return names + ", [" + std::string(kConverters) + "]";
}

Result<void> applyConverters(const std::string& name, const toml::table& table,
                             Settings& settings) {
    for (const auto& [key, node] : table) {
        const std::string expected = setConverter(key.str(), node, settings);
        if (expected.empty()) continue;
        return fail(ErrorCode::invalidData, place(name, node.source()) + std::string(kConverters) +
                                                "." + std::string(key.str()) + ": expected " +
                                                expected);
    }
    return {};
}

Result<void> applySection(const std::string& name, std::string_view section,
                          const toml::table& table, Settings& settings) {
    for (const auto& [keyNode, node] : table) {
        const std::string_view keyName = keyNode.str();
        const auto key = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& candidate) {
            return candidate.section == section && candidate.name == keyName;
        });
        const std::string full = std::string(section) + "." + std::string(keyName);
        if (key == kKeys.end()) {
            return fail(ErrorCode::invalidData, place(name, keyNode.source()) + full +
                                                    ": unknown key; [" + std::string(section) +
                                                    "] has " + namesIn(section));
        }
        const std::string expected = key->set(node, settings);
        if (!expected.empty()) {
            return fail(ErrorCode::invalidData,
                        place(name, node.source()) + full + ": expected " + expected);
        }
    }
    return {};
}

}  // namespace

Result<Settings> parseSettings(const std::string& text, const std::string& name) {
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return fail(ErrorCode::invalidData,
                    place(name, error.source()) + std::string(error.description()));
    }
    Settings settings;
    for (const auto& [section, node] : parsed.table()) {
        const std::string_view title = section.str();
        const bool converters = title == kConverters;
        const bool known =
            converters || std::any_of(kKeys.begin(), kKeys.end(),
                                      [&](const Key& key) { return key.section == title; });
        const auto* table = node.as_table();
        if (!known || table == nullptr) {
            return fail(ErrorCode::invalidData, place(name, section.source()) + std::string(title) +
                                                    ": unknown; the sections are " +
                                                    sectionNames());
        }
        auto applied = converters ? applyConverters(name, *table, settings)
                                  : applySection(name, title, *table, settings);
        if (!applied) {
            return tl::unexpected(applied.error());
        }
    }
    return settings;
}

Result<Settings> readSettings(const std::filesystem::path& file) {
    auto text = platform::readWholeFile(file, kMaxFile);
    if (!text) {
        if (text.error().code == ErrorCode::fileNotFound) return Settings{};
        return tl::unexpected(text.error());
    }
    return parseSettings(*text, platform::utf8FromPath(file));
}

}  // namespace winfax::service
