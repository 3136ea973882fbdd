// SPDX-License-Identifier: MIT
// What is learned from a call while it runs, and what is made of it when it is over.
#include <algorithm>
#include <limits>

#include "line/modem/modem_call.h"
#include "line/modem/received_pages.h"
#include "line/modem/result_table.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using model::Result;

constexpr std::size_t kMostMoments = 20'000;  // of a call

}  // namespace

void ModemCall::frame(Terminal& machine, bool sent, FrameBytes frame) {
    if (&machine == own_.get()) follow(sent, frame);
    if (&machine != receiver_) return;
    const std::uint8_t kind = kindOf(frame);
    if (kind == frame_kind::pps && !sent) blockFrames_ = framesIn(frame);
    if (kind == frame_kind::ppr && sent) resends_ += resendsIn(frame, blockFrames_);
}

// The frames as this end's machine sees them.
void ModemCall::follow(bool sent, FrameBytes frame) {
    log(!sent, nameOf(frame), detailOf(frame));
    activeFrame_ = frame_;
    heard_ = heard_ || !sent;
    model::CallRecord& record = plan_.record;
    const auto adopt = [&record](const CommandedMode& mode) {
        record.Modem = text::fromUtf8(mode.modem);
        record.BitRate = mode.bitRate;
    };
    switch (kindOf(frame)) {
        case frame_kind::dcs: {
            const CommandedMode mode = modeOf(frame);
            adopt(mode);
            record.Ecm = mode.ecm;
            record.Compression = text::fromUtf8(mode.compression);
            if (std::exchange(negotiated_, true)) ++record.Retrains;
            break;
        }
        case frame_kind::ctc:
            adopt(speedOf(frame));
            ++record.Retrains;
            break;
        case frame_kind::eom:
            negotiated_ = false;
            break;
        case frame_kind::pps:
            if (commandIn(frame) == frame_kind::eom) negotiated_ = false;
            break;
        case frame_kind::cfr:
            begin((plan_.outgoing ? confirmed_ : arrived_) + 1);
            break;
        default:
            break;
    }
}

void ModemCall::pageOver(Terminal& machine, std::uint8_t frame) {
    if (&machine == receiver_) return pageArrived(frame);
    confirmed_ = machine.pages().sent;
    if (plan_.outgoing && confirmed_ < sent_->pages()) begin(confirmed_ + 1);
}

// Before the receiver's answer is on the line.
void ModemCall::pageArrived(std::uint8_t command) {
    const Terminal::Pages pages = receiver_->pages();
    const bool kept = pages.received > arrived_;
    model::CallPage& entry = pageEntry(arrived_ + 1);
    entry.Milliseconds = now();
    entry.Rows = pages.rows;
    entry.BadRows = pages.badRows;
    entry.EcmResends = resends_;
    entry.Received = kept;
    if (!kept) return;
    ++arrived_;
    resends_ = 0;
    if (plan_.outgoing) return;
    if (command == frame_kind::mps) begin(arrived_ + 1);
    if (command == frame_kind::eop) held_ = true;
}

void ModemCall::begin(std::uint32_t page) {
    if (page <= page_) return;
    page_ = page;
    pageFrame_ = frame_;
    pageBegan_ = true;
    pageEntry(page);
}

model::CallPage& ModemCall::pageEntry(std::uint32_t page) {
    auto& pages = plan_.record.Pages;
    while (pages.size() < page) {
        const auto number = static_cast<std::uint32_t>(pages.size() + 1);
        pages.emplace_back().Page = number;
    }
    return pages[page - 1];
}

void ModemCall::log(bool fromFarEnd, const std::string& name, const std::string& detail) {
    auto& moments = held_ ? withheld_ : plan_.record.Moments;
    if (moments.size() >= kMostMoments) return;
    model::CallMoment& moment = moments.emplace_back();
    moment.Milliseconds = now();
    moment.FromFarEnd = fromFarEnd;
    moment.Name = text::fromUtf8(name);
    if (!detail.empty()) moment.Detail = text::fromUtf8(detail);
}

CallEnd ModemCall::finish(std::optional<DeviceState> forced) {
    CallEnd end;
    if (own_) {
        code_ = own_->result();
        farId_ = own_->farId();
    }
    far_.reset();  // closes the files
    own_.reset();
    receiver_ = nullptr;
    CallResult& result = end.result;
    result.outcome = forced.value_or(outcome());
    result.pages = plan_.outgoing ? confirmed_ : arrived_;
    result.farId = text::fromUtf8(farId_);
    if (plan_.outgoing && arrived_ > 0) {
        if (auto document = collectPages()) result.received = std::move(*document);
    } else if (!plan_.outgoing && arrived_ > 0 && !taken_) {
        end.fax = takeFax();
        if (!failure_.empty()) result.outcome = DeviceState::fatalError;
        if (!end.fax->document) end.fax.reset();
    }
    files_.remove();
    finishRecord(result);
    return end;
}

DeviceState ModemCall::outcome() const {
    if (!failure_.empty()) return failedAs_;
    if (kept_) return DeviceState::completed;  // whatever became of the farewell
    const DeviceState told = t30Result(code_).state;
    // Whether a fax machine is there is known by its frames.
    const bool lost = told == DeviceState::notFaxCall || told == DeviceState::disconnected;
    if (lost) return heard_ ? DeviceState::disconnected : DeviceState::notFaxCall;
    if (told != DeviceState::completed) return told;
    // A machine that was refused its last page (RTN) hangs up in peace.
    const bool whole = plan_.outgoing && sent_ && confirmed_ == sent_->pages();
    return whole ? DeviceState::completed : DeviceState::disconnected;
}

std::string ModemCall::resultText() const {
    if (!failure_.empty()) return failure_;
    std::string text = t30Text(code_);
    if (code_ == 0 && outcome() == DeviceState::disconnected) {
        text += ", but the last page was not accepted";
    }
    return text;
}

void ModemCall::finishRecord(CallResult& result) {
    model::CallRecord& record = plan_.record;
    if (held_) pageEntry(arrived_).Received = false;  // it was never confirmed
    if (resends_ > 0) pageEntry(arrived_ + 1).EcmResends = resends_;
    if (!result.farId.empty()) record.FarId = result.farId;
    record.Outcome = static_cast<std::uint32_t>(result.outcome);
    record.Result = text::fromUtf8(resultText());
    result.record = std::make_shared<model::CallRecord>(std::move(record));
}

// The pages that came over, in a file of our own writing. Those that are the same dot by dot are
// the document that was sent.
Result<Document> ModemCall::collectPages() {
    const auto file = files_.readReceived();
    if (!file) return tl::unexpected(file.error());
    const auto received = document::PageReader::open(*file);
    if (!received) return tl::unexpected(received.error());
    if (received->pages() != arrived_) {
        return model::fail(model::ErrorCode::writeFault,
                           "the modem has received " + std::to_string(arrived_) +
                               " pages and written " + std::to_string(received->pages()) +
                               ": is the disk full?");
    }
    std::uint64_t differing = 0;
    const std::uint32_t common = std::min(received->pages(), sent_ ? sent_->pages() : 0);
    for (std::uint32_t i = 0; i < common; ++i) {
        const auto dots = document::differingDots(*sent_, i, *received, i);
        if (!dots) return tl::unexpected(dots.error());
        differing += *dots;
        pageEntry(i + 1).DifferingDots = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(*dots, std::numeric_limits<std::uint32_t>::max()));
    }
    const bool same = differing == 0 && sent_ && received->pages() == sent_->pages();
    if (same && received->ydpi() == sent_->ydpi()) return plan_.document;
    return ownFile(*received);
}

}  // namespace winfax::line
