// SPDX-License-Identifier: MIT
// What a modem line simulates (docs/modem.md): its own modem, the far machine, the wire between
// them. The defaults are two machines that can do everything on a line without a flaw.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace winfax::line {

// What one end can do. V.27ter 2400 bit/s, T.4 1-D and standard resolution every machine can
// (T.30).
struct ModemAbilities {
    bool v17 = true;  // 14400 to 7200 bit/s; T.30 knows no machine that has it without the others
    bool v29 = true;  // 9600 and 7200
    bool v27ter = true;  // 4800 and 2400
    bool ecm = true;
    bool t6 = true;  // only with ECM
    bool t42d = true;
    bool fineResolution = true;
};

struct FarMachine {
    ModemAbilities abilities;
    std::string csid = "FAR END";    // at most 20 printable characters of ASCII
    std::uint32_t answersAfter = 1;  // rings
    bool busy = false;
    bool noAnswer = false;
    bool noPaper = false;                // answers, and says that it cannot receive
    bool refusesPolling = true;          // false: it says that it has a document to be fetched
    std::uint32_t hangsUpAfterPage = 0;  // 0: it does not
};

// Times are seconds of audio: since the far machine answered.
struct NoiseBurst {
    double at = 0;
    std::uint32_t milliseconds = 0;
    double level = -10;  // dBm0
};
struct Dropout {
    double at = 0;
    std::uint32_t milliseconds = 0;
};

struct AudioImpairments {
    std::optional<double> noise;  // dBm0, all the time
    double attenuation = 0;       // dB
    double lostFrames = 0;        // share of the 20 ms frames that are silent at the other end
    double clippedFrames = 0;     // share of those whose peaks are cut off
    std::vector<NoiseBurst> bursts;
    std::vector<Dropout> dropouts;
    std::uint32_t seed = 1;  // the same seed gives the same call; every attempt has other noise

    bool none() const {
        return !noise && attenuation == 0 && lostFrames == 0 && clippedFrames == 0 &&
               bursts.empty() && dropouts.empty();
    }
};

struct ModemSettings {
    ModemAbilities own;
    FarMachine farMachine;
    AudioImpairments audio;
};

}  // namespace winfax::line
