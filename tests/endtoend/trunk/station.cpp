// SPDX-License-Identifier: MIT
#include "station.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/tiff_file.h"

namespace winfax::endtoend {

namespace {

template <class T>
T must(model::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

std::string documentOf(std::size_t pages) {
    const auto bytes = test::faxTiff(pages);
    return {bytes.begin(), bytes.end()};
}

Station::Station(const std::string& clock, int lines, std::string type)
    : instance_(clock, "[queue]\nretries = 0\n"), lines_(lines), type_(std::move(type)) {}

void Station::start() {
    std::string text;
    for (int line = 1; line <= lines_; ++line) {
        text += "[[line]]\nname = \"Line " + std::to_string(line) + "\"\ntype = \"" + type_ + "\"\n";
    }
    if (!routesTo_.empty()) {
        text += "[[route]]\nnumber = \"555-02*\"\ninstance = \"" + routesTo_ + "\"\n";
    }
    instance_.state().write("lines.toml", std::string_view(text));
    // Stations are made before any is started, so this process may mean another one by now.
    const test::ScopedVariable name("WINFAX_INSTANCE", instance_.name());
    const test::ScopedVariable state("WINFAX_STATE_DIR", instance_.stateDirectory().string());
    instance_.start();
    calls_ = connect();
    events_ = connect();
    must(events_->call<model::Subscribe>({}));
}

void Station::kill() { instance_.kill(); }

std::shared_ptr<client::Session> Station::connect() const {
    return must(client::Session::connectTo(must(ipc::instanceNamed(name()))));
}

void Station::receiveOn(std::uint32_t deviceId, const std::u16string& csid, std::uint32_t rings) {
    const auto port = must(calls_->call<model::OpenPort>({deviceId, model::port_open::modify}));
    auto info = must(calls_->call<model::ReadPort>({port.portId})).port;
    info.Flags |= model::port_flag::receive;
    info.Rings = rings;
    info.Csid = csid;
    must(calls_->call<model::ChangePort>({port.portId, info}));
    must(calls_->call<model::ClosePort>({port.portId}));
}

std::uint32_t Station::send(const std::u16string& number, std::size_t pages) {
    const auto path = instance_.state().write("letter.tif", test::faxTiff(pages));
    const auto file = must(platform::openForReading(path));
    model::JobParam params;
    params.RecipientNumber = number;
    return must(calls_->call<model::SubmitDocument>({params}, *file)).jobId;
}

void Station::cancel(std::uint32_t jobId) {
    must(calls_->call<model::ControlJob>(
        {jobId, static_cast<std::uint32_t>(model::JobCommand::cancel)}));
}

void Station::advance(std::chrono::seconds by) {
    const auto ticks = std::chrono::duration_cast<model::Ticks>(by).count();
    must(calls_->call<model::AdvanceClock>({static_cast<std::uint64_t>(ticks), false}));
}

std::uint32_t Station::await(model::EventId event, std::optional<std::uint32_t> jobId) {
    for (;;) {
        const auto next = must(events_->nextEvent());
        seen_.emplace_back(model::constantName(model::as::eventId, next.EventId));
        const bool meant = next.EventId == static_cast<std::uint32_t>(event);
        if (meant && (!jobId || next.JobId == *jobId)) return next.JobId;
        if (next.EventId == static_cast<std::uint32_t>(model::EventId::serviceEnded)) {
            throw std::runtime_error("the service ended before the event came");
        }
    }
}

model::Result<model::JobEntry> Station::job(std::uint32_t jobId) {
    auto reply = calls_->call<model::ReadJob>({jobId});
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->job);
}

std::vector<std::string> Station::files(const std::string& folder) const {
    std::vector<std::filesystem::path> paths;
    const auto directory = instance_.stateDirectory() / folder;
    if (std::filesystem::exists(directory)) {
        for (const auto& entry : std::filesystem::directory_iterator(directory)) {
            if (entry.path().extension() == ".tif") paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    std::vector<std::string> contents;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        contents.emplace_back(std::istreambuf_iterator<char>(file),
                              std::istreambuf_iterator<char>());
    }
    return contents;
}

}  // namespace winfax::endtoend
