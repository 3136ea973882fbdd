// SPDX-License-Identifier: MIT
// A call that a far machine makes to a scripted line: it rings once a second, at most twenty times,
// and after it was answered and has something to transmit, a page takes a second.
//
// What the far machine has to send lies with the far machine until the last page is over: when it
// hangs up before, or this end aborts, nothing has come in. After the last page the fax is handed
// over, and whatever ends the call then waits until the fax is safe, or could not be kept.
#pragma once

#include <memory>
#include <optional>

#include "line/scripted/scripted_call.h"

namespace winfax::line {

class CallIn final : public ScriptedCall {
  public:
    CallIn(const Place& place, IncomingCall call, Line::IncomingObserver observer, Over over);

    // As in Line. A call that is about to end takes neither answer() nor transmit().
    void answer(std::u16string csid);
    void transmit(Document document, std::uint32_t pages, bool whole);
    void hangUp();
    void abort();

  private:
    enum class Phase : std::uint8_t { ringing, answering, waiting, receiving, keeping, ending };

    void ringOnce();
    void nextPage();
    void handOver();
    void kept(const model::Result<void>& result);
    bool leave(model::DeviceState outcome, std::u16string why);
    void end(model::DeviceState outcome);

    const Line::IncomingObserver observer_;
    std::u16string tsid_;
    Phase phase_ = Phase::ringing;
    std::uint32_t rings_ = 0;
    ReceivedFax fax_;  // what the far machine has to send
    std::uint32_t page_ = 0;
    std::uint32_t pagesKept_ = 0;
    std::optional<model::DeviceState> leaving_;  // by hangUp() or abort()
    std::shared_ptr<CallIn*> alive_ = std::make_shared<CallIn*>(this);
};

}  // namespace winfax::line
