// SPDX-License-Identifier: MIT
// One telephone line as the service sees it. Whatever carries a fax stands behind this: the service
// knows nothing more of it. Everything on the loop's thread; times come from the instance's clock.
//
// A call out:  start() ... progress ... ended.
// A call in:   ring() ... ringing ... answer() ... answered ... transmit() ... progress ... received ... ended.
// Callbacks never come inside the function that caused them, and `ended` is the last one of a call:
// the line is free again when it comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/call_record.h"
#include "model/constants.h"
#include "model/errors.h"

namespace winfax::line {

using Document = std::shared_ptr<const std::vector<std::byte>>;  // TIFF Class F

// Work away from the loop: `work` runs on another thread, then `done` on the loop's. Work given by
// one line runs in order. Time does not jump while any is unfinished.
using Offload = std::function<void(std::function<void()> work, std::function<void()> done)>;

struct Capabilities {
    bool sends = true;
    bool receives = true;
    bool isVirtual = true;     // no telephone line stands behind it (FPF_VIRTUAL)
    bool decodesPages = false;  // it wants pages that were written by ourselves, not by the caller
};

struct OutgoingCall {
    std::uint32_t jobId = 0;
    std::uint32_t attempt = 1;  // of this job, from 1
    std::u16string number;
    std::u16string recipient;  // its name
    std::u16string user;       // who sends
    std::u16string documentName;
    std::u16string tsid;
    std::uint32_t pages = 0;
    Document document;  // as it goes out
};

// A call that a far machine makes to this line.
struct IncomingCall {
    std::u16string callerId;  // its number, as the telephone network tells it
    std::u16string tsid;      // what the machine calls itself
};

struct CallResult {
    model::DeviceState outcome = model::DeviceState::none;  // completed, busy ...; aborting = user abort
    std::uint32_t pages = 0;  // pages that went over whole
    std::u16string farId = {};  // what the other end called itself; empty: it did not say
    // What the other end of a call out has received; null: what was sent, if anything was.
    Document received = nullptr;
    std::shared_ptr<const model::CallRecord> record = nullptr;  // null: the line keeps none
};

// A fax that came in, whole or as far as it got.
struct ReceivedFax {
    Document document;
    std::uint32_t pages = 0;
    std::u16string tsid;  // of the sender
    bool whole = true;    // false: the call broke off after these pages
};

class Line {
  public:
    virtual ~Line() = default;

    struct Observer {
        // dialing, then sending once a page; `page` is the page now being sent, 0 while dialling.
        std::function<void(model::DeviceState state, std::uint32_t page)> progress;
        std::function<void(CallResult)> ended;
    };
    struct IncomingObserver {
        std::function<void(std::uint32_t ring)> ringing;  // 1, 2 ...
        std::function<void()> answered;                   // the far machine may transmit() now
        std::function<void(std::uint32_t page)> progress;  // the page that is coming in
        // Once, when there is at least one page. The line confirms the fax to the far machine and
        // ends the call only after `kept` was called: with success when it is safe on disk, else
        // the call fails with fatalError.
        std::function<void(ReceivedFax fax, std::function<void(model::Result<void>)> kept)> received;
        // completed, disconnected, noAnswer (nobody answered within the caller's patience) ...
        std::function<void(CallResult)> ended;
    };

    virtual std::uint32_t deviceId() const = 0;
    virtual const std::u16string& name() const = 0;
    virtual Capabilities capabilities() const = 0;
    virtual model::DeviceState state() const = 0;  // FPS_*: available when free

    // Only while the line is free.
    virtual void start(OutgoingCall call, Observer observer) = 0;

    // Only while the line is free: a far machine calls, and rings until answer(), hangUp(), abort()
    // or the end of its patience.
    virtual void ring(IncomingCall call, IncomingObserver observer) = 0;
    // While it rings: picks up as `csid`.
    virtual void answer(std::u16string csid) = 0;
    // After `answered`, once: what the far machine has to send. `whole` false: it breaks off after
    // these pages. An empty document is a call without a fax.
    virtual void transmit(Document document, std::uint32_t pages, bool whole) = 0;
    // The far machine of a call in hangs up: the outcome is disconnected, or noAnswer while it still
    // rings. After `received` the call ends only when `kept` was called, here and in abort().
    virtual void hangUp() = 0;

    // This end ends the running call, with outcome aborting (FS_USER_ABORT).
    virtual void abort() = 0;
};

}  // namespace winfax::line
