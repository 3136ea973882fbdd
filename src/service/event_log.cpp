// SPDX-License-Identifier: MIT
#include "service/event_log.h"

#include <chrono>

#include "text/encoding.h"

namespace winfax::service {

using model::LogLevel;
using model::LogTopic;

namespace {

constexpr std::size_t kLongestText = 1'000;

struct Category {
    LogTopic topic;
    std::u16string_view name;
    LogLevel LogLevels::*level;
};

constexpr Category kCategories[] = {
    {LogTopic::init, u"Initialization/Termination", &LogLevels::initialization},
    {LogTopic::outbound, u"Outgoing", &LogLevels::outgoing},
    {LogTopic::inbound, u"Incoming", &LogLevels::incoming},
    {LogTopic::unknown, u"Unknown", &LogLevels::unknown},
};

const Category* find(LogTopic topic) {
    for (const Category& category : kCategories) {
        if (category.topic == topic) return &category;
    }
    return nullptr;
}

// Controls, and what turns the direction of text around.
bool tampers(char16_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string harmless(std::string_view given) {
    std::u16string text = text::fromUtf8(given);
    if (text.size() > kLongestText) text = text.substr(0, kLongestText) + u"...";
    for (char16_t& c : text) {
        if (tampers(c)) c = u'?';
    }
    return text::toUtf8(text);
}

model::Result<LogLevels> withLevels(LogLevels levels,
                                    const std::vector<model::LogCategory>& categories) {
    for (const model::LogCategory& wanted : categories) {
        const Category* const category = find(static_cast<LogTopic>(wanted.Category));
        if (category == nullptr || wanted.Level > static_cast<std::uint32_t>(LogLevel::max)) {
            return model::fail(model::ErrorCode::invalidParameter,
                               "there is no category " + std::to_string(wanted.Category) +
                                   " with a level " + std::to_string(wanted.Level) +
                                   "; categories are 1 to 4, levels 0 to 3");
        }
        levels.*category->level = static_cast<LogLevel>(wanted.Level);
    }
    return levels;
}

}  // namespace

EventLog::EventLog(Parts parts, LogLevels initial, const std::map<std::string, std::string>& kept)
    : parts_(std::move(parts)), levels_(parts_.store, kKept, kept, initial) {}

void EventLog::report(LogTopic topic, LogLevel importance, std::string_view text) {
    const Category* const category = find(topic);
    if (category == nullptr || levels_.current().*category->level < importance) return;
    parts_.sink->write({parts_.clock.now(), topic, importance, harmless(text)});
}

std::vector<model::LogCategory> EventLog::categories() const {
    std::vector<model::LogCategory> list;
    for (const Category& category : kCategories) {
        list.push_back({std::u16string(category.name), static_cast<std::uint32_t>(category.topic),
                        static_cast<std::uint32_t>(levels_.current().*category.level)});
    }
    return list;
}

void EventLog::change(std::vector<model::LogCategory> categories, queue::Store::Done done) {
    levels_.change([categories = std::move(categories)](
                       LogLevels levels) { return withLevels(levels, categories); },
                   std::move(done));
}

void reportAlways(LogSink& sink, std::string_view text) {
    const auto now = std::chrono::time_point_cast<model::Ticks>(std::chrono::system_clock::now());
    sink.write({now, LogTopic::init, LogLevel::min, harmless(text)});
}

}  // namespace winfax::service
