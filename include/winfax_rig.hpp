// SPDX-License-Identifier: MIT
// winfax_rig.hpp: winfax_rig.h for Google Test. Header only, C++11 and later, no exceptions: what
// can fail returns ::testing::AssertionResult, so that EXPECT_TRUE and ASSERT_TRUE print the
// reason.
//
//     winfax::Rig rig;
//     ASSERT_TRUE(rig.start(winfax::RigOptions().scenario("rule = [{ steps = ['busy'] }]")));
//
// docs/rig.md has the story, winfax_rig.h says what each function does and how it fails.
#ifndef WINFAX_RIG_HPP
#define WINFAX_RIG_HPP

#include <gtest/gtest.h>

#include <string>

#include "winfax_rig.h"

namespace winfax {

// winfax_rig_options with texts of its own. Each function returns the object itself.
class RigOptions {
  public:
    RigOptions &clock(int winfaxRigClock) { return set(clock_, winfaxRigClock); }
    RigOptions &scenario(const std::string &text) { return set(scenario_, text); }
    RigOptions &scenarioFile(const std::string &path) { return set(scenarioFile_, path); }
    RigOptions &settings(const std::string &text) { return set(settings_, text); }
    RigOptions &lines(const std::string &text) { return set(lines_, text); }
    RigOptions &trace(bool on = true) { return set(trace_, on); }
    RigOptions &patience(unsigned int milliseconds) { return set(patience_, milliseconds); }
    RigOptions &service(const std::string &program) { return set(service_, program); }

    // Good as long as this object is not changed. An empty text is none.
    winfax_rig_options get() const {
        winfax_rig_options options = winfax_rig_options();
        options.size = sizeof options;
        options.clock = clock_;
        options.scenario = orNull(scenario_);
        options.scenario_file = orNull(scenarioFile_);
        options.settings = orNull(settings_);
        options.lines = orNull(lines_);
        options.trace = trace_ ? 1 : 0;
        options.patience = patience_;
        options.service = orNull(service_);
        return options;
    }

  private:
    template <class T>
    RigOptions &set(T &member, const T &value) {
        member = value;
        return *this;
    }
    static const char *orNull(const std::string &text) {
        return text.empty() ? nullptr : text.c_str();
    }

    int clock_ = WINFAX_RIG_CLOCK_VIRTUAL;
    std::string scenario_, scenarioFile_, settings_, lines_, service_;
    bool trace_ = false;
    unsigned int patience_ = 0;
};

// An instance of the service for one test; stopped with this object.
class Rig {
  public:
    // Real milliseconds after which a wait gives up: so many that only a defect meets them.
    enum : unsigned int { patience = 30000 };

    Rig() = default;
    ~Rig() { winfax_rig_stop(rig_); }
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    ::testing::AssertionResult start(const RigOptions &options = RigOptions()) {
        if (rig_) return ::testing::AssertionFailure() << "this rig was started before";
        const winfax_rig_options given = options.get();
        return judge(winfax_rig_start(&given, &rig_));
    }
    ::testing::AssertionResult stop() {
        winfax_rig *const rig = rig_;
        rig_ = nullptr;
        return judge(winfax_rig_stop(rig));
    }
    ::testing::AssertionResult use() { return judge(winfax_rig_use(rig_)); }

    ::testing::AssertionResult advance(const std::string &duration) {
        return judge(winfax_rig_advance(rig_, duration.c_str()));
    }
    ::testing::AssertionResult advanceUntilIdle() {
        return judge(winfax_rig_advance_until_idle(rig_));
    }
    ::testing::AssertionResult setScenario(const std::string &text) {
        return judge(winfax_rig_set_scenario(rig_, text.c_str()));
    }

    // True when the job gets into the state, a JS_*.
    ::testing::AssertionResult reachesState(unsigned int job, unsigned int state,
                                            unsigned int milliseconds = patience) {
        return judge(winfax_rig_wait_for_state(rig_, job, state, milliseconds));
    }
    // True when the job ends so: WINFAX_RIG_SENT and so on.
    ::testing::AssertionResult endsWith(unsigned int job, int outcome,
                                        unsigned int milliseconds = patience) {
        int found = 0;
        const int result = winfax_rig_wait_for_outcome(rig_, job, milliseconds, &found);
        if (result != WINFAX_RIG_OK || found == outcome) return judge(result);
        return ::testing::AssertionFailure()
               << "job " << job << " ended with " << outcomeName(found) << ", not "
               << outcomeName(outcome);
    }
    ::testing::AssertionResult queueEmpties(unsigned int milliseconds = patience) {
        return judge(winfax_rig_wait_for_empty_queue(rig_, milliseconds));
    }
    // True when the event comes; a job or event of 0 is any. Two of these in turn tell an order.
    ::testing::AssertionResult eventComes(unsigned int eventId, unsigned int job = WINFAX_RIG_ANY,
                                          winfax_rig_event *event = nullptr,
                                          unsigned int milliseconds = patience) {
        return judge(winfax_rig_wait_for_event(rig_, eventId, job, milliseconds, event));
    }

    // Calls in the trace; -1 when there is none, or it cannot be read: lastError() says why.
    long calls(const char *function = nullptr) { return winfax_rig_trace_count(trace(), function); }
    long failures(const char *function = nullptr) {
        return winfax_rig_trace_failures(trace(), function);
    }
    // The line of a call, or a value in it by its JSON pointer; "" when there is none.
    std::string call(const char *function, long index) {
        return text(winfax_rig_trace_line(trace(), function, index));
    }
    std::string value(const char *function, long index, const std::string &pointer) {
        return text(winfax_rig_trace_value(trace(), function, index, pointer.c_str()));
    }

    std::string instance() const { return text(winfax_rig_instance(rig_)); }
    std::string directory() const { return text(winfax_rig_directory(rig_)); }
    std::string stateDirectory() const { return text(winfax_rig_state_directory(rig_)); }
    static std::string lastError() { return winfax_rig_last_error(); }
    // For what only winfax_rig.h has; nullptr before start().
    winfax_rig *get() const { return rig_; }

  private:
    static ::testing::AssertionResult judge(int result) {
        if (result == WINFAX_RIG_OK) return ::testing::AssertionSuccess();
        return ::testing::AssertionFailure() << winfax_rig_last_error();
    }
    static std::string text(const char *found) { return found ? found : ""; }
    static const char *outcomeName(int outcome) {
        switch (outcome) {
            case WINFAX_RIG_SENT:
                return "sent";
            case WINFAX_RIG_JOB_FAILED:
                return "failed";
            case WINFAX_RIG_RETRIES_EXCEEDED:
                return "retries exceeded";
            case WINFAX_RIG_DELETED:
                return "deleted";
            default:
                return "no outcome";
        }
    }
    winfax_rig_trace *trace() const { return rig_ ? winfax_rig_trace_of(rig_) : nullptr; }

    winfax_rig *rig_ = nullptr;
};

}  // namespace winfax

#endif  // WINFAX_RIG_HPP
