// SPDX-License-Identifier: MIT
// T.30 frames as people and programs read them. Source: ITU-T T.30 (tables of DIS, DTC and DCS).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace winfax::line {

// One frame with address, control and facsimile control fields.
using FrameBytes = std::span<const std::uint8_t>;

// Facsimile control fields, without the bit that says who was called.
namespace frame_kind {
inline constexpr std::uint8_t dcs = 0x82;
inline constexpr std::uint8_t ctc = 0x12;
inline constexpr std::uint8_t cfr = 0x84;
inline constexpr std::uint8_t mps = 0x4E;
inline constexpr std::uint8_t eom = 0x8E;
inline constexpr std::uint8_t eop = 0x2E;
inline constexpr std::uint8_t pps = 0xBE;
inline constexpr std::uint8_t ppr = 0xBC;
}  // namespace frame_kind

// 0 for no frame.
std::uint8_t kindOf(FrameBytes frame);
// What follows a PPS or EOR: MPS, EOM, EOP or 0.
std::uint8_t commandIn(FrameBytes frame);

std::string nameOf(FrameBytes frame);    // "DIS", "PPS-MPS"
std::string detailOf(FrameBytes frame);  // "V.17 14400 bit/s, ECM, T.6, fine"; often empty

// What a DCS (or a CTC, for the speed) commands.
struct CommandedMode {
    std::string modem;  // "V.17"; empty: unknown
    std::uint32_t bitRate = 0;
    bool ecm = false;
    std::string compression;
};
CommandedMode modeOf(FrameBytes dcs);
CommandedMode speedOf(FrameBytes ctc);

// Frames of a PPR that are to be sent again, of a block that has `framesInBlock`.
std::uint32_t resendsIn(FrameBytes ppr, std::uint32_t framesInBlock);
// How many frames the block of a PPS has.
std::uint32_t framesIn(FrameBytes pps);

}  // namespace winfax::line
