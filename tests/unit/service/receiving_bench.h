// SPDX-License-Identifier: MIT
// A service with two lines that far machines call, its owner, and somebody who hears the events.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <optional>

#include "far_line.h"
#include "routing/destination.h"
#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax::test {

inline constexpr const char16_t* kStore = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";
inline constexpr const char16_t* kPrint = u"{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}";
inline constexpr const char16_t* kMail = u"{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}";
inline constexpr const char16_t* kInbox = u"{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}";

class ReceivingBench {
  public:
    explicit ReceivingBench(clock::Mode mode = clock::Mode::jump)
        : bench(mode, [this](const service::LineSpec& spec, std::uint32_t deviceId,
                             const service::LineSurroundings& surroundings, line::Offload) {
              auto line = std::make_unique<FarLine>(surroundings.clock, deviceId, spec.name);
              lines[deviceId - 1] = line.get();
              return service::BuiltLine{std::move(line), [](const service::LineSpec&) {}};
          }) {
        connect();
        receive(1, 1);
    }

    void connect() {
        client.emplace(bench, model::right::all | model::right::administer);
        client->greet();
        listener.emplace(bench);
        listener->greet();
        EXPECT_TRUE(listener->call<model::Subscribe>({}));
    }
    void restart() {
        client.reset();
        listener.reset();
        bench.restart();
        connect();
    }

    std::uint32_t open(std::uint32_t device, std::uint32_t mode = model::port_open::modify) {
        return client->call<model::OpenPort>({device, mode}).value().portId;
    }
    // FaxSetPort: the line sends and receives, or only sends.
    model::Result<void> receive(std::uint32_t device, std::uint32_t rings, bool on = true) {
        const auto port = open(device);
        auto info = client->call<model::ReadPort>({port}).value().port;
        info.Flags = model::port_flag::send | (on ? model::port_flag::receive : 0);
        info.Rings = rings;
        info.Csid = u"WE";
        const auto changed = client->call<model::ChangePort>({port, info});
        EXPECT_TRUE(client->call<model::ClosePort>({port}));
        if (!changed) return tl::unexpected(changed.error());
        return {};
    }
    void enable(const char16_t* guid, std::u16string_view destination, std::uint32_t device = 1) {
        const auto port = open(device, model::port_open::query);
        EXPECT_TRUE(
            client->call<model::ChangeRoutingInfo>({port, guid, routing::infoOf(destination)}));
        EXPECT_TRUE(client->call<model::EnableMethod>({port, guid, true}));
    }

    model::PlaceCall::Request from(std::uint32_t device = 0) const {
        return {device, u"+49 89 555", u"THEY"};
    }
    model::PlaceCall::Reply place(std::uint32_t device = 0) {
        return client->call<model::PlaceCall>(from(device)).value();
    }
    model::Result<model::TransmitPages::Reply> transmit(std::uint32_t callId, std::size_t pages,
                                                        bool whole = true) {
        return client->callWith<model::TransmitPages>(documentOf(pages), {callId, whole, 0});
    }
    // A whole call; the id of its job.
    std::uint32_t fax(std::size_t pages = 1, bool whole = true) {
        const auto placed = place();
        EXPECT_TRUE(transmit(placed.callId, pages, whole));
        return placed.jobId;
    }
    static std::vector<std::uint8_t> documentOf(std::size_t pages) {
        return pages == 0 ? std::vector<std::uint8_t>() : faxTiff(pages);
    }

    model::Result<model::JobEntry> job(std::uint32_t id) {
        const auto reply = client->call<model::ReadJob>({id});
        if (!reply) return tl::unexpected(reply.error());
        return reply->job;
    }
    model::ErrorCode control(std::uint32_t id, model::JobCommand command) {
        const auto done =
            client->call<model::ControlJob>({id, static_cast<std::uint32_t>(command)});
        return done ? model::ErrorCode::success : done.error().code;
    }
    std::filesystem::path file(std::uint32_t id) const {
        std::string name = std::to_string(id) + ".tif";
        return bench.state.path() / "received" / (std::string(12 - name.size(), '0') + name);
    }
    static std::vector<std::uint8_t> contentOf(const std::filesystem::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::string log() const {
        const auto bytes = contentOf(bench.state.path() / "event.log");
        return {bytes.begin(), bytes.end()};
    }

    // "RINGING 1, ANSWERED 1 #5 ...": name, device if any, job if any.
    std::string events() {
        std::string text;
        for (const model::Event& event : listener->events()) {
            std::string name(model::constantName(model::as::eventId, event.EventId));
            if (name.starts_with("FEI_")) name.erase(0, 4);
            text += (text.empty() ? "" : ", ") + name;
            if (event.DeviceId != model::kNoDevice) text += " " + std::to_string(event.DeviceId);
            if (event.JobId != model::kNoJob) text += " #" + std::to_string(event.JobId);
        }
        return text;
    }

    FarLine* lines[2] = {};
    ServiceBench bench;
    std::optional<BenchClient> client;
    std::optional<BenchClient> listener;
};

}  // namespace winfax::test
