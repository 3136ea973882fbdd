// SPDX-License-Identifier: MIT
#include "watching/replay.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "platform/environment.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "platform/running.h"

namespace winfax::watching {

namespace {

// Addresses differ from run to run, so they say nothing about whether two calls are alike.
Json comparable(Json in, const std::vector<std::string_view>& addresses) {
    for (const std::string_view name : addresses) in.erase(std::string(name));
    return in;
}

std::set<std::string> handlesMadeBy(const std::vector<RecordedCall>& calls) {
    std::set<std::string> handles;
    for (const RecordedCall& call : calls) {
        for (const char* name : {"FaxHandle", "FaxPortHandle"}) {
            const auto made = call.out.find(name);
            if (made != call.out.end() && made->is_string())
                handles.insert(made->get<std::string>());
        }
    }
    return handles;
}

constexpr std::size_t kLongestRecording = std::size_t{1} << 30;
constexpr std::size_t kMostShown = 500;  // of the arguments: a routing info may have a megabyte

std::string shown(std::string_view function, const Json& in) {
    std::string text = in.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() > kMostShown) {
        text = text.substr(0, kMostShown) + "... (" + std::to_string(text.size()) + " characters)";
    }
    return std::string(function) + " " + text;
}

double speedOf(const std::string& text) {
    char* end = nullptr;
    const double speed = std::strtod(text.c_str(), &end);
    return *end == '\0' && speed > 0 && std::isfinite(speed) ? speed : 0;
}

}  // namespace

std::unique_ptr<Replay> Replay::fromEnvironment(std::function<void(std::string)> say) {
    const auto path = platform::environmentVariable("WINFAX_REPLAY");
    if (!path) return nullptr;
    std::vector<RecordedCall> calls;
    const auto text = platform::readWholeFile(platform::pathFromUtf8(*path), kLongestRecording);
    if (!text) {
        say("WINFAX_REPLAY: " + text.error().detail + "; every call fails");
    } else if (auto read = readRecording(*text)) {
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

Replay::Replay(std::vector<RecordedCall> calls, Order order, double speed,
               std::function<void(std::string)> say)
    : calls_(std::move(calls)),
      handles_(handlesMadeBy(calls_)),
      used_(calls_.size()),
      order_(order),
      speed_(speed),
      say_(std::move(say)) {
    std::map<std::pair<std::size_t, std::uint64_t>, std::size_t> places;  // by process and thread
    for (std::size_t place = 0; place < calls_.size(); ++place) {
        const RecordedCall& call = calls_[place];
        const auto [found, isNew] =
            places.try_emplace({call.process, call.thread}, threads_.size());
        if (isNew) threads_.emplace_back();
        threads_[found->second].left.push_back(place);
    }
}

// What was given for a handle and is none may be an address, too.
bool Replay::alike(const RecordedCall& recorded, const Invocation& call) const {
    if (recorded.function != call.function) return false;
    auto addresses = call.addresses;
    if (const auto was = recorded.in.find(call.handleName); was != recorded.in.end()) {
        const auto none = [this](const Json& handle) {
            return handle.is_string() && !handles_.contains(handle.get_ref<const std::string&>());
        };
        if (none(*was) && none(call.in[std::string(call.handleName)])) {
            addresses.push_back(call.handleName);
        }
    }
    return comparable(recorded.in, addresses) == comparable(call.in, addresses);
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

// The one that this thread has followed so far, or else one that nobody follows, or any: which of
// several threads was the first is nothing that a program can repeat.
std::optional<std::size_t> Replay::threadDoing(const Invocation& call) {
    const auto fits = [&](std::size_t at) {
        const Thread& thread = threads_[at];
        return !thread.left.empty() && alike(calls_[thread.left.front()], call);
    };
    const auto own = threadsDone_.find(platform::threadId());
    if (own != threadsDone_.end() && fits(own->second)) return own->second;
    for (const bool taken : {false, true}) {
        for (std::size_t at = 0; at < threads_.size(); ++at) {
            if (threads_[at].taken == taken && fits(at)) return at;
        }
    }
    return std::nullopt;
}

std::string Replay::nextCallOf(std::optional<std::size_t> thread) const {
    if (!thread || threads_[*thread].left.empty()) return "its end";
    const RecordedCall& call = calls_[threads_[*thread].left.front()];
    return "line " + std::to_string(call.line) + ", " + shown(call.function, call.in);
}

// A call that departs uses up nothing: the program may do something more, and then go on.
const RecordedCall* Replay::takeStrict(const Invocation& call) {
    const auto self = platform::threadId();
    if (const auto found = threadDoing(call)) {
        Thread& thread = threads_[*found];
        const std::size_t place = thread.left.front();
        thread.left.pop_front();
        thread.taken = true;
        threadsDone_[self] = *found;
        used_[place] = true;
        return &calls_[place];
    }
    std::optional<std::size_t> expected;
    if (const auto own = threadsDone_.find(self); own != threadsDone_.end()) {
        expected = own->second;
    } else if (const auto next = std::ranges::find(threads_, false, &Thread::taken);
               next != threads_.end()) {
        expected = static_cast<std::size_t>(next - threads_.begin());
    }
    departed(call, "the program calls " + shown(call.function, call.in) +
                       " where the recording has " + nextCallOf(expected));
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

// A recorded process that began as a child of the first is done by a child of this one, which
// cannot tell us.
void Replay::finish() {
    const std::lock_guard lock(mutex_);
    std::set<std::size_t> done{0};
    for (std::size_t place = 0; place < calls_.size(); ++place) {
        if (used_[place]) done.insert(calls_[place].process);
    }
    const RecordedCall* first = nullptr;
    std::size_t left = 0;
    for (std::size_t place = 0; place < calls_.size(); ++place) {
        if (used_[place] || !done.contains(calls_[place].process)) continue;
        if (first == nullptr) first = &calls_[place];
        ++left;
    }
    if (left == 0) return;
    say_("at exit: " + std::to_string(left) + " recorded calls were not made, the first in line " +
         std::to_string(first->line) + ", " + shown(first->function, first->in));
}

}  // namespace winfax::watching
