// SPDX-License-Identifier: MIT
// A line whose calls are real: two T.30 machines, joined by audio in memory, send and receive the
// pages (docs/modem.md). The audio runs away from the loop, as fast as it can, in slices of a
// second; what happens in it is reported when the clock has come to that moment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "clock/clock.h"
#include "line/line.h"
#include "line/modem/settings.h"

namespace winfax::line {

class ModemLine : public Line {
  public:
    // From the next call on.
    virtual void setSettings(ModemSettings settings) = 0;
};

// `scratch` is a folder for the files of running calls; it is made when it is needed.
std::unique_ptr<ModemLine> makeModemLine(clock::Clock& clock, Offload offload,
                                         std::uint32_t deviceId, std::u16string name,
                                         ModemSettings settings, std::filesystem::path scratch);

}  // namespace winfax::line
