// SPDX-License-Identifier: MIT
#include "watching/recording.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "describe/json_from.h"
#include "model/error_names.h"
#include "watching/timestamp.h"

namespace winfax::watching {

namespace {

std::uint32_t errorOf(const Json& error) {
    if (error.is_string()) {
        return model::errorCodeNamed(error.get_ref<const std::string&>()).value_or(0);
    }
    return error.is_number_unsigned() ? static_cast<std::uint32_t>(error.get<std::uint64_t>()) : 0;
}

// Reads line by line; a callback is written before the line of the call that asked it.
class Reader {
  public:
    // An empty text: it was understood.
    std::string take(std::string_view text, std::size_t number) {
        const Json json = describe::jsonFrom(text);
        if (!json.is_object() || !json.contains("time") || !json["time"].is_string()) {
            return "is no line of a recording";
        }
        const auto time = parseTimestamp(json["time"].get_ref<const std::string&>());
        if (!time) return "has no time";
        if (!start_) start_ = *time;
        const double since = std::chrono::duration<double>(*time - *start_).count();
        if (json.contains("event")) {
            takeEvent(json, since);
        } else if (json.contains("callback")) {
            callbacks_[keyOf(json)].push_back(json);
        } else if (json.contains("function")) {
            return takeCall(json, number, since);
        }
        return {};
    }

    std::vector<RecordedCall> calls() && {
        std::ranges::stable_sort(calls_, {}, [](const RecordedCall& call) {
            return std::pair(call.process, call.number);
        });
        return std::move(calls_);
    }

  private:
    using Key = std::pair<std::uint64_t, std::uint64_t>;  // process, call

    static std::uint64_t numberAt(const Json& json, const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
    }
    static Key keyOf(const Json& json) {
        return {numberAt(json, "process"), numberAt(json, "call")};
    }

    void takeEvent(const Json& json, double since) {
        // Those before the first call belong to nobody.
        if (!calls_.empty())
            calls_.back().events.push_back(
                {json["event"], static_cast<std::size_t>(numberAt(json, "queue")), since});
    }

    std::string takeCall(const Json& json, std::size_t number, double since) {
        const auto isObject = [&](const char* name) {
            return json.value(name, Json::object()).is_object();
        };
        if (!json["function"].is_string() || !json.contains("in") || !json.contains("result")) {
            return "is a call without function, in or result";
        }
        if (!isObject("in") || !isObject("out")) return "is a call whose in or out is no object";
        RecordedCall call;
        call.line = number;
        call.process =
            processes_.try_emplace(numberAt(json, "process"), processes_.size()).first->second;
        call.thread = numberAt(json, "thread");
        call.number = numberAt(json, "call");
        call.function = json["function"].get<std::string>();
        if (call.function == "FaxFreeBuffer") return {};
        call.in = json["in"];
        call.out = json.value("out", Json::object());
        call.result = json["result"].is_boolean() && json["result"].get<bool>();
        call.left = json.value("left", Json()) == true;
        call.error = errorOf(json.value("error", Json()));
        call.seconds = static_cast<double>(numberAt(json, "microseconds")) / 1e6;
        call.began = since;
        if (auto asked = callbacks_.extract(keyOf(json)))
            call.callbacks = std::move(asked.mapped());
        calls_.push_back(std::move(call));
        return {};
    }

    std::optional<std::chrono::system_clock::time_point> start_;
    std::map<std::uint64_t, std::size_t> processes_;  // and the place of each among them
    std::map<Key, std::vector<Json>> callbacks_;
    std::vector<RecordedCall> calls_;
};

}  // namespace

model::Result<std::vector<RecordedCall>> readRecording(std::string_view text) {
    Reader reader;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        ++number;
        if (line.empty() || line == "\r") continue;
        if (const std::string problem = reader.take(line, number); !problem.empty()) {
            return model::fail(model::ErrorCode::invalidData,
                               "line " + std::to_string(number) + " " + problem);
        }
    }
    return std::move(reader).calls();
}

}  // namespace winfax::watching
