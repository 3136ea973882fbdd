// SPDX-License-Identifier: MIT
#include "modem_bench.h"

#include <algorithm>
#include <random>

#include "document/page_reader.h"
#include "document/page_writer.h"
#include "line/modem/settings_file.h"
#include "text/encoding.h"

namespace winfax::line {

namespace {

const model::Time kStart{std::chrono::sys_days{std::chrono::year(2026) / 11 / 27}};

void blacken(document::PageImage& image, std::uint32_t row, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t x = from; x < to; ++x) {
        image.bits[row * document::kRowBytes + x / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
    }
}

}  // namespace

document::PageImage drawnPage(std::uint32_t rows, std::uint32_t seed, std::uint32_t density,
                              std::uint32_t ydpi) {
    document::PageImage image{rows, ydpi, {}};
    image.bits.resize(std::size_t{rows} * document::kRowBytes);
    std::mt19937 random(seed);
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::uint32_t i = 0; i < density; ++i) {
            const std::uint32_t from = random() % (document::kPageWidth - 20);
            blacken(image, row, from, from + 1 + random() % 20);
        }
    }
    return image;
}

Document drawnDocument(std::uint32_t pages, std::uint32_t rows, std::uint32_t density,
                       std::uint32_t ydpi) {
    document::PageWriter writer(pages);
    for (std::uint32_t page = 1; page <= pages; ++page) {
        EXPECT_TRUE(writer.add(drawnPage(rows, page, density, ydpi)));
    }
    return std::make_shared<const document::Bytes>(writer.finish().value());
}

std::vector<std::vector<std::uint8_t>> dotsOf(const Document& document) {
    std::vector<std::vector<std::uint8_t>> pages;
    if (!document) return pages;
    const auto reader = document::PageReader::open(*document);
    EXPECT_TRUE(reader) << reader.error().detail;
    for (std::uint32_t i = 0; reader && i < reader->pages(); ++i) {
        pages.push_back(reader->page(i).value().bits);
    }
    return pages;
}

std::string nameOf(model::DeviceState state) {
    using enum model::DeviceState;
    const std::pair<model::DeviceState, const char*> names[] = {
        {dialing, "dialing"},
        {sending, "sending"},
        {receiving, "receiving"},
        {completed, "completed"},
        {busy, "busy"},
        {noAnswer, "no answer"},
        {noDialTone, "no dial tone"},
        {disconnected, "disconnected"},
        {fatalError, "fatal"},
        {notFaxCall, "no fax call"},
        {aborting, "aborting"},
        {badAddress, "bad address"},
        {unavailable, "unavailable"},
        {callDelayed, "delayed"},
        {callBlacklisted, "blacklisted"},
    };
    for (const auto& [value, name] : names) {
        if (value == state) return name;
    }
    return std::to_string(static_cast<std::uint32_t>(state));
}

std::string textOf(const model::Text& text) { return text ? text::toUtf8(*text) : "(absent)"; }

OffloadBench::OffloadBench(Kind kind) : kind_(kind) {
    if (kind == Kind::onThread) thread_ = std::thread([this] { serve(); });
}

OffloadBench::~OffloadBench() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

Offload OffloadBench::offload() {
    return [this](std::function<void()> work, std::function<void()> done) {
        ++outstanding_;
        const std::lock_guard lock(mutex_);
        tasks_.push_back({std::move(work), std::move(done)});
        wake_.notify_all();
    };
}

void OffloadBench::serve() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        Task task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task.work();
        task.work = {};
        lock.lock();
        finished_.push_back(std::move(task));
        wake_.notify_all();
    }
}

bool OffloadBench::settle() {
    if (outstanding_ == 0) return false;
    Task task;
    if (kind_ == Kind::here) {
        task = std::move(tasks_.front());
        tasks_.pop_front();
        task.work();
    } else {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return !finished_.empty(); });
        task = std::move(finished_.front());
        finished_.pop_front();
    }
    --outstanding_;
    task.done();
    return true;
}

ModemBench::ModemBench(ModemSettings settings, OffloadBench::Kind kind)
    : clock(clock::Mode::jump, kStart),
      work(kind),
      line(makeModemLine(clock, work.offload(), 3, u"Modem", std::move(settings),
                         scratch.path() / "calls")) {}

ModemBench::~ModemBench() = default;

void ModemBench::log(const std::string& text) {
    const auto passed =
        std::chrono::duration_cast<std::chrono::seconds>(clock.now() - kStart).count();
    seen.push_back(std::to_string(passed) + "s " + text);
}

void ModemBench::start(Document document, std::uint32_t pages, std::u16string number) {
    result.reset();
    line->start({.jobId = 7,
                 .attempt = attempt,
                 .number = std::move(number),
                 .recipient = {},
                 .user = {},
                 .documentName = {},
                 .tsid = u"OUR STATION",
                 .pages = pages,
                 .document = std::move(document)},
                {.progress =
                     [this](model::DeviceState state, std::uint32_t page) {
                         EXPECT_EQ(line->state(), state);
                         log(nameOf(state) + " " + std::to_string(page));
                         if (onProgress) onProgress(page);
                     },
                 .ended =
                     [this](CallResult ended) {
                         EXPECT_EQ(line->state(), model::DeviceState::available);
                         log("ended " + nameOf(ended.outcome) + " " + std::to_string(ended.pages));
                         result = std::move(ended);
                     }});
}

void ModemBench::ring() {
    result.reset();
    line->ring(
        {.callerId = u"555-0199", .tsid = u"FAR SENDER"},
        {.ringing =
             [this](std::uint32_t ring) {
                 log("ringing " + std::to_string(ring));
                 if (ring == answersAt) line->answer(u"OUR STATION");
             },
         .answered =
             [this] {
                 log("answered");
                 if (onAnswered) onAnswered();
             },
         .progress =
             [this](std::uint32_t page) {
                 log("receiving " + std::to_string(page));
                 if (onProgress) onProgress(page);
             },
         .received =
             [this](ReceivedFax fax, std::function<void(model::Result<void>)> answer) {
                 log("received " + std::to_string(fax.pages) + (fax.whole ? "" : " of more"));
                 faxes.push_back(std::move(fax));
                 kept = std::move(answer);
                 if (keepsAtOnce) kept(keepResult);
             },
         .ended =
             [this](CallResult ended) {
                 EXPECT_EQ(line->state(), model::DeviceState::available);
                 log("ended " + nameOf(ended.outcome) + " " + std::to_string(ended.pages));
                 result = std::move(ended);
             }});
}

void ModemBench::run(const std::function<bool()>& enough) {
    while (!enough() && (work.settle() || clock.runDue() || clock.step())) {
    }
}

CallResult ModemBench::send(Document document, std::uint32_t pages, std::u16string number) {
    start(std::move(document), pages, std::move(number));
    run();
    EXPECT_TRUE(result);
    return result.value_or(CallResult());
}

CallResult ModemBench::receive(Document document, std::uint32_t pages, bool whole) {
    onAnswered = [this, document, pages, whole] { line->transmit(document, pages, whole); };
    ring();
    run();
    EXPECT_TRUE(result);
    return result.value_or(CallResult());
}

std::size_t ModemBench::countMoments(const std::string& name) const {
    if (!result || !result->record) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(
        result->record->Moments,
        [&](const model::CallMoment& moment) { return textOf(moment.Name) == name; }));
}

bool ModemBench::saw(const std::string& part) const {
    return std::ranges::any_of(
        seen, [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

std::size_t ModemBench::filesLeft() const {
    std::size_t count = 0;
    std::error_code none;
    for (auto i = std::filesystem::recursive_directory_iterator(scratch.path() / "calls", none);
         i != std::filesystem::recursive_directory_iterator(); ++i) {
        ++count;
    }
    return count;
}

ModemSettings settingsFrom(const std::string& toml) {
    const auto settings = parseModemSettings(toml::parse(toml), "lines.toml");
    EXPECT_TRUE(settings) << settings.error().detail;
    return settings.value_or(ModemSettings());
}

}  // namespace winfax::line
