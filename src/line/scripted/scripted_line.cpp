// SPDX-License-Identifier: MIT
#include "line/scripted/scripted_line.h"

#include <cassert>
#include <utility>

#include "line/scripted/call_in.h"
#include "line/scripted/call_out.h"

namespace winfax::line {
namespace {

using model::DeviceState;

// The line is free before `ended` hears of it, and the call lives on until its last function has
// returned.
template <class Call>
ScriptedCall::Over freeing(std::unique_ptr<Call>& call, std::function<void(CallResult)> ended) {
    return [&call, ended = std::move(ended)](CallResult result) {
        const auto over = std::move(call);
        if (ended) ended(std::move(result));
    };
}

}  // namespace

ScriptedLine::ScriptedLine(clock::Clock& clock, std::uint32_t deviceId, std::u16string name,
                           std::shared_ptr<const Scenario> scenario)
    : clock_(clock), deviceId_(deviceId), name_(std::move(name)), scenario_(std::move(scenario)) {}

ScriptedLine::~ScriptedLine() = default;

DeviceState ScriptedLine::state() const {
    if (out_) return out_->state();
    return in_ ? in_->state() : DeviceState::available;
}

void ScriptedLine::start(OutgoingCall call, Observer observer) {
    assert(state() == DeviceState::available);
    Script script = scriptFor(scenario_.get(), call, clock_.now());
    out_ = std::make_unique<CallOut>(ScriptedCall::Place{clock_, deviceId_, name_}, std::move(call),
                                     std::move(script), std::move(observer.progress),
                                     freeing(out_, std::move(observer.ended)));
}

void ScriptedLine::ring(IncomingCall call, IncomingObserver observer) {
    assert(state() == DeviceState::available);
    auto ended = std::move(observer.ended);
    in_ = std::make_unique<CallIn>(ScriptedCall::Place{clock_, deviceId_, name_}, std::move(call),
                                   std::move(observer), freeing(in_, std::move(ended)));
}

void ScriptedLine::answer(std::u16string csid) {
    if (in_) in_->answer(std::move(csid));
}

void ScriptedLine::transmit(Document document, std::uint32_t pages, bool whole) {
    if (in_) in_->transmit(std::move(document), pages, whole);
}

void ScriptedLine::hangUp() {
    if (in_) in_->hangUp();
}

void ScriptedLine::abort() {
    if (out_) out_->abort();
    if (in_) in_->abort();
}

std::unique_ptr<ScriptedLine> makeScriptedLine(clock::Clock& clock, std::uint32_t deviceId,
                                               std::u16string name,
                                               std::shared_ptr<const Scenario> scenario) {
    return std::make_unique<ScriptedLine>(clock, deviceId, std::move(name), std::move(scenario));
}

}  // namespace winfax::line
