// SPDX-License-Identifier: MIT
#include "tool/show_text.h"

#include <algorithm>
#include <chrono>

#include "tool/display.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Reply = model::ReadJobHistory::Reply;

bool isReceived(const Reply& job) {
    return job.job.JobType != static_cast<std::uint32_t>(model::JobType::send);
}

void addText(Rows& rows, const char* name, const model::Text& text) {
    if (text && !text->empty()) rows.push_back({name, display(text)});
}

void addTime(Rows& rows, const char* name, const model::FileTime& time) {
    if (time != model::FileTime{}) rows.push_back({name, isoTime(model::fromFileTime(time))});
}

// The members that are set. What only the queue knows is left out for a job that has left it.
class MemberRows {
  public:
    MemberRows(Rows& rows, bool inQueue) : rows_(rows), inQueue_(inQueue) {}

    void operator()(const char* name, model::as, const model::Text& text) {
        addText(rows_, name, text);
    }
    void operator()(const char* name, model::as meaning, std::uint32_t number) {
        const bool kept = meaning != model::as::jobType && meaning != model::as::jobStatus;
        const bool known = inQueue_ || (number != 0 && kept);
        if (known && !(meaning == model::as::deviceStatus && number == 0)) {
            rows_.push_back({name, words(meaning, number)});
        }
    }
    void operator()(const char* name, model::as, const model::CalendarTime& time) {
        if (time.wYear == 0) return;
        if (const auto moment = model::fromCalendarTime(time)) {
            rows_.push_back({name, isoTime(*moment)});
        }
    }

  private:
    Rows& rows_;
    bool inQueue_;
};

std::string tookOf(const model::ReadJobHistory::Attempt& attempt) {
    if (attempt.Ended == model::FileTime{}) return "not over";
    return durationInWords(model::fromFileTime(attempt.Ended) -
                           model::fromFileTime(attempt.Started));
}

void printAttempts(std::ostream& out, const Reply& job) {
    if (job.attempts.empty()) {
        out << "\nno attempts\n";
        return;
    }
    Rows rows{{isReceived(job) ? "call" : "try", "line", "began", "took", "outcome", "pages"}};
    for (const auto& attempt : job.attempts) {
        rows.push_back({attempt.Number == 0 ? "in" : std::to_string(attempt.Number),
                        std::to_string(attempt.DeviceId),
                        isoTime(model::fromFileTime(attempt.Started)), tookOf(attempt),
                        attempt.Outcome == 0 ? "" : words(model::as::deviceStatus, attempt.Outcome),
                        std::to_string(attempt.Pages)});
    }
    out << '\n';
    printTable(out, rows);
}

std::string placeOf(const Reply& job) {
    const std::string from = display(job.pagesFrom);
    if (from == "queue") return "as they wait in the queue";
    return (from == "sent" ? "as they were sent: " : "as they came in: ") + display(job.file);
}

void printPages(std::ostream& out, const Reply& job) {
    if (!job.pagesFrom) {
        out << "\nno pages to be had: " << display(job.noPages) << '\n';
        return;
    }
    Rows rows{{"pages", "dots", "dpi"}};
    for (const AlikePages& group : alikePages(job.pages)) {
        std::string pages = std::to_string(group.first);
        if (group.last != group.first) pages += "-" + std::to_string(group.last);
        rows.push_back({pages,
                        std::to_string(model::kPageWidth) + " x " + std::to_string(group.page.Rows),
                        std::to_string(model::kHorizontalDpi) + " x " +
                            std::to_string(group.page.VerticalDpi)});
    }
    out << '\n';
    printTable(out, rows);
    out << placeOf(job) << '\n';
}

std::string modemOf(const model::CallRecord& call) {
    std::string text = display(call.Modem) + " " + std::to_string(call.BitRate) + " bit/s";
    if (call.Ecm) text += ", ECM";
    if (call.Compression) text += ", " + display(call.Compression);
    return text;
}

// What faxctl call tells of a page in a line of its own.
std::string pagesOf(const model::CallRecord& call) {
    const auto received = std::ranges::count_if(call.Pages, &model::CallPage::Received);
    const auto damaged = std::ranges::count_if(
        call.Pages, [](const model::CallPage& page) { return page.DifferingDots != 0; });
    std::string text = std::to_string(received) + " of " + std::to_string(call.Pages.size()) +
                       " pages arrived whole";
    if (damaged > 0) text += ", " + std::to_string(damaged) + " not as sent";
    return text;
}

}  // namespace

std::string situationOf(const Reply& job) {
    const std::string direction = isReceived(job) ? "received" : "outgoing";
    if (!job.inQueue) return direction + ", has left the queue";
    return direction + ", in the queue: " + stateOf(job.job);
}

std::vector<AlikePages> alikePages(const std::vector<model::ReadJobHistory::Page>& pages) {
    std::vector<AlikePages> groups;
    std::uint32_t number = 0;
    for (const auto& page : pages) {
        ++number;
        if (!groups.empty() && groups.back().page == page) {
            groups.back().last = number;
        } else {
            groups.push_back({number, number, page});
        }
    }
    return groups;
}

std::string lineOfCall(const model::CallRecord& call) {
    std::string text = call.Attempt > 0 ? "try " + std::to_string(call.Attempt) : "call";
    text += " on " + display(call.LineName) + ": ";
    const std::string number = display(call.Number);
    text += (call.Outgoing ? "to " : "from ") + (number.empty() ? "an unknown number" : number);
    text += ", " + words(model::as::deviceStatus, call.Outcome);
    if (const std::string farId = display(call.FarId); !farId.empty()) {
        text += (call.Outgoing ? ", answered by " : ", called by ") + farId;
    }
    if (call.Modem) text += "; " + modemOf(call);
    if (!call.Pages.empty()) text += "; " + pagesOf(call);
    if (const std::string result = display(call.Result); !result.empty()) text += "; " + result;
    return text;
}

void printHistory(std::ostream& out, const Reply& job,
                  const std::vector<model::ReadCalls::Call>& calls) {
    out << "job " << job.job.JobId << ", " << situationOf(job) << "\n\n";
    Rows rows;
    model::JobEntry::fields(MemberRows(rows, job.inQueue), job.job);
    addTime(rows, "submitted", job.submitted);
    addTime(rows, "due", job.due);
    addTime(rows, "ended", job.ended);
    if (job.tries > 0) rows.push_back({"tries", std::to_string(job.tries)});
    if (job.spoolerId > 0) rows.push_back({"spoolerId", std::to_string(job.spoolerId)});
    addText(rows, "line", job.line);
    addText(rows, "callerId", job.callerId);
    addText(rows, "csid", job.csid);
    addText(rows, "lastFailure", job.lastFailure);
    printTable(out, rows);
    printAttempts(out, job);
    printPages(out, job);
    if (calls.empty()) return;
    out << '\n';
    for (const auto& call : calls) out << lineOfCall(call.record) << '\n';
    out << "frames and times: faxctl call " << job.job.JobId << '\n';
}

}  // namespace winfax::tool
