// SPDX-License-Identifier: MIT
#include "watching/replay.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <thread>

#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::watching {

namespace {

// Addresses differ from run to run, so they say nothing about whether two calls are alike.
Json comparable(Json in, const std::vector<std::string_view>& addresses) {
    for (const std::string_view name : addresses) in.erase(std::string(name));
    return in;
}

bool alike(const RecordedCall& recorded, const Invocation& call) {
    return recorded.function == call.function &&
           comparable(recorded.in, call.addresses) == comparable(call.in, call.addresses);
}

std::string shown(std::string_view function, const Json& in) {
    return std::string(function) + " " + in.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double speedOf(const std::string& text) {
    double speed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), speed);
    return error == std::errc() && end == text.data() + text.size() && speed > 0 ? speed : 0;
}

}  // namespace

std::unique_ptr<Replay> Replay::fromEnvironment(std::function<void(std::string)> say) {
    const auto path = platform::environmentVariable("WINFAX_REPLAY");
    if (!path) return nullptr;
    std::vector<RecordedCall> calls;
    std::ifstream file(platform::pathFromUtf8(*path), std::ios::binary);
    if (!file) {
        say("WINFAX_REPLAY: cannot read " + *path + "; every call fails");
    } else if (auto read = readRecording(file)) {
        calls = std::move(*read);
    } else {
        say("WINFAX_REPLAY: " + *path + ": " + read.error().detail + "; every call fails");
    }
    const auto order = platform::environmentVariable("WINFAX_REPLAY_ORDER").value_or("strict");
    if (order != "strict" && order != "loose") {
        say("WINFAX_REPLAY_ORDER is '" + order + "' and can be strict or loose; strict is meant");
    }
    return std::make_unique<Replay>(
        std::move(calls), order == "loose" ? Order::loose : Order::strict,
        speedOf(platform::environmentVariable("WINFAX_REPLAY_SPEED").value_or("0")),
        std::move(say));
}

const RecordedCall* Replay::answer(const Invocation& call) {
    const RecordedCall* found = nullptr;
    {
        const std::lock_guard lock(mutex_);
        found = order_ == Order::strict ? takeStrict(call) : takeLoose(call);
    }
    if (found != nullptr) pause(found->seconds);
    return found;
}

// A call that departs uses up nothing: the program may do something more, and then go on.
const RecordedCall* Replay::takeStrict(const Invocation& call) {
    if (next_ < calls_.size() && alike(calls_[next_], call)) {
        used_[next_] = true;
        return &calls_[next_++];
    }
    const std::string expected = next_ < calls_.size()
                                     ? "line " + std::to_string(calls_[next_].line) + ", " +
                                           shown(calls_[next_].function, calls_[next_].in)
                                     : "its end";
    departed(call, "the program calls " + shown(call.function, call.in) +
                       " where the recording has " + expected);
    return nullptr;
}

const RecordedCall* Replay::takeLoose(const Invocation& call) {
    const RecordedCall* last = nullptr;
    for (std::size_t i = 0; i < calls_.size(); ++i) {
        if (!alike(calls_[i], call)) continue;
        last = &calls_[i];
        if (used_[i]) continue;
        used_[i] = true;
        return last;
    }
    if (last == nullptr) {
        departed(call, "the program calls " + shown(call.function, call.in) +
                           ", which the recording has nowhere");
    }
    return last;
}

void Replay::departed(const Invocation& call, const std::string& how) {
    say_("call " + std::to_string(call.number) + ": " + how);
}

void Replay::awaitEvent(const RecordedCall& call, const RecordedEvent& event) const {
    pause(std::max(0.0, event.after - call.began - call.seconds));
}

void Replay::pause(double seconds) const {
    if (speed_ > 0) std::this_thread::sleep_for(std::chrono::duration<double>(seconds / speed_));
}

void Replay::finish() {
    const std::lock_guard lock(mutex_);
    const auto left = std::ranges::count(used_, false);
    if (left == 0) return;
    const auto first = std::ranges::find(used_, false) - used_.begin();
    const RecordedCall& call = calls_[static_cast<std::size_t>(first)];
    say_("at exit: " + std::to_string(left) + " recorded calls were not made, the first in line " +
         std::to_string(call.line) + ", " + shown(call.function, call.in));
}

}  // namespace winfax::watching
