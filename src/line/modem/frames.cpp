// SPDX-License-Identifier: MIT
#include "line/modem/frames.h"

#include <spandsp.h>

#include <algorithm>
#include <bit>

namespace winfax::line {
namespace {

static_assert(frame_kind::dcs == T30_DCS && frame_kind::ctc == T30_CTC &&
              frame_kind::cfr == T30_CFR && frame_kind::mps == T30_MPS &&
              frame_kind::eom == T30_EOM && frame_kind::eop == T30_EOP &&
              frame_kind::pps == T30_PPS && frame_kind::ppr == T30_PPR);

constexpr std::size_t kField = 3;  // where the facsimile information field begins

// Bit `number` of a DIS, DTC or DCS, as T.30 counts them: from 1.
bool bit(FrameBytes frame, unsigned number) {
    const std::size_t at = kField + (number - 1) / 8;
    return at < frame.size() && (frame[at] >> ((number - 1) % 8) & 1) != 0;
}

// Bits 11 to 14 of a DCS, or the fifth byte of a CTC.
struct Speed {
    std::uint8_t code;
    const char* modem;
    std::uint32_t bitRate;
};
constexpr std::uint8_t kSpeedBits = 0x3C;
constexpr Speed kSpeeds[] = {
    {0x20, "V.17", 14'400},   {0x28, "V.17", 12'000},   {0x24, "V.17", 9'600},
    {0x2C, "V.17", 7'200},    {0x04, "V.29", 9'600},    {0x0C, "V.29", 7'200},
    {0x08, "V.27ter", 4'800}, {0x00, "V.27ter", 2'400},
};

CommandedMode speedAt(FrameBytes frame, std::size_t position) {
    CommandedMode mode;
    if (position >= frame.size()) return mode;
    const auto found = std::ranges::find(
        kSpeeds, static_cast<std::uint8_t>(frame[position] & kSpeedBits), &Speed::code);
    if (found == std::end(kSpeeds)) return mode;
    mode.modem = found->modem;
    mode.bitRate = found->bitRate;
    return mode;
}

void append(std::string& text, std::string_view more) {
    if (!text.empty()) text += ", ";
    text += more;
}

// What a DIS or DTC says that its machine can do.
std::string capabilitiesIn(FrameBytes frame) {
    std::string text;
    const std::uint8_t speeds = kField + 1 < frame.size() ? frame[kField + 1] & kSpeedBits : 0;
    if (speeds == 0x2C) append(text, "V.17");
    if ((speeds & 0x04) != 0) append(text, "V.29");
    append(text, (speeds & 0x08) != 0 ? "V.27ter" : "V.27ter 2400 bit/s");
    if (bit(frame, 27)) append(text, "ECM");
    if (bit(frame, 31)) append(text, "T.6");
    if (bit(frame, 16)) append(text, "T.4 2-D");
    if (bit(frame, 15)) append(text, "fine");
    if (bit(frame, 9)) append(text, "has a document");
    if (!bit(frame, 10)) append(text, "cannot receive");
    return text;
}

std::string commandsIn(FrameBytes frame) {
    const CommandedMode mode = modeOf(frame);
    std::string text = mode.modem + " " + std::to_string(mode.bitRate) + " bit/s";
    if (mode.ecm) append(text, "ECM");
    append(text, mode.compression);
    append(text, bit(frame, 15) ? "fine" : "standard");
    return text;
}

// The last digit comes first.
std::string identIn(FrameBytes frame) {
    const FrameBytes field = frame.subspan(std::min(kField, frame.size()));
    std::string text;
    for (std::size_t i = field.size(); i > 0; --i) {
        const std::uint8_t character = field[i - 1];
        text += character >= ' ' && character <= '~' ? static_cast<char>(character) : '?';
    }
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::uint8_t kindOf(FrameBytes frame) {
    if (frame.size() < kField) return 0;
    // DIS, DTC and their company differ in the bit that elsewhere says who was called.
    const std::uint8_t field = frame[2];
    return field == T30_DTC || field == T30_CIG || field == T30_NSC
               ? field
               : static_cast<std::uint8_t>(field & 0xFE);
}

std::uint8_t commandIn(FrameBytes frame) {
    return frame.size() > kField ? static_cast<std::uint8_t>(frame[kField] & 0xFE) : 0;
}

std::string nameOf(FrameBytes frame) {
    if (frame.size() < kField) return "?";
    std::string name = t30_frametype(frame[2]);
    const std::uint8_t kind = kindOf(frame);
    if (kind != T30_PPS && kind != T30_EOR) return name;
    const std::uint8_t command = commandIn(frame);
    return name + "-" + (command == T30_NULL ? "NULL" : t30_frametype(command));
}

std::string detailOf(FrameBytes frame) {
    switch (kindOf(frame)) {
        case T30_DIS:
        case T30_DTC:
            return capabilitiesIn(frame);
        case T30_DCS:
            return commandsIn(frame);
        case T30_CSI:
        case T30_CIG:
        case T30_TSI:
            return identIn(frame);
        case T30_CTC: {
            const CommandedMode mode = speedOf(frame);
            return mode.modem + " " + std::to_string(mode.bitRate) + " bit/s";
        }
        case T30_PPS:
            return std::to_string(framesIn(frame)) + " frames";
        case T30_PPR:
            return std::to_string(resendsIn(frame, 256)) + " frames are missing";
        default:
            return {};
    }
}

CommandedMode modeOf(FrameBytes dcs) {
    CommandedMode mode = speedAt(dcs, kField + 1);
    mode.ecm = bit(dcs, 27);
    mode.compression = bit(dcs, 31) ? "T.6" : bit(dcs, 16) ? "T.4 2-D" : "T.4 1-D";
    return mode;
}

CommandedMode speedOf(FrameBytes ctc) { return speedAt(ctc, kField + 1); }

std::uint32_t resendsIn(FrameBytes ppr, std::uint32_t framesInBlock) {
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < std::min(framesInBlock, 256u); ++i) {
        if (kField + i / 8 < ppr.size() && (ppr[kField + i / 8] >> (i % 8) & 1) != 0) ++count;
    }
    return count;
}

// The number in the frame is one less.
std::uint32_t framesIn(FrameBytes pps) { return pps.size() > 6 ? pps[6] + 1u : 256; }

}  // namespace winfax::line
