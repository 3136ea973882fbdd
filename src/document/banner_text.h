// SPDX-License-Identifier: MIT
#pragma once

#include "model/job.h"

namespace winfax::document {

// What stands on top of every page beside its number. An absent or empty text is left out together
// with its label.
struct BannerText {
    model::Text Date;       // as it is to be read: "2026-11-22 20:15"
    model::Text Sender;     // the sending station's id (TSID)
    model::Text Recipient;  // number, or name and number

    static constexpr void fields(auto&& f, auto&... s) {
        f("Date", model::as::text, s.Date...);
        f("Sender", model::as::phone, s.Sender...);
        f("Recipient", model::as::phone, s.Recipient...);
    }
    bool operator==(const BannerText&) const = default;
};

}  // namespace winfax::document
