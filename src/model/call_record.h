// SPDX-License-Identifier: MIT
// What happened in one call, for people and for `faxctl call`: which frames of T.30 went over the
// line, at which speed, what each page looked like at the other end. Kept beside the pages.
#pragma once

#include <vector>

#include "model/constants.h"
#include "model/job.h"

namespace winfax::model {

// One moment of a call: a T.30 frame ("DIS", "DCS", "CFR" ...) or a step of the line ("ring",
// "answer", "dropout").
struct CallMoment {
    std::uint32_t Milliseconds = 0;  // since the call began
    bool FromFarEnd = false;
    Text Name;
    Text Detail;  // what people want to know of it, e.g. "V.17 14400 bit/s, ECM, T.6"

    static constexpr void fields(auto&& f, auto&... s) {
        f("Milliseconds", as::number, s.Milliseconds...);
        f("FromFarEnd", as::flag, s.FromFarEnd...);
        f("Name", as::text, s.Name...);
        f("Detail", as::text, s.Detail...);
    }
    bool operator==(const CallMoment&) const = default;
};

// One page as the receiving end got it.
struct CallPage {
    std::uint32_t Page = 0;          // 1, 2 ...
    std::uint32_t Milliseconds = 0;  // when it was over, since the call began
    std::uint32_t Rows = 0;
    std::uint32_t BadRows = 0;        // received damaged, without ECM
    std::uint32_t EcmResends = 0;     // frames that were sent again, with ECM
    std::uint32_t DifferingDots = 0;  // from the page as it was sent; 0: identical
    bool Received = false;            // confirmed (MCF, RTP) by the receiving end

    static constexpr void fields(auto&& f, auto&... s) {
        f("Page", as::number, s.Page...);
        f("Milliseconds", as::number, s.Milliseconds...);
        f("Rows", as::number, s.Rows...);
        f("BadRows", as::number, s.BadRows...);
        f("EcmResends", as::number, s.EcmResends...);
        f("DifferingDots", as::number, s.DifferingDots...);
        f("Received", as::flag, s.Received...);
    }
    bool operator==(const CallPage&) const = default;
};

struct CallRecord {
    std::uint32_t JobId = kNoJob;
    std::uint32_t Attempt = 0;  // of an outgoing job, from 1; 0 for a call from outside
    std::uint32_t DeviceId = kNoDevice;
    Text LineName;
    bool Outgoing = true;
    Text Number;  // dialled, or the caller's
    Text OwnId;   // TSID or CSID of this end
    Text FarId;   // of the other
    FileTime Started;
    std::uint32_t Milliseconds = 0;  // how long the call took
    std::uint32_t Outcome = 0;       // FPS_*
    Text Result;                     // the protocol's own word for it, e.g. "T30_ERR_RX_T2EXP: ..."
    Text Modem;                      // "V.17"; absent where no modem was at work
    std::uint32_t BitRate = 0;
    bool Ecm = false;
    Text Compression;  // "T.4 1-D", "T.4 2-D", "T.6"
    std::uint32_t Retrains = 0;
    std::vector<CallMoment> Moments;
    std::vector<CallPage> Pages;

    static constexpr void fields(auto&& f, auto&... s) {
        f("JobId", as::jobId, s.JobId...);
        f("Attempt", as::number, s.Attempt...);
        f("DeviceId", as::deviceId, s.DeviceId...);
        f("LineName", as::text, s.LineName...);
        f("Outgoing", as::flag, s.Outgoing...);
        f("Number", as::phone, s.Number...);
        f("OwnId", as::phone, s.OwnId...);
        f("FarId", as::phone, s.FarId...);
        f("Started", as::time, s.Started...);
        f("Milliseconds", as::number, s.Milliseconds...);
        f("Outcome", as::deviceStatus, s.Outcome...);
        f("Result", as::text, s.Result...);
        f("Modem", as::text, s.Modem...);
        f("BitRate", as::number, s.BitRate...);
        f("Ecm", as::flag, s.Ecm...);
        f("Compression", as::text, s.Compression...);
        f("Retrains", as::number, s.Retrains...);
        f("Moments", as::text, s.Moments...);
        f("Pages", as::text, s.Pages...);
    }
    bool operator==(const CallRecord&) const = default;
};

}  // namespace winfax::model
