// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <spandsp.h>

#include <set>
#include <string>

#include "line/modem/frames.h"
#include "line/modem/result_table.h"

namespace winfax::line {
namespace {

using model::DeviceState;

// spandsp counts its codes without a gap and has a text for each.
TEST(T30Results, TheTableHasEveryCode) {
    const auto rows = t30Results();
    std::set<int> codes;
    for (const T30Result& row : rows) {
        EXPECT_TRUE(codes.insert(row.code).second) << row.name;
        EXPECT_EQ(t30Result(row.code).name, row.name);
        EXPECT_NE(std::string(t30_completion_code_to_str(row.code)), "???") << row.name;
    }
    int code = 0;
    while (std::string(t30_completion_code_to_str(code)) != "???") {
        EXPECT_TRUE(codes.contains(code)) << code << " " << t30_completion_code_to_str(code);
        ++code;
    }
    EXPECT_EQ(codes.size(), static_cast<std::size_t>(code));
    EXPECT_EQ(code, T30_ERR_CSA_UNACCEPTABLE + 1);
}

TEST(T30Results, SomeOfThem) {
    EXPECT_EQ(t30Result(T30_ERR_OK).state, DeviceState::completed);
    EXPECT_EQ(t30Result(T30_ERR_T0_EXPIRED).state, DeviceState::notFaxCall);
    EXPECT_EQ(t30Result(T30_ERR_TX_PHDDEAD).state, DeviceState::disconnected);
    EXPECT_EQ(t30Result(T30_ERR_RX_INCAPABLE).state, DeviceState::fatalError);
    EXPECT_EQ(t30Result(12'345).state, DeviceState::fatalError);
    EXPECT_EQ(t30Text(T30_ERR_TX_PHDDEAD), "T30_ERR_TX_PHDDEAD: No response after sending a page");
}

TEST(T30Frames, AreReadable) {
    const std::uint8_t dis[] = {0xFF, 0x13, 0x80, 0x00, 0xEE, 0xF8, 0x44};
    EXPECT_EQ(nameOf(dis), "DIS");
    EXPECT_EQ(detailOf(dis), "V.17, V.29, V.27ter, ECM, T.6, T.4 2-D, fine");
    const std::uint8_t dcs[] = {0xFF, 0x13, 0x83, 0x00, 0x62, 0x78, 0x44};
    EXPECT_EQ(nameOf(dcs), "DCS");
    EXPECT_EQ(kindOf(dcs), frame_kind::dcs);
    EXPECT_EQ(detailOf(dcs), "V.17 14400 bit/s, ECM, T.6, fine");
    const std::uint8_t tsi[] = {0xFF, 0x03, 0x43, '2', '1', '+', ' '};
    EXPECT_EQ(detailOf(tsi), "+12");
    const std::uint8_t pps[] = {0xFF, 0x13, 0xBF, 0x2F, 0x00, 0x00, 0x09};
    EXPECT_EQ(nameOf(pps), "PPS-EOP");
    EXPECT_EQ(commandIn(pps), frame_kind::eop);
    EXPECT_EQ(detailOf(pps), "10 frames");
    const std::uint8_t ppr[] = {0xFF, 0x13, 0xBD, 0x81, 0x01};
    EXPECT_EQ(resendsIn(ppr, 256), 3u);
    EXPECT_EQ(resendsIn(ppr, 8), 2u);
}

TEST(T30Frames, CutOnesDoNoHarm) {
    for (const std::uint8_t kind : {0x80, 0x82, 0x42, 0x12, 0xBE, 0xBC, 0xCE, 0x00}) {
        const std::uint8_t frame[] = {0xFF, 0x13, kind, 0xFF, 0xFF, 0xFF, 0xFF};
        for (std::size_t size = 0; size <= sizeof frame; ++size) {
            EXPECT_FALSE(nameOf(FrameBytes(frame, size)).empty());
            detailOf(FrameBytes(frame, size));
            modeOf(FrameBytes(frame, size));
        }
    }
}

}  // namespace
}  // namespace winfax::line
