// SPDX-License-Identifier: MIT
#include "line/modem/modem_call.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::Result;

constexpr std::uint32_t kFramesASecond = 1'000 / kFrameMilliseconds;
// T.30's timers end every call, but a wire that is never silent makes spandsp wait for the end of a
// carrier for ever. An ECM block takes 220 seconds at 2400 bit/s, the worst row without ECM 3.3.
constexpr std::uint64_t kLongestQuiet = 300 * kFramesASecond;
constexpr std::uint64_t kLongestRow = 4 * kFramesASecond;
constexpr std::uint32_t kMishapAfter = 2 * kFramesASecond;  // of the first page

std::string millisecondsText(std::uint32_t count) { return std::to_string(count) + " ms"; }

}  // namespace

ModemCall::ModemCall(CallPlan plan)
    : plan_(std::move(plan)),
      impaired_(!plan_.settings.audio.none()),
      outward_(plan_.settings.audio, plan_.seed),
      inward_(plan_.settings.audio, ~plan_.seed),
      base_(plan_.answeredAfter) {
    planMoments();
}

ModemCall::~ModemCall() = default;

void ModemCall::planMoments() {
    const auto add = [this](double at, const char* name, std::string detail) {
        const auto frame = static_cast<std::uint32_t>(std::floor(at * kFramesASecond));
        planned_.push_back({frame, name, std::move(detail)});
    };
    for (const NoiseBurst& burst : plan_.settings.audio.bursts) {
        add(burst.at, "noise",
            millisecondsText(burst.milliseconds) + ", " + std::to_string(std::lround(burst.level)) +
                " dBm0");
    }
    for (const Dropout& dropout : plan_.settings.audio.dropouts) {
        add(dropout.at, "dropout", millisecondsText(dropout.milliseconds));
    }
    std::ranges::sort(planned_, std::greater{}, &Planned::frame);
}

Result<void> ModemCall::open() {
    static const std::vector<std::byte> kNothing;
    const auto& bytes = plan_.document ? *plan_.document : kNothing;
    if (bytes.empty() && plan_.outgoing) {
        return model::fail(model::ErrorCode::invalidData, "there is no document to send");
    }
    if (!bytes.empty()) {
        auto reader = document::PageReader::open(bytes);
        if (!reader) return tl::unexpected(reader.error());
        sent_ = std::move(*reader);
        for (std::uint32_t i = 0; i < sent_->pages(); ++i) {
            mostRows_ = std::max(mostRows_, sent_->rows(i));
        }
    }
    auto files = CallFiles::make(plan_.scratch, plan_.deviceId, bytes);
    if (!files) return tl::unexpected(files.error());
    files_ = std::move(*files);
    makeMachines();
    return {};
}

void ModemCall::makeMachines() {
    Terminal::Watcher& watcher = *this;
    Terminal::Setup own;
    own.calls = plan_.outgoing;
    own.id = plan_.ownId;
    own.abilities = plan_.settings.own;
    (plan_.outgoing ? own.sends : own.receives) =
        plan_.outgoing ? files_.sent() : files_.received();
    own_ = std::make_unique<Terminal>(own, watcher);
    receiver_ = own_.get();
    if (plan_.mishap == Mishap::noFaxMachine || !sent_) return;

    const FarMachine& machine = plan_.settings.farMachine;
    Terminal::Setup far;
    far.calls = !plan_.outgoing;
    far.id = plan_.farId;
    far.abilities = machine.abilities;
    if (plan_.outgoing) {
        if (!machine.noPaper) far.receives = files_.received();
        if (!machine.refusesPolling) far.sends = files_.sent();
    } else {
        far.abilities.fineResolution = true;  // what it sends it can send
        far.sends = files_.sent();
        far.neverLast = !plan_.whole;
    }
    far_ = std::make_unique<Terminal>(far, watcher);
    if (plan_.outgoing) receiver_ = far_.get();
}

ModemCall::Progress ModemCall::advance(std::uint32_t frames) {
    const auto at = [this](Stop stop) {
        return Progress{stop, page_, frame_ * kFrameMilliseconds};
    };
    if (!own_ && failure_.empty()) {
        if (const auto opened = open(); !opened) fail(opened.error().detail);
    }
    for (std::uint32_t i = 0; i < frames; ++i) {
        if (stopped_ || !failure_.empty() || own_->over()) return at(Stop::over);
        step();
        if (held_) return at(Stop::fax);
        if (std::exchange(pageBegan_, false)) return at(Stop::page);
        giveUpInSilence();
    }
    return at(Stop::time);
}

void ModemCall::giveUpInSilence() {
    const bool image = page_ > 0 && !plan_.record.Ecm;
    const std::uint64_t quiet = kLongestQuiet + (image ? mostRows_ * kLongestRow : 0);
    if (frame_ - activeFrame_ < quiet) return;
    fail("no frame of T.30 for " + std::to_string(quiet / kFramesASecond) +
             " seconds: the wire is never silent, so the modems do not hear each other end",
         heard_ ? model::DeviceState::disconnected : model::DeviceState::notFaxCall);
}

// 20 ms. Nothing is done to the audio of a wire without flaws.
void ModemCall::step() {
    AudioFrame outward;
    AudioFrame inward;
    while (!planned_.empty() && planned_.back().frame <= frame_) {
        log(false, planned_.back().name, planned_.back().detail);
        planned_.pop_back();
    }
    breakWire();
    const bool joined = far_ && !wireBroken_;
    own_->speak(outward);
    if (joined) {
        far_->speak(inward);
    } else {
        inward.fill(0);
    }
    if (impaired_) {
        outward_.impair(outward, frame_);
        inward_.impair(inward, frame_);
    }
    if (joined) far_->listen(outward);
    own_->listen(inward);
    ++frame_;
}

void ModemCall::breakWire() {
    if (wireBroken_) return;
    const auto hangUp = [this](const char* what) {
        wireBroken_ = true;
        log(true, what, {});
    };
    const std::uint32_t lastPage = plan_.settings.farMachine.hangsUpAfterPage;
    if (farGone_ || (plan_.outgoing && lastPage > 0 && confirmed_ >= lastPage)) hangUp("hang up");
    if (!plan_.outgoing && !plan_.whole && sent_ && confirmed_ >= sent_->pages()) hangUp("hang up");
    if (page_ != 1 || frame_ < pageFrame_ + kMishapAfter) return;
    if (plan_.mishap == Mishap::drop) hangUp("wire broken");
    if (plan_.mishap == Mishap::modemFails) fail("this end's modem failed, as the number asks");
}

ReceivedFax ModemCall::takeFax() {
    taken_ = true;
    ReceivedFax fax;
    fax.tsid = text::fromUtf8(own_ ? own_->farId() : farId_);
    auto document = collectPages();
    if (document) {
        fax.document = std::move(*document);
        fax.pages = arrived_;
    } else {
        fail(document.error().detail);
    }
    fax.whole = held_;
    return fax;
}

void ModemCall::release(std::uint32_t waitedMilliseconds) {
    base_ += waitedMilliseconds;
    held_ = false;
    kept_ = true;
    auto& moments = plan_.record.Moments;
    for (model::CallMoment& moment : withheld_) moment.Milliseconds += waitedMilliseconds;
    std::ranges::move(withheld_, std::back_inserter(moments));
    withheld_.clear();
}

void ModemCall::refuse(const std::string& why) {
    held_ = false;
    withheld_.clear();  // nothing of it went over the line
    if (!plan_.record.Pages.empty()) plan_.record.Pages.back().Received = false;
    fail("the fax could not be kept: " + why);
}

void ModemCall::fail(const std::string& why, model::DeviceState outcome) {
    if (!failure_.empty()) return;
    failedAs_ = outcome;
    failure_ = why;
    log(false, "hang up", why);
}

}  // namespace winfax::line
