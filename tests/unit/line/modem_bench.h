// SPDX-License-Identifier: MIT
// Documents for a modem line, and a line on a clock that the test drives.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "clock/clock.h"
#include "document/page_image.h"
#include "line/modem/modem_line.h"
#include "support/scratch_directory.h"

namespace winfax::line {

// Black and white runs, others for every seed; `density` is about how many a row has.
document::PageImage drawnPage(std::uint32_t rows, std::uint32_t seed, std::uint32_t density,
                              std::uint32_t ydpi = document::kFineDpi);
// So many pages that differ, 200 rows each: some seconds of audio.
Document drawnDocument(std::uint32_t pages, std::uint32_t rows = 200, std::uint32_t density = 12,
                       std::uint32_t ydpi = document::kFineDpi);
// All dots of the pages; empty when it is no document.
std::vector<std::vector<std::uint8_t>> dotsOf(const Document& document);

std::string nameOf(model::DeviceState state);
std::string textOf(const model::Text& text);

// Runs what a line offloads when the test says so, on the test's thread or on one of its own.
class OffloadBench {
  public:
    enum class Kind : std::uint8_t { here, onThread };
    explicit OffloadBench(Kind kind);
    ~OffloadBench();

    Offload offload();
    // Reports what is finished. Returns false when nothing is outstanding.
    bool settle();

  private:
    struct Task {
        std::function<void()> work;
        std::function<void()> done;
    };
    void serve();

    const Kind kind_;
    std::size_t outstanding_ = 0;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    std::deque<Task> finished_;
    bool ending_ = false;
    std::thread thread_;
};

// A line, what it reports, and the time. Reports are "12s sending 1"; times are whole seconds.
class ModemBench {
  public:
    explicit ModemBench(ModemSettings settings = {},
                        OffloadBench::Kind kind = OffloadBench::Kind::here);
    ~ModemBench();

    void start(Document document, std::uint32_t pages, std::u16string number = u"5550100");
    void ring();
    // Until nothing is left to do, or until `enough`.
    void run(const std::function<bool()>& enough = [] { return false; });

    // A call out from begin to end.
    CallResult send(Document document, std::uint32_t pages, std::u16string number = u"5550100");
    // A call in, answered at its first ring.
    CallResult receive(Document document, std::uint32_t pages, bool whole = true);

    bool hasMoment(const std::string& name) const { return countMoments(name) > 0; }
    std::size_t countMoments(const std::string& name) const;
    bool saw(const std::string& part) const;
    std::size_t filesLeft() const;

    test::ScratchDirectory scratch;
    clock::Clock clock;
    OffloadBench work;
    std::unique_ptr<ModemLine> line;
    std::uint32_t attempt = 1;

    std::vector<std::string> seen;
    std::vector<ReceivedFax> faxes;
    model::Result<void> keepResult;
    bool keepsAtOnce = true;
    std::function<void(model::Result<void>)> kept;  // of the last fax
    std::function<void(std::uint32_t page)> onProgress;
    std::uint32_t answersAt = 1;  // ring; 0: never
    std::function<void()> onAnswered;
    std::optional<CallResult> result;

  private:
    void log(const std::string& text);
};

// The settings of one [[line]].
ModemSettings settingsFrom(const std::string& toml);

}  // namespace winfax::line
