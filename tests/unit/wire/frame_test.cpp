// SPDX-License-Identifier: MIT
#include "wire/frame.h"

#include <gtest/gtest.h>

#include "model/calls.h"

namespace winfax {
namespace {

using wire::Bytes;
using wire::Frame;
using wire::FrameKind;
using wire::FrameReader;

Bytes header(std::uint32_t length, FrameKind kind) {
    Bytes bytes(wire::kHeaderSize);
    wire::encodeHeader({length, kind, 3, 42}, bytes.data());
    return bytes;
}

Bytes frame(FrameKind kind, std::size_t size) {
    Bytes bytes = header(static_cast<std::uint32_t>(size), kind);
    bytes.resize(bytes.size() + size, std::byte{0x5A});
    return bytes;
}

TEST(Frame, CutAnywhereComesOutWhole) {
    Bytes stream = frame(FrameKind::request, 10);
    const Bytes second = frame(FrameKind::body, 3);
    stream.insert(stream.end(), second.begin(), second.end());
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        FrameReader reader;
        std::vector<std::size_t> sizes;
        Frame out;
        const auto drain = [&] {
            while (reader.next(out) == FrameReader::State::frame) {
                EXPECT_EQ(out.header.opcode, 3);
                EXPECT_EQ(out.header.serial, 42u);
                sizes.push_back(out.payload.size());
            }
        };
        reader.append(std::span(stream).first(cut));
        drain();
        reader.append(std::span(stream).subspan(cut));
        drain();
        EXPECT_EQ(sizes, (std::vector<std::size_t>{10, 3})) << "cut at " << cut;
        EXPECT_EQ(reader.next(out), FrameReader::State::more);
    }
}

struct LimitRow {
    FrameKind kind;
    std::uint32_t length;
    bool accepted;
};

class FrameLimit : public testing::TestWithParam<LimitRow> {};

TEST_P(FrameLimit, IsJudgedByTheHeaderAlone) {
    FrameReader reader;
    reader.append(header(GetParam().length, GetParam().kind));
    Frame out;
    const auto expected = GetParam().length == 0 ? FrameReader::State::frame
                                                 : FrameReader::State::more;
    EXPECT_EQ(reader.next(out),
              GetParam().accepted ? expected : FrameReader::State::malformed);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, FrameLimit,
    testing::Values(LimitRow{FrameKind::request, wire::kMaxRequest, true},
                    LimitRow{FrameKind::request, wire::kMaxRequest + 1, false},
                    LimitRow{FrameKind::body, wire::kMaxBody, true},
                    LimitRow{FrameKind::body, wire::kMaxBody + 1, false},
                    LimitRow{FrameKind::bodyEnd, 0, true}, LimitRow{FrameKind::bodyEnd, 1, false},
                    LimitRow{FrameKind::event, wire::kMaxEvent + 1, false},
                    LimitRow{FrameKind::reply, wire::kMaxReply + 1, false},
                    LimitRow{static_cast<FrameKind>(0), 0, false},
                    LimitRow{static_cast<FrameKind>(6), 0, false}));

TEST(Frame, MalformedSticks) {
    FrameReader reader;
    reader.append(header(0, static_cast<FrameKind>(99)));
    Frame out;
    EXPECT_EQ(reader.next(out), FrameReader::State::malformed);
    reader.append(frame(FrameKind::request, 1));
    EXPECT_EQ(reader.next(out), FrameReader::State::malformed);
}

TEST(Reply, AnErrorCarriesItsCodeAndItsDetail) {
    Bytes bytes;
    wire::appendReply<model::ReadJob>(
        bytes, 7, model::fail(model::ErrorCode::invalidParameter, "there is no job 9"));
    const auto reply = wire::decodeReply<model::ReadJob::Reply>(
        std::span(bytes).subspan(wire::kHeaderSize));
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, model::ErrorCode::invalidParameter);
    EXPECT_EQ(reply.error().detail, "there is no job 9");
}

TEST(Reply, A11_AnUndecodableOneIsAFailedCall) {
    const Bytes success(4);
    for (const std::size_t size : {0u, 3u, 4u}) {
        const auto reply =
            wire::decodeReply<model::ReadJob::Reply>(std::span(success).first(size));
        ASSERT_FALSE(reply);
        EXPECT_EQ(reply.error().code, model::ErrorCode::callFailed);
    }
}

}  // namespace
}  // namespace winfax
