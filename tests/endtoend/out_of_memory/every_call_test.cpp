// SPDX-License-Identifier: MIT
// Memory runs out in a function of the library: at its first request for memory, at its second, and
// so on to its last, only there or from there on. Each time it fails with ERROR_NOT_ENOUGH_MEMORY,
// keeps nothing, and the same call on the same handle succeeds afterwards, as if the one that
// failed had not been.
#include <gmock/gmock.h>

#include <set>

#include "allocations.h"
#include "resources.h"
#include "stage.h"

namespace winfax::endtoend {
namespace {

using conformance::attempt;
using conformance::failure;
using conformance::kSuccess;
using conformance::Outcome;

struct Tried {
    Outcome outcome;
    MemoryUse memory;
    long resources = 0;  // more than before
};

Tried tryWith(const Shortage& shortage, const Trial& trial) {
    Tried tried;
    const long before = openResources();
    beginShortage(shortage);
    tried.outcome = attempt(trial.call);
    relent();
    if (trial.settle) trial.settle();
    tried.memory = endShortage();
    tried.resources = openResources() - before;
    return tried;
}

class EveryCall : public Stage {
  public:
    EveryCall(Row row, bool lasting) : row_(std::move(row)), lasting_(lasting) {}

    void TestBody() override {
        const Trial trial = row_.prepare(*this);
        succeed(trial);  // what the first call of a program makes for all that follow
        usuallyKept_ = succeed(trial);
        long at = 1;
        while (!HasFailure() && failsAt(at, trial)) ++at;
        if (trial.givesBlock) {
            EXPECT_GT(at, 1) << "no shortage reaches the library";
        }
        RecordProperty("requests", std::to_string(at - 1));
    }

  private:
    // What the call says when it gets what it asks for; how many blocks it keeps.
    long succeed(const Trial& trial) {
        if (trial.before) trial.before();
        return repeat(trial);
    }
    long repeat(const Trial& trial) {
        spoilOutputs();
        const Outcome usual = trial.error == ERROR_SUCCESS ? kSuccess : failure(trial.error);
        const Tried tried = tryWith({}, trial);
        EXPECT_EQ(tried.outcome, usual);
        if (trial.after && trial.error == ERROR_SUCCESS) trial.after();
        return tried.memory.kept;
    }

    // False when the call asks for memory less often than that.
    bool failsAt(long at, const Trial& trial) {
        SCOPED_TRACE("request " + std::to_string(at) + (lasting_ ? " and all after it" : ""));
        if (trial.before) trial.before();
        spoilOutputs();
        const Tried tried = tryWith({at, lasting_}, trial);
        if (tried.memory.refused == 0) {
            EXPECT_EQ(tried.outcome.result, trial.error == ERROR_SUCCESS);
            if (trial.after && tried.outcome.result) trial.after();
            return false;
        }
        if (tried.outcome.result && trial.mayDoWithout) {
            trial.after();
            return true;
        }
        EXPECT_EQ(tried.outcome, failure(ERROR_NOT_ENOUGH_MEMORY));
        if (tried.outcome.result) return true;
        EXPECT_TRUE(outputsCleared());
        // Less than before is no fault: a session gives up what it had kept for its next call.
        EXPECT_LE(tried.memory.kept, 0) << "blocks are lost";
        EXPECT_EQ(tried.resources, 0) << "descriptors or handles are lost";
        // What was given up is taken again, and no more.
        EXPECT_LE(tried.memory.kept + repeat(trial), usuallyKept_) << "blocks are lost";
        return true;
    }

    Row row_;
    bool lasting_;
    long usuallyKept_ = 0;  // by a success, for its caller
};

TEST(EveryExport, IsInTheTable) {
    std::set<std::string> exported, tried;
    conformance::Api none;
    conformance::Api::visit([&](std::string_view name, auto&) { exported.emplace(name); }, none);
    for (const Row& row : everyCall()) tried.insert(row.function);
    EXPECT_EQ(tried, exported);
}

// The table, as tests that are named by it.
[[maybe_unused]] const bool registered = [] {
    for (const Row& row : everyCall()) {
        for (const bool lasting : {false, true}) {
            testing::RegisterTest(
                lasting ? "MemoryIsGone" : "MemoryIsRefusedOnce",
                (row.function + row.variant).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                [=]() -> conformance::ServiceTest* { return new EveryCall(row, lasting); });
        }
    }
    return true;
}();

}  // namespace
}  // namespace winfax::endtoend
