// SPDX-License-Identifier: MIT
// A modem line on a jumping clock, and a log of what it reports. The audio runs where the test
// does.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "line/modem/modem_line.h"
#include "line/modem/settings_file.h"
#include "support/scratch_directory.h"
#include "support/tiff_file.h"
#include "text/encoding.h"

namespace winfax::line {

inline Document fileOf(const std::vector<std::uint8_t>& bytes) {
    const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
    return std::make_shared<const std::vector<std::byte>>(data, data + bytes.size());
}
// Pages of many short runs, as text has them; the same for the same number.
Document documentOf(std::uint32_t pages, std::uint32_t rows = 300);

inline ModemSettings settingsFrom(const std::string& text) {
    auto settings = parseModemSettings(toml::parse(text), "lines.toml");
    if (!settings) ADD_FAILURE() << settings.error().detail;
    return settings ? *settings : ModemSettings{};
}

class ModemRig {
  public:
    explicit ModemRig(const std::string& settings = {})
        : line(makeModemLine(
              clock,
              [this](std::function<void()> work, std::function<void()> done) {
                  tasks_.push_back([work = std::move(work), done = std::move(done)] {
                      work();
                      done();
                  });
              },
              3, u"Modem", settingsFrom(settings), scratch.path())) {}

    void start(Document document, std::uint32_t pages, std::u16string number = u"555") {
        OutgoingCall call;
        call.jobId = 1;
        call.number = std::move(number);
        call.tsid = u"OWN";
        call.pages = pages;
        call.document = sent = std::move(document);
        line->start(std::move(call),
                    {.progress =
                         [this](model::DeviceState state, std::uint32_t page) {
                             seen.push_back((state == model::DeviceState::dialing ? "dialing "
                                                                                 : "sending ") +
                                            std::to_string(page));
                             if (onProgress) onProgress(page);
                         },
                     .ended = [this](CallResult end) { noteEnd(std::move(end)); }});
    }

    void ring(Document document, std::uint32_t pages, bool whole = true) {
        sent = document;
        line->ring({.callerId = u"555-0199", .tsid = u"CALLER"},
                   {.ringing =
                        [this](std::uint32_t ring) {
                            seen.push_back("ringing " + std::to_string(ring));
                            if (ring == answerAt) line->answer(u"OWN");
                        },
                    .answered =
                        [this, document, pages, whole] {
                            seen.push_back("answered");
                            if (transmits) line->transmit(document, pages, whole);
                        },
                    .progress =
                        [this](std::uint32_t page) {
                            seen.push_back("receiving " + std::to_string(page));
                            if (onProgress) onProgress(page);
                        },
                    .received =
                        [this](ReceivedFax received, std::function<void(model::Result<void>)> done) {
                            seen.push_back("received " + std::to_string(received.pages) +
                                           (received.whole ? "" : " in part"));
                            fax = std::move(received);
                            if (onReceived) onReceived();
                            done(keepResult);
                        },
                    .ended = [this](CallResult end) { noteEnd(std::move(end)); }});
    }

    void noteEnd(CallResult end) {
        EXPECT_EQ(line->state(), model::DeviceState::available);
        ended = true;
        result = std::move(end);
        ASSERT_TRUE(result.record);
        record = *result.record;
    }

    bool step() {
        if (!tasks_.empty()) {
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            task();
            return true;
        }
        return clock.runDue() || clock.step();
    }
    void run() {
        while (step()) {
        }
        EXPECT_TRUE(ended);
    }
    std::string text() const { return text::toUtf8(record.Result.value_or(u"")); }
    bool hasMoment(std::u16string_view name) const {
        for (const model::CallMoment& moment : record.Moments) {
            if (moment.Name == name) return true;
        }
        return false;
    }
    bool scratchIsEmpty() const {
        return std::filesystem::begin(std::filesystem::recursive_directory_iterator(
                   scratch.path())) == std::filesystem::recursive_directory_iterator() ||
               filesIn(scratch.path()) == 0;
    }
    static std::size_t filesIn(const std::filesystem::path& folder) {
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            files += entry.is_regular_file();
        }
        return files;
    }

    test::ScratchDirectory scratch;
    clock::Clock clock{clock::Mode::jump,
                       model::Time(std::chrono::sys_days{std::chrono::year(2026) / 11 / 22})};
    std::unique_ptr<ModemLine> line;
    Document sent;
    std::vector<std::string> seen;
    std::function<void(std::uint32_t)> onProgress;
    std::function<void()> onReceived;
    std::uint32_t answerAt = 1;
    bool transmits = true;
    model::Result<void> keepResult;
    ReceivedFax fax;
    bool ended = false;
    CallResult result;
    model::CallRecord record;

  private:
    std::deque<std::function<void()>> tasks_;
};

}  // namespace winfax::line
