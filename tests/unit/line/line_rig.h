// SPDX-License-Identifier: MIT
// A scripted line on a jumping clock, and a log of what it reports.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "line/scripted/outcome_words.h"
#include "line/scripted/scenario_file.h"
#include "line/scripted/scripted_line.h"

namespace winfax::line {

inline const model::Time kStart{std::chrono::sys_days{std::chrono::year(2026) / 11 / 22}};

inline std::shared_ptr<const Scenario> scenarioFrom(const std::string& text) {
    auto scenario = parseScenario(text, "rules.toml");
    if (!scenario) ADD_FAILURE() << scenario.error().detail;
    return std::make_shared<const Scenario>(scenario ? *scenario : Scenario{});
}

// One rule for every call: steps as they stand in TOML, `"ring 5s", "busy"`.
inline std::shared_ptr<const Scenario> stepsFrom(const std::string& steps) {
    return scenarioFrom("rule = [ { steps = [" + steps + "] } ]");
}

inline std::string nameOf(model::DeviceState state) {
    if (state == model::DeviceState::dialing) return "dialing";
    if (state == model::DeviceState::sending) return "sending";
    return std::string(wordOf(state));
}

inline std::string narrow(const std::u16string& text) { return {text.begin(), text.end()}; }

// "1000ms answer", "1000ms < csid FAR END": < is what the far end did.
inline std::vector<std::string> momentsOf(const model::CallRecord& record) {
    std::vector<std::string> moments;
    for (const model::CallMoment& moment : record.Moments) {
        moments.push_back(std::to_string(moment.Milliseconds) + "ms " +
                          (moment.FromFarEnd ? "< " : "") + narrow(moment.Name.value_or(u"")) +
                          (moment.Detail ? " " + narrow(*moment.Detail) : ""));
    }
    return moments;
}

struct LineRig {
    explicit LineRig(std::shared_ptr<const Scenario> scenario = nullptr)
        : line(makeScriptedLine(clock, 7, u"Line 7", std::move(scenario))) {}

    void start(OutgoingCall call) {
        line->start(std::move(call),
                    {.progress =
                         [this](model::DeviceState state, std::uint32_t page) {
                             log(nameOf(state) + " " + std::to_string(page));
                             if (onProgress) onProgress(page);
                         },
                     .ended = [this](CallResult ended) { noteEnd(std::move(ended)); }});
    }
    void start(std::u16string number, std::uint32_t pages) {
        OutgoingCall call;
        call.jobId = 1;
        call.number = std::move(number);
        call.pages = pages;
        start(std::move(call));
    }
    void noteEnd(CallResult ended) {
        EXPECT_EQ(line->state(), model::DeviceState::available);
        log("ended " + nameOf(ended.outcome) + " " + std::to_string(ended.pages));
        result = std::move(ended);
        if (onEnded) onEnded();
    }
    void log(const std::string& text) {
        const auto passed =
            std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - kStart).count();
        const bool whole = passed % 1000 == 0;
        seen.push_back(
            (whole ? std::to_string(passed / 1000) + "s " : std::to_string(passed) + "ms ") + text);
    }
    void run() {
        while (clock.runDue() || clock.step()) {
        }
    }
    // What is due now and no more.
    void settle() {
        while (clock.runDue()) {
        }
    }

    clock::Clock clock{clock::Mode::jump, kStart};
    std::unique_ptr<ScriptedLine> line;
    std::vector<std::string> seen;
    CallResult result;
    std::function<void(std::uint32_t)> onProgress;
    std::function<void()> onEnded;
};

}  // namespace winfax::line
