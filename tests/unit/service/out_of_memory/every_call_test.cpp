// SPDX-License-Identifier: MIT
// Memory runs out in the service during a call: at its first request for memory, at its second, and
// so on to its last, only there or from there on, on the loop's thread or on all others: the
// store's and the workers'. The call succeeds or fails with ERROR_NOT_ENOUGH_MEMORY, the
// service has the state that the answer tells, and a service that is started again on what it kept
// has the same. Without a reserve, or where the store finds no memory for what has happened
// already, it may end instead (decision 37), in order: that shows as an exception out of its loop.
#include <gmock/gmock.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <new>
#include <optional>
#include <set>

#include "memory.h"
#include "rows.h"
#include "service/as_a_whole.h"
#include "service/memory_reserve.h"

namespace winfax::test {
namespace {

using model::ErrorCode;

// Which requests are refused, and whether there is a reserve.
struct Form {
    std::string name;
    Whose whose;
    bool lasting;
    bool reserve;
};

const Form kForms[] = {
    {"RefusedOnce", Whose::loop, false, true},
    {"HeapIsFull", Whose::loop, true, true},
    {"RefusedOnceWithoutReserve", Whose::loop, false, false},
    {"HeapIsFullWithoutReserve", Whose::loop, true, false},
    {"RefusedOnceElsewhere", Whose::others, false, true},
    {"HeapIsFullElsewhere", Whose::others, true, true},
    {"RefusedOnceElsewhereWithoutReserve", Whose::others, false, false},
    {"HeapIsFullElsewhereWithoutReserve", Whose::others, true, false},
};

struct Tried {
    std::optional<ErrorCode> answer;  // nothing: there was none
    bool acknowledged = false;        // by the answer
    bool ended = false;               // the service
    long refused = 0;
};

constexpr auto kCompleted = static_cast<std::uint32_t>(model::DeviceState::completed);

ErrorCode codeIn(std::span<const std::byte> reply) {
    ErrorCode code{};
    wire::Reader(reply).get(code);
    return code;
}

class EveryCall : public testing::Test {
  public:
    EveryCall(Row row, Form form)
        : row_(std::move(row)),
          form_(std::move(form)),
          stage_({row_.circumstances.clock, row_.circumstances.testInstance,
                  row_.circumstances.decodes}) {}

    void TestBody() override {
        form_.reserve ? service::MemoryReserve::keep(service::kUsualReserve)
                      : void(std::set_new_handler(nullptr));
        prepare();
        ASSERT_EQ(tryWith({}).answer, ErrorCode::success);
        usual_ = stage_.state();
        long at = 1;
        while (!HasFailure() && failsAt(at))
            at += 1 + static_cast<long>(static_cast<double>(at) * row_.circumstances.stride);
        RecordProperty("requests", std::to_string(at - 1));
    }

  private:
    void prepare() {
        stage_.reconnect();
        row_.circumstances.before(stage_);
    }

    Tried tryWith(const Shortage& shortage) {
        Tried tried;
        const wire::Bytes frames = row_.frames(stage_);
        beginShortage(shortage);
        try {
            stage_.client().send(frames);
            stage_.bench.settle();
        } catch (const std::bad_alloc&) {
            tried.ended = true;
        } catch (const service::HalfDone&) {
            tried.ended = true;
        }
        tried.refused = endShortage();
        if (tried.ended) {
            stage_.restart();
        } else if (const auto reply = stage_.client().replyPayload(); !reply.empty()) {
            tried.answer = codeIn(reply);
            tried.acknowledged = row_.acknowledges(reply);
        }
        return tried;
    }

    // False when memory is asked for less often than that.
    bool failsAt(long at) {
        SCOPED_TRACE("request " + std::to_string(at));
        prepare();
        const State before = stage_.state();
        const Tried tried = tryWith({form_.whose, at, form_.lasting});
        judgeAnswer(tried);
        const State after = stage_.state();
        if (goesOn()) {
            judgeFaxes(tried, after);
        } else if (tried.answer == ErrorCode::success) {
            expectUsual(after);
        } else {
            judgeFailure(tried, before, after);
        }
        if (tried.refused == 0 || form_.whose == Whose::others) compareWithNextStart();
        repeat();
        return tried.refused != 0;
    }

    // What comes of a call on a virtual clock is not waited for by the loop's thread.
    bool goesOn() const {
        return row_.circumstances.goesOn &&
               (row_.circumstances.clock == clock::Mode::jump || form_.whose == Whose::others);
    }

    void judgeAnswer(const Tried& tried) {
        if (tried.answer == ErrorCode::success) return;
        EXPECT_NE(tried.refused, 0);
        if (tried.answer) {
            EXPECT_EQ(tried.answer, ErrorCode::notEnoughMemory);
            if (!HasFailure()) stage_.call<model::ReadRights>();  // its connection goes on
            return;
        }
        // The store has no reserve, and for the record of a call's end it must have memory.
        const bool unrecorded = form_.whose == Whose::others && form_.lasting && tried.ended;
        EXPECT_TRUE(!form_.reserve || unrecorded) << "the call was not answered";
        EXPECT_TRUE(tried.ended || stage_.client().disconnected()) << "the client waits for ever";
    }

    // A call that failed may have come about, but then as a whole and for good.
    void judgeFailure(const Tried& tried, const State& before, const State& after) {
        if (tried.ended) {
            const std::string changed =
                differences(before.normalized().kept(), after.normalized().kept());
            const bool usual =
                differences(usual_.normalized().kept(), after.normalized().kept()).empty();
            EXPECT_TRUE(changed.empty() || usual) << changed;
            return;
        }
        if (differences(before.normalized(), after.normalized()).empty()) return;
        expectUsual(after);
        compareWithNextStart();
    }

    // What was acknowledged is there once, and nothing is there twice.
    void judgeFaxes(const Tried& tried, const State& after) {
        EXPECT_GE(after.faxes(), tried.acknowledged ? 1u : 0u);
        EXPECT_LE(after.faxes(), 1u);
        for (const auto& history : after.histories) {
            const auto sent = std::ranges::count(history.attempts, kCompleted,
                                                 &model::ReadJobHistory::Attempt::Outcome);
            EXPECT_LE(sent, 1) << "it was sent twice";
        }
    }

    // A call from outside of which nothing more comes is over as soon as the clock jumps.
    void expectUsual(const State& state) const {
        if (row_.circumstances.clock == clock::Mode::jump) return;
        EXPECT_EQ(differencesFromUsual(state), "");
    }

    std::string differencesFromUsual(const State& state) const {
        return differences(usual_.normalized(), state.normalized());
    }

    void compareWithNextStart() {
        if (row_.circumstances.usedFromNextStart) return;
        if (goesOn() && row_.circumstances.clock == clock::Mode::virtualTime) {
            stage_.bench.advance(std::chrono::minutes(1));  // what is recorded later is, by then
        }
        stage_.reconnect();  // what the connection held ends with it
        const State left = stage_.state().kept();
        stage_.restart();
        EXPECT_EQ(differences(left, stage_.state().kept()), "") << "after the next start";
    }

    void repeat() {
        prepare();
        EXPECT_EQ(tryWith({}).answer, ErrorCode::success);
        EXPECT_EQ(differencesFromUsual(stage_.state()), "");
    }

    Row row_;
    Form form_;
    Stage stage_;
    State usual_;  // after the call
};

template <class... Call>
std::set<std::string> namesOf(model::CallList<Call...>) {
    return {std::string(Call::kName)...};
}

TEST(EveryCallOfTheModel, IsInTheTable) {
    std::set<std::string> tried;
    for (const Row& row : everyRow()) tried.insert(row.call);
    EXPECT_EQ(tried, namesOf(model::Calls{}));
}

// The table, as tests that are named by it.
[[maybe_unused]] const bool registered = [] {
    // What is logged is formatted and goes nowhere.
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::null_sink_mt>()));
    for (const Form& form : kForms) {
        for (const Row& row : everyRow()) {
            if (row.circumstances.needsReserve && !form.reserve) continue;
            testing::RegisterTest(form.name.c_str(), (row.call + row.circumstances.variant).c_str(),
                                  nullptr, nullptr, __FILE__, __LINE__,
                                  [=]() -> testing::Test* { return new EveryCall(row, form); });
        }
    }
    return true;
}();

}  // namespace
}  // namespace winfax::test
