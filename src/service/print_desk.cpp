// SPDX-License-Identifier: MIT
#include "service/print_desk.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <random>
#include <system_error>

#include "platform/files.h"
#include "platform/paths.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::size_t kMostOpen = 1'000;  // documents of one user at once
// A document that has been open for long is looked at less often.
constexpr milliseconds kShortestPause{50};
constexpr milliseconds kLongestPause{1'000};
// Between the end of whoever could complete a document and giving it up: the spooler may be handing
// it over.
constexpr milliseconds kGrace{2'000};
constexpr std::chrono::minutes kPauseAfterFailure{1};
constexpr auto kNever = PrintDesk::Clock::time_point::max();

PrintDesk::Clock::duration pauseFor(PrintDesk::Clock::duration age) {
    return std::clamp<PrintDesk::Clock::duration>(age / 8, kShortestPause, kLongestPause);
}

}  // namespace

PrintDesk::PrintDesk(Parts parts, const fs::path& stateDirectory)
    : parts_(std::move(parts)), folder_(stateDirectory / "printing") {}

Worker& PrintDesk::worker() {
    if (!worker_) worker_.emplace(parts_.toLoop);
    return *worker_;
}

// ---- start-up -----------------------------------------------------------------------------------

void PrintDesk::restore(const std::vector<queue::Job>& jobs) {
    std::error_code error;
    const auto now = Clock::now();
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    }
    for (const fs::path& file : files) {
        auto ticket = readTicket(file);
        const bool sent = ticket && std::ranges::any_of(jobs, [&](const queue::Job& job) {
                              return job.printTicket == ticket->number;
                          });
        if (!ticket || sent) {
            fs::remove(file, error);
            continue;
        }
        auto drawer = parts_.system->watch(ticket->processId, ticket->processStarted);
        open_.emplace(ticket->number, Open{*ticket, std::move(drawer), now, now, {}});
    }
    if (!files.empty()) spdlog::info("{} documents are being printed", open_.size());
    removeOrphans();
}

// Output whose ticket has gone: the service ended between the two.
void PrintDesk::removeOrphans() const {
    std::set<fs::path> known;
    for (const auto& [number, open] : open_) known.insert(outputFile(folder_, open.ticket));
    std::error_code error;
    std::vector<fs::path> orphans;
    for (fs::directory_iterator user(folder_, error), end; !error && user != end;
         user.increment(error)) {
        std::error_code inner;
        if (!user->is_directory(inner) || user->is_symlink(inner)) continue;
        for (fs::directory_iterator file(user->path(), inner); !inner && file != end;
             file.increment(inner)) {
            if (!known.contains(file->path())) orphans.push_back(file->path());
        }
    }
    for (const fs::path& orphan : orphans) fs::remove(orphan, error);
}

// ---- the calls ----------------------------------------------------------------------------------

std::uint32_t PrintDesk::freeNumber() {
    static std::random_device chance;
    for (;;) {
        // Below 2^31: short in a log, positive wherever it is read.
        const std::uint32_t number = chance() & 0x7FFF'FFFF;
        const bool taken =
            number == 0 || open_.contains(number) || reserved_.contains(number) ||
            std::ranges::any_of(parts_.outbox.queue().jobs(), [number](const auto& entry) {
                return entry.second.printTicket == number;
            });
        if (!taken) return number;
    }
}

void PrintDesk::begin(const platform::UserIdentity& user, std::uint32_t processId,
                      model::BeginPrint::Request request, Begun done) {
    const model::Text owner = text::fromUtf8(user.id);
    const auto own = std::ranges::count_if(
        open_, [&](const auto& entry) { return entry.second.ticket.owner == owner; });
    if (static_cast<std::size_t>(own) >= kMostOpen) {
        return done(fail(ErrorCode::notEnoughMemory,
                         fmt::format("{} documents of this user are being printed", own)));
    }
    PrintTicket ticket;
    ticket.number = request.toFile ? 0 : freeNumber();
    ticket.processId = processId;
    ticket.owner = owner;
    ticket.userName = user.name;
    ticket.params = std::move(request.params);
    if (ticket.number != 0) reserved_.insert(ticket.number);

    struct Made {
        PrintTicket ticket;
        std::shared_ptr<printer::Drawer> drawer;
    };
    const std::uint32_t number = ticket.number;
    auto work = [ticket = std::move(ticket), name = std::move(request.printer), id = user.id,
                 folder = folder_, &system = *parts_.system]() mutable -> Result<Made> {
        if (auto made = platform::makePrivateDirectory(folder); !made) {
            return tl::unexpected(made.error());
        }
        const auto found = system.find(name);
        if (!found) return tl::unexpected(found.error());
        ticket.printer = found->name;
        ticket.extension = text::fromUtf8(found->extension);
        if (ticket.number == 0) return Made{std::move(ticket), nullptr};
        if (auto made = system.makeFolder(userFolder(folder, ticket), id); !made) {
            return tl::unexpected(made.error());
        }
        std::shared_ptr<printer::Drawer> drawer = system.watch(ticket.processId, 0);
        ticket.processStarted = drawer->started();
        if (auto written = writeTicket(folder, ticket); !written) {
            return tl::unexpected(written.error());
        }
        return Made{std::move(ticket), std::move(drawer)};
    };
    worker().run(std::move(work), [this, number, done = std::move(done)](const Result<Made>& made) {
        reserved_.erase(number);
        if (!made) {
            spdlog::warn("nothing can be printed: {}", made.error().detail);
            return done(tl::unexpected(made.error()));
        }
        const PrintTicket& ticket = made->ticket;
        model::BeginPrint::Reply reply{ticket.number, ticket.printer, {}};
        if (ticket.number != 0) {
            reply.file = platform::utf16FromPath(outputFile(folder_, ticket));
            const auto now = Clock::now();
            open_.emplace(ticket.number, Open{ticket, made->drawer, now, now, {}});
        }
        done(std::move(reply));
    });
}

PrintDesk::Open* PrintDesk::find(const std::string& owner, std::uint32_t number) {
    const auto found = open_.find(number);
    if (found == open_.end() || found->second.ticket.owner != text::fromUtf8(owner)) return nullptr;
    return &found->second;
}

void PrintDesk::link(const std::string& owner, std::uint32_t number, std::uint32_t spoolerId,
                     Done done) {
    Open* const open = find(owner, number);
    if (open == nullptr) {
        return done(
            fail(ErrorCode::invalidParameter, fmt::format("there is no ticket {}", number)));
    }
    PrintTicket linked = open->ticket;
    linked.spoolerId = spoolerId;
    worker().run(
        [folder = folder_, ticket = std::move(linked)] { return writeTicket(folder, ticket); },
        std::move(done));
    open->ticket.spoolerId = spoolerId;
    spdlog::info("{} begins", nameOf(open->ticket));
}

void PrintDesk::cancel(const std::string& owner, std::uint32_t number, const Done& done) {
    Open* const open = find(owner, number);
    if (open == nullptr) {
        return done(
            fail(ErrorCode::invalidParameter, fmt::format("there is no ticket {}", number)));
    }
    forget(PrintTicket(open->ticket));
    done({});
}

std::vector<PrintTicket> PrintDesk::tickets() const {
    std::vector<PrintTicket> all;
    for (const auto& [number, open] : open_) all.push_back(open.ticket);
    return all;
}

// ---- looking ------------------------------------------------------------------------------------

std::optional<PrintDesk::Clock::time_point> PrintDesk::nextLook() const {
    if (looking_ || open_.empty()) return std::nullopt;
    const auto next = std::ranges::min_element(open_, {}, [](const auto& entry) {
                          return entry.second.next;
                      })->second.next;
    if (next == kNever) return std::nullopt;
    return next;
}

PrintDesk::Finding PrintDesk::findingOf(printer::PrintSystem& system, const fs::path& folder,
                                        const Open& open, std::uint64_t limit) {
    Finding finding;
    finding.number = open.ticket.number;
    // Before the file, so that what is written last is seen.
    finding.abandoned = !open.drawer->runs() &&
                        !system.spooling(open.ticket.printer.value_or(u""), open.ticket.spoolerId);
    auto content = system.read(outputFile(folder, open.ticket), limit);
    if (!content) {
        if (content.error().code == ErrorCode::invalidData)
            finding.trouble = content.error().detail;
        return finding;
    }
    if (!*content) return finding;
    finding.document = printer::judgePrinted(**content);
    if (finding.document) finding.content = std::move(**content);
    return finding;
}

void PrintDesk::look(Clock::time_point now) {
    if (looking_) return;
    std::vector<Open> due;
    for (const auto& [number, open] : open_) {
        if (open.next <= now) due.push_back(open);
    }
    if (due.empty()) return;
    auto work = [due = std::move(due), folder = folder_, &system = *parts_.system,
                 limit = parts_.maxDocument]() -> Result<std::vector<Finding>> {
        std::vector<Finding> findings;
        for (const Open& open : due) {
            findings.push_back(findingOf(system, folder, open, limit));
            if (findings.back().document) break;  // one in memory at a time
        }
        return findings;
    };
    worker().run(std::move(work), [this, now](Result<std::vector<Finding>> findings) {
        looking_ = false;
        if (!findings) return lookLater(now);
        for (Finding& finding : *findings) judge(std::move(finding), now);
    });
    looking_ = true;
}

// Nothing was found out about those that were due.
void PrintDesk::lookLater(Clock::time_point now) {
    for (auto& [number, open] : open_) {
        if (open.next <= now) open.next = now + kPauseAfterFailure;
    }
}

void PrintDesk::judge(Finding finding, Clock::time_point now) {
    const auto found = open_.find(finding.number);
    if (found == open_.end()) return;
    Open& open = found->second;
    open.next = now + pauseFor(now - open.begun);
    if (!finding.trouble.empty()) return drop(open.ticket, finding.trouble);
    if (finding.document) {
        if (finding.document->pages == 0) return drop(open.ticket, "it has no pages");
        return submitPrinted(open, *finding.document, std::move(finding.content));
    }
    if (!finding.abandoned) {
        open.goneSince.reset();
        return;
    }
    if (!open.goneSince) open.goneSince = now;
    if (now - *open.goneSince >= kGrace) {
        drop(open.ticket, "the program ended without having ended it");
    }
}

// The one place where a printed document becomes a job.
void PrintDesk::submitPrinted(Open& open, const printer::PrintedDocument& document,
                              printer::PrintSystem::Content content) {
    const PrintTicket& ticket = open.ticket;
    open.next = kNever;  // until it is kept or is not
    queue::Job job;
    job.owner = text::toUtf8OrEmpty(ticket.owner);
    job.userName = ticket.userName;
    job.params = ticket.params;
    job.pages = document.pages;  // as it says; the renderer will know
    job.size = content.size();
    job.printTicket = ticket.number;
    job.spoolerId = ticket.spoolerId;
    const document::Kind kind = document.language == printer::Language::pdf
                                    ? document::Kind::pdf
                                    : document::Kind::postScript;
    parts_.outbox.submit(std::move(job), queue::Document(std::move(content), kind, {}),
                         [this, number = ticket.number](const Result<std::uint32_t>& id) {
                             const auto found = open_.find(number);
                             if (found == open_.end()) return;
                             if (!id) {
                                 found->second.next = Clock::now() + kPauseAfterFailure;
                                 return;
                             }
                             spdlog::info("{} is job {}", nameOf(found->second.ticket), *id);
                             forget(PrintTicket(found->second.ticket));
                         });
}

void PrintDesk::drop(const PrintTicket& ticket, const std::string& why) {
    parts_.log.report(model::LogTopic::outbound, model::LogLevel::med,
                      nameOf(ticket) + " is not sent: " + why);
    spdlog::info("{} is not sent: {}", nameOf(ticket), why);
    forget(PrintTicket(ticket));
}

// The ticket first: output without one is removed at the next start, a ticket without output would
// be waited for.
void PrintDesk::forget(const PrintTicket& ticket) {
    worker().run(
        [file = ticketFile(folder_, ticket.number), output = outputFile(folder_, ticket)] {
            std::error_code error;
            fs::remove(file, error);
            fs::remove(output, error);
            return Result<void>();
        },
        [](const Result<void>&) {});
    open_.erase(ticket.number);
}

}  // namespace winfax::service
