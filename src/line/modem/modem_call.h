// SPDX-License-Identifier: MIT
// One call: this end's machine and the far one, joined by audio in memory, in frames of 20 ms.
// advance() runs it up to the next thing that the line has to report. Everything on one thread at a
// time, as a rule not the loop's; only stop() and farHangsUp() may come from elsewhere meanwhile.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/page_reader.h"
#include "line/line.h"
#include "line/modem/audio_path.h"
#include "line/modem/call_files.h"
#include "line/modem/settings.h"
#include "line/modem/terminal.h"

namespace winfax::line {

// What befalls a call beside what the settings say.
enum class Mishap : std::uint8_t {
    none,
    noFaxMachine,  // who answers is silent
    drop,          // the wire breaks while page 1 is on it
    modemFails,    // this end's modem does, while page 1 is on the wire
};

struct CallPlan {
    ModemSettings settings;
    bool outgoing = true;
    std::string ownId;  // both as they go over the line
    std::string farId;
    Document document;  // what the sender sends; null or empty: no fax (incoming only)
    bool whole = true;  // incoming: false: the far machine goes away after the last page of it
    Mishap mishap = Mishap::none;
    std::uint32_t seed = 0;
    std::uint32_t deviceId = 0;
    std::filesystem::path scratch;
    std::uint32_t answeredAfter = 0;  // milliseconds from the begin of the call to its audio
    model::CallRecord record;         // what is known of the call so far
};

// What a call was, when it is over.
struct CallEnd {
    CallResult result;
    std::optional<ReceivedFax> fax;  // that came in and was not reported yet
};

class ModemCall final : private Terminal::Watcher {
  public:
    enum class Stop : std::uint8_t {
        time,  // so much audio has passed
        page,  // a page begins
        fax,   // a whole fax is in, and is not confirmed before release()
        over,
    };
    struct Progress {
        Stop stop = Stop::over;
        std::uint32_t page = 0;          // the one that begins
        std::uint32_t milliseconds = 0;  // of audio since the answer
    };

    explicit ModemCall(CallPlan plan);
    ~ModemCall() override;

    // At most so many frames. A call that cannot begin is over at once.
    Progress advance(std::uint32_t frames);

    // After Stop::fax.
    ReceivedFax takeFax();
    // The fax is safe, and is confirmed now; or it is not, and the call ends with fatalError.
    void release(std::uint32_t waitedMilliseconds);
    void refuse(const std::string& why);

    // Ends the machines. `forced` is the outcome where it is not T.30's to tell.
    CallEnd finish(std::optional<model::DeviceState> forced);

    void stop() { stopped_ = true; }
    void farHangsUp() { farGone_ = true; }

  private:
    model::Result<void> open();
    void makeMachines();
    void planMoments();
    void step();
    void breakWire();

    void frame(Terminal& machine, bool sent, FrameBytes frame) override;
    void pageOver(Terminal& machine, std::uint8_t frame) override;
    void follow(bool sent, FrameBytes frame);
    void pageArrived(std::uint8_t command);
    void begin(std::uint32_t page);
    void log(bool fromFarEnd, const std::string& name, const std::string& detail);
    model::CallPage& pageEntry(std::uint32_t page);

    std::uint32_t now() const { return base_ + frame_ * kFrameMilliseconds; }
    model::DeviceState outcome() const;
    std::string resultText() const;
    model::Result<Document> collectPages();
    void finishRecord(CallResult& result);
    void giveUpInSilence();
    void fail(const std::string& why, model::DeviceState outcome = model::DeviceState::fatalError);

    CallPlan plan_;
    std::optional<document::PageReader> sent_;
    CallFiles files_;
    std::unique_ptr<Terminal> own_;
    std::unique_ptr<Terminal> far_;  // null: no fax machine is there
    Terminal* receiver_ = nullptr;
    bool impaired_;
    AudioPath outward_;
    AudioPath inward_;
    std::uint32_t base_;
    std::uint32_t frame_ = 0;
    std::uint32_t activeFrame_ = 0;  // when this end last sent or received a frame of T.30
    std::uint32_t mostRows_ = 0;     // of a page

    struct Planned {
        std::uint32_t frame;
        std::string name;
        std::string detail;
    };
    std::vector<Planned> planned_;  // bursts and dropouts, the last first

    std::uint32_t page_ = 0;       // the last one that began
    std::uint32_t pageFrame_ = 0;  // when
    bool pageBegan_ = false;
    std::uint32_t confirmed_ = 0;  // pages, as the sender knows
    std::uint32_t arrived_ = 0;    // pages, as the receiver knows
    std::uint32_t resends_ = 0;    // of the page that is on the wire
    std::uint32_t blockFrames_ = 256;
    bool negotiated_ = false;  // a DCS was there, since the call began or after EOM
    bool held_ = false;
    bool kept_ = false;
    bool taken_ = false;  // the fax was reported
    std::vector<model::CallMoment> withheld_;
    bool heard_ = false;   // a frame of the far machine
    std::string failure_;  // why this end gave up; empty: it did not
    model::DeviceState failedAs_ = model::DeviceState::fatalError;
    std::string farId_;
    int code_ = 0;  // T30_ERR_*

    std::atomic<bool> stopped_ = false;
    std::atomic<bool> farGone_ = false;
    bool wireBroken_ = false;
};

}  // namespace winfax::line
