// SPDX-License-Identifier: MIT
#include "line/scripted/step_reader.h"

#include <algorithm>
#include <charconv>

#include "clock/duration_text.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::fail;
using model::Result;
using Kind = Step::Kind;

constexpr std::chrono::hours kLongest{24};
constexpr std::uint32_t kMostPages = 10'000;  // of a document, and more than any has
constexpr std::size_t kStationId = 20;        // characters that T.30 has room for (F8)

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// "pages", "3" of "pages 3".
std::pair<std::string_view, std::string_view> split(std::string_view text) {
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos) return {text, {}};
    return {text.substr(0, blank), trimmed(text.substr(blank))};
}

// Each puts what stands behind the word into the step; false when that is something else.
using Taker = bool (*)(std::string_view rest, Step& step);

bool takeNothing(std::string_view rest, Step&) { return rest.empty(); }

bool takeTime(std::string_view rest, Step& step) {
    const auto time = clock::durationFromText(rest);
    if (!time || *time > kLongest) return false;
    step.time = *time;
    return true;
}

bool takeRing(std::string_view rest, Step& step) {
    return takeTime(rest.empty() ? "1s" : rest, step);
}

bool takeStation(std::string_view rest, Step& step) {
    const bool printable = std::ranges::all_of(rest, [](char c) { return c >= ' ' && c <= '~'; });
    if (rest.empty() || rest.size() > kStationId || !printable) return false;
    step.text = text::fromUtf8(rest);
    return true;
}

bool takeCount(std::string_view rest, Step& step) {
    const char* const end = rest.data() + rest.size();
    const auto [next, error] = std::from_chars(rest.data(), end, step.count);
    return error == std::errc() && next == end && step.count >= 1 && step.count <= kMostPages;
}

bool takeFailure(std::string_view rest, Step& step) {
    const auto [page, word] = split(rest);
    const OutcomeWord* const outcome = findOutcome(word);
    if (outcome == nullptr || outcome->latest < CallStage::sending) return false;
    if (outcome->outcome == DeviceState::completed) return false;
    step.outcome = outcome->outcome;
    return takeCount(page, step);
}

struct Form {
    std::string_view word;
    Kind kind;
    Taker take;
    std::string_view expected;
};

constexpr std::array kForms{
    Form{"dial", Kind::dial, takeTime, "\"dial 3s\", at most 24h"},
    Form{"ring", Kind::ring, takeRing, "\"ring\" or \"ring 5s\", at most 24h"},
    Form{"answer", Kind::answer, takeNothing, "\"answer\" and nothing behind it"},
    Form{"csid", Kind::csid, takeStation, "\"csid FAR END\", 1 to 20 printable ASCII characters"},
    Form{"pace", Kind::pace, takeTime, "\"pace 2s\", at most 24h"},
    Form{"pages", Kind::pages, takeCount, "\"pages 3\", from 1 to 10000"},
    Form{"page", Kind::failPage, takeFailure,
         "\"page 3 disconnected\", \"page 3 drop\" or \"page 3 fatal-error\""},
    Form{"wait", Kind::wait, takeTime, "\"wait 3s\", at most 24h"},
    Form{"hang", Kind::hang, takeNothing, "\"hang\" and nothing behind it"},
};

std::string words() {
    std::string all;
    for (const Form& form : kForms) all += std::string(form.word) + ", ";
    for (const OutcomeWord& row : kOutcomeWords) all += std::string(row.word) + ", ";
    return all.substr(0, all.size() - 2);
}

// The step alone; detail: what is wrong with it.
Result<Step> readStep(std::string_view text) {
    const auto [word, rest] = split(text);
    Step step;
    if (const OutcomeWord* const outcome = findOutcome(word)) {
        step.kind = Kind::end;
        step.outcome = outcome->outcome;
        if (rest.empty()) return step;
        return fail(ErrorCode::invalidData,
                    "expected \"" + std::string(word) + "\" and nothing behind it");
    }
    const auto form = std::ranges::find(kForms, word, &Form::word);
    if (form == kForms.end()) {
        return fail(ErrorCode::invalidData, "no such step; the steps are " + words());
    }
    step.kind = form->kind;
    if (form->take(rest, step)) return step;
    return fail(ErrorCode::invalidData, "expected " + std::string(form->expected));
}

std::string_view happened(CallStage stage) {
    switch (stage) {
        case CallStage::ringing:
            return "the telephone rang";
        case CallStage::answered:
            return "the call was answered";
        default:
            return "pages went over";
    }
}

std::string endsAfter(CallStage stage) {
    std::string all;
    for (const OutcomeWord& row : kOutcomeWords) {
        if (row.latest >= stage) all += std::string(row.word) + ", ";
    }
    return all + "hang";
}

}  // namespace

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kMost = 60;
    std::string shown(text.substr(0, kMost));
    if (shown.size() < text.size()) {
        // Not in the middle of a UTF-8 sequence.
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80)
            shown.pop_back();
        if (!shown.empty() && static_cast<unsigned char>(shown.back()) >= 0xC0) shown.pop_back();
        shown += "...";
    }
    for (char& character : shown) {
        const auto value = static_cast<unsigned char>(character);
        if (value < 0x20 || value == 0x7F) character = '?';
    }
    return "'" + shown + "'";
}

Result<Step> StepReader::take(std::string_view text) {
    auto step = readStep(trimmed(text));
    std::string wrong;
    if (!step) {
        wrong = step.error().detail;
    } else if (stage_ == CallStage::over) {
        wrong = "nothing can follow " + last_ + ", which is the end of the call";
    } else {
        wrong = follow(*step);
    }
    if (!wrong.empty()) return fail(ErrorCode::invalidData, inQuotes(text) + ": " + wrong);
    first_ = false;
    last_ = inQuotes(text);
    return step;
}

// Goes on to where the call is after `step`. Returns why it cannot come here, or "".
std::string StepReader::follow(const Step& step) {
    switch (step.kind) {
        case Kind::dial:
            if (!first_) return "can only be the first step";
            break;
        case Kind::ring:
        case Kind::answer:
            if (stage_ >= CallStage::answered) return "the call was answered before";
            stage_ = step.kind == Kind::ring ? CallStage::ringing : CallStage::answered;
            break;
        case Kind::csid:
            if (stage_ >= CallStage::sending) return "must come before the first page";
            if (named_) return "the other end has said before what it is called";
            named_ = true;
            break;
        case Kind::pages:
            pages_ += step.count;
            if (pages_ > kMostPages) return "that is more than 10000 pages in all";
            stage_ = CallStage::sending;
            break;
        case Kind::failPage:
            if (step.count <= pages_) {
                return "that page went over before; the next one is page " +
                       std::to_string(pages_ + 1);
            }
            stage_ = CallStage::over;
            break;
        case Kind::end:
            return end(step);
        case Kind::hang:
            stage_ = CallStage::over;
            break;
        case Kind::pace:
        case Kind::wait:
            break;
    }
    return {};
}

std::string StepReader::end(const Step& step) {
    const auto row = std::ranges::find(kOutcomeWords, step.outcome, &OutcomeWord::outcome);
    if (row->latest < stage_) {
        return "not possible after " + std::string(happened(stage_)) + "; then a call ends with " +
               endsAfter(stage_);
    }
    stage_ = CallStage::over;
    return {};
}

}  // namespace winfax::line
