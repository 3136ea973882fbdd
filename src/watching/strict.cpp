// SPDX-License-Identifier: MIT
#include "watching/strict.h"

#include <cstdlib>

#include "platform/environment.h"
#include "platform/line_file.h"
#include "platform/running.h"
#include "platform/stack.h"
#include "watching/host_system.h"
#include "watching/trace.h"

namespace winfax::watching {

namespace {

// Older ones that were given back are forgotten, so that a program may run for years.
constexpr std::size_t kMostRemembered = 10'000;

Origin originOf(const Invocation& call) {
    return {std::string(call.function), call.number, platform::threadId()};
}

std::string shown(const Origin& origin) {
    if (origin.call == 0) return origin.function;
    return origin.function + " (call " + std::to_string(origin.call) + ", thread " +
           std::to_string(origin.thread) + ")";
}

bool isFree(const Invocation& call) { return call.blockFreed.has_value(); }

}  // namespace

void Strict::Kept::make(std::uintptr_t value, Origin origin) {
    gone.erase(value);
    live[value] = std::move(origin);
}

void Strict::Kept::giveBack(std::uintptr_t value, Origin origin) {
    live.erase(value);
    if (gone.size() >= kMostRemembered) gone.erase(gone.begin());
    gone[value] = std::move(origin);
}

std::unique_ptr<Strict> Strict::fromEnvironment(Note note) {
    const auto wanted = platform::environmentVariable("WINFAX_STRICT");
    if (!wanted || *wanted == "0") return nullptr;
    const std::shared_ptr<platform::LineFile> lines = platform::lineFileOnStandardError();
    const auto say = [lines](std::string line) {
        lines->add("winfax: strict: " + std::move(line));
    };
    if (*wanted != "1" && *wanted != "warn" && *wanted != "fail") {
        say("WINFAX_STRICT is '" + *wanted + "' and can be warn or fail; warn is meant");
    }
    return std::make_unique<Strict>(*wanted == "fail" ? Manner::fail : Manner::warn, say,
                                    std::move(note));
}

void Strict::found(Invocation& call, const std::string& text) {
    call.findings.push_back(text);
    say_(shown(originOf(call)) + ": " + text);
    if (manner_ == Manner::warn) return;
    for (const std::string& frame : platform::callStack()) say_("    " + frame);
    std::abort();
}

std::optional<model::ErrorCode> Strict::before(Invocation& call) {
    const std::lock_guard lock(mutex_);
    judgeStructures(call);
    judgeHandle(call);
    judgeFree(call);
    judgeJob(call);
    return std::nullopt;
}

void Strict::judgeStructures(Invocation& call) {
    for (const GivenStructure& given : call.structures) {
        const std::string name(given.parameter);
        if (given.size == 0) {
            found(call,
                  name + "->SizeOfStruct is not set; it must be " + std::to_string(given.expected));
        } else if (given.size != given.expected) {
            found(call, name + "->SizeOfStruct is " + std::to_string(given.size) + " and must be " +
                            std::to_string(given.expected) +
                            " (the other form, A or W, or another word size?)");
        }
        if (!given.reservedClear) found(call, name + "->Reserved is not zero");
    }
}

void Strict::judgeHandle(Invocation& call) {
    if (call.handle == 0 || handles_.live.contains(call.handle)) return;
    const auto closed = handles_.gone.find(call.handle);
    if (closed == handles_.gone.end()) {
        found(call, "handle " + shownHandle(call.handle) +
                        " was never given out by FaxConnectFaxServer or FaxOpenPort");
    } else {
        found(call,
              "handle " + shownHandle(call.handle) + " was closed by " + shown(closed->second));
    }
}

void Strict::judgeFree(Invocation& call) {
    if (!isFree(call)) return;
    const std::uintptr_t block = *call.blockFreed;
    if (block == 0 || blocks_.live.contains(block)) return;
    if (events_.live.contains(block)) {
        return found(call, "Buffer is a FAX_EVENT; it must be freed with LocalFree");
    }
    const auto freed = blocks_.gone.find(block);
    if (freed == blocks_.gone.end()) {
        found(call, "Buffer " + shownHandle(block) + " was not handed out by this library");
    } else {
        found(call,
              "Buffer " + shownHandle(block) + " was freed before, by " + shown(freed->second));
    }
}

void Strict::judgeJob(Invocation& call) {
    if (call.job && spoolerIds_.contains(*call.job) && !jobIds_.contains(*call.job)) {
        found(call, "JobId " + std::to_string(*call.job) +
                        " came from FaxStartPrintJob: it is the printer's number, not a fax job's");
    }
}

void Strict::after(Invocation& call) {
    const std::lock_guard lock(mutex_);
    if (isFree(call) && *call.blockFreed != 0 && blocks_.live.contains(*call.blockFreed)) {
        blocks_.giveBack(*call.blockFreed, originOf(call));
    }
    if (!call.result.value_or(false)) return;
    if (call.handleMade) handles_.make(call.handleMade->value, originOf(call));
    for (const HandedOut& block : call.blocksMade) blocks_.make(block.value, originOf(call));
    if (call.function == "FaxClose") handles_.giveBack(call.handle, originOf(call));
    if (call.function.starts_with("FaxStartPrintJob") && call.out.contains("FaxJobId")) {
        spoolerIds_.insert(call.out["FaxJobId"].get<std::uint32_t>());
    } else if (call.job) {
        jobIds_.insert(*call.job);
    }
}

void Strict::eventMade(std::uintptr_t event) {
    const std::lock_guard lock(mutex_);
    events_.make(event, {"an event", 0, 0});
}

void Strict::eventFreed(std::uintptr_t event) {
    const std::lock_guard lock(mutex_);
    events_.live.erase(event);
}

void Strict::reportLeft(std::string_view what, const Kept& kept) {
    for (const auto& [value, origin] : kept.live) {
        const std::string text =
            std::string(what) + " " + shownHandle(value) + ", made by " + shown(origin);
        say_("at exit: " + text);
        note_(Json{{"left", text}});
    }
}

void Strict::finish() {
    const std::lock_guard lock(mutex_);
    reportLeft("never closed: handle", handles_);
    reportLeft("never freed with FaxFreeBuffer: block", blocks_);
    if (localFreeIsOurs()) reportLeft("never freed with LocalFree: FAX_EVENT", events_);
}

}  // namespace winfax::watching
