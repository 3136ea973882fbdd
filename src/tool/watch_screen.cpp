// SPDX-License-Identifier: MIT
#include "tool/watch_screen.h"

#include <algorithm>
#include <sstream>

#include "tool/display.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kBarWidth = 10;

constexpr const char* kOtherScreen = "\x1b[?1049h\x1b[?25l";  // and no cursor
constexpr const char* kFirstScreen = "\x1b[?25h\x1b[?1049l";
constexpr const char* kTopLeft = "\x1b[H";
constexpr const char* kEraseRestOfLine = "\x1b[K";
constexpr const char* kEraseRestOfScreen = "\x1b[J";

std::vector<std::string> linesOfTable(const Rows& rows) {
    std::ostringstream table;
    printTable(table, rows);
    std::vector<std::string> lines;
    std::istringstream read(table.str());
    for (std::string line; std::getline(read, line);) lines.push_back(line);
    return lines;
}

// So many code points, whole ones.
std::string cut(const std::string& utf8, std::size_t columns) {
    std::size_t points = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const bool begins = (utf8[i] & 0xC0) != 0x80;
        if (begins && ++points > columns) return utf8.substr(0, i);
    }
    return utf8;
}

std::string jobOf(const WatchedLine& line) {
    return line.jobId == model::kNoJob ? std::string() : "job " + std::to_string(line.jobId);
}

std::vector<std::string> lineRows(const Snapshot& snapshot) {
    Rows rows;
    for (const auto& [id, line] : snapshot.lines) {
        rows.push_back({"line " + std::to_string(id), display(line.name),
                        words(model::as::deviceStatus, line.state), jobOf(line),
                        progressBar(line.progress)});
    }
    return linesOfTable(rows);
}

std::string dueOf(const WatchedJob& job) {
    return job.due.ticks == 0 ? std::string() : isoTime(model::fromFileTime(job.due));
}

std::vector<std::string> jobRows(const Snapshot& snapshot) {
    if (snapshot.jobs.empty()) return {"no jobs"};
    Rows rows{{"job", "state", "to", "pages", "next try", "failed", "document", "user"}};
    for (const auto& [id, job] : snapshot.jobs) {
        const std::string pages =
            job.progress.page > 0 ? progressBar(job.progress) : std::to_string(job.entry.PageCount);
        rows.push_back({std::to_string(id), stateOf(job.entry), display(job.entry.RecipientNumber),
                        pages, dueOf(job), job.tries == 0 ? "" : std::to_string(job.tries),
                        display(job.entry.DocumentName), display(job.entry.UserName)});
    }
    return linesOfTable(rows);
}

}  // namespace

std::string progressBar(const CallProgress& progress) {
    if (progress.page == 0) return {};
    const std::uint32_t through = progress.page - 1;
    if (progress.pages == 0) return "page " + std::to_string(progress.page);
    const std::size_t filled =
        std::min<std::size_t>(kBarWidth, std::size_t{through} * kBarWidth / progress.pages);
    return "[" + std::string(filled, '#') + std::string(kBarWidth - filled, '-') + "] " +
           std::to_string(through) + "/" + std::to_string(progress.pages);
}

std::vector<std::string> pictureOf(const Snapshot& snapshot, const std::string& note,
                                   const TerminalSize& size) {
    std::vector<std::string> picture{"OpenWinFax " + display(snapshot.version) + ", instance " +
                                         display(snapshot.instance) + ", " +
                                         isoTime(model::fromFileTime(snapshot.now)),
                                     ""};
    for (auto& line : lineRows(snapshot)) picture.push_back(std::move(line));
    picture.emplace_back();
    for (auto& line : jobRows(snapshot)) picture.push_back(std::move(line));
    const std::size_t room = size.rows > 2 ? size.rows - 2 : 1;  // an empty line and the note
    if (picture.size() > room) {
        const std::size_t hidden = picture.size() - room + 1;
        picture.resize(room - 1);
        picture.push_back("... and " + std::to_string(hidden) + " more lines");
    }
    picture.emplace_back();
    picture.push_back(note);
    for (std::string& line : picture) line = cut(line, size.columns);
    return picture;
}

WatchScreen::WatchScreen(const Console& console) : console_(console) {
    console_.out << kOtherScreen << std::flush;
}

WatchScreen::~WatchScreen() {
    console_.out << kFirstScreen;
    if (!last_.empty()) last_.resize(last_.size() - 2);  // without the note
    for (const std::string& line : last_) console_.out << line << '\n';
    console_.out << std::flush;
}

// No line end behind the last line: it would move all the others up.
void WatchScreen::draw(const Snapshot& snapshot, const std::string& note) {
    last_ = pictureOf(snapshot, note, terminalSize());
    console_.out << kTopLeft;
    for (const std::string& line : last_) {
        console_.out << line << kEraseRestOfLine << (&line == &last_.back() ? "" : "\r\n");
    }
    console_.out << kEraseRestOfScreen << std::flush;
}

}  // namespace winfax::tool
