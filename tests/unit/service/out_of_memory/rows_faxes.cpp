// SPDX-License-Identifier: MIT
// Faxes on their whole way: from the call that begins it to the store, with what the other threads
// do for it. Not over a modem: its library does not bear being refused memory.
#include "platform/paths.h"
#include "routing/destination.h"
#include "rows.h"
#include "support/tiff_file.h"

namespace winfax::test {

namespace {

constexpr const char16_t* kFolderMethod = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";

model::SubmitDocument::Request sentAtOnce() {
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"555";
    return request;
}

void withNothingQueued(Stage& stage) { stage.removeJobs(); }

// With the banner line on each page, and a copy in the archive.
void withArchive(Stage& stage) {
    stage.removeJobs();
    auto configuration = stage.call<model::ReadConfiguration>().configuration;
    configuration.Branding = 1;
    configuration.ArchiveOutgoingFaxes = 1;
    configuration.ArchiveDirectory = platform::utf16FromPath(stage.bench.state.path() / "archive");
    stage.call<model::ChangeConfiguration>({configuration});
}

void addSending(std::vector<Row>& rows) {
    Circumstances sent{.variant = "_sent",
                       .before = withNothingQueued,
                       .document = faxTiff(),
                       .clock = clock::Mode::jump,
                       .needsReserve = true,
                       .goesOn = true};
    rows.push_back(row<model::SubmitDocument>(sentAtOnce(), sent));
    sent.variant = "_archived";
    sent.before = withArchive;
    sent.decodes = true;
    sent.stride = 0.05;
    rows.push_back(row<model::SubmitDocument>(sentAtOnce(), sent));
}

// A call that is answered, and a folder for what it brings.
void withRoutedCall(Stage& stage) {
    stage.removeJobs();
    for (const auto& file : std::filesystem::directory_iterator(stage.folder())) {
        std::filesystem::remove(file);
    }
    stage.receiveCalls();
    const auto port = stage.openPort(model::port_open::modify);
    stage.call<model::ChangeRoutingInfo>(
        {port, kFolderMethod, routing::infoOf(platform::utf16FromPath(stage.folder()))});
    stage.call<model::EnableMethod>({port, kFolderMethod, true});
    stage.call<model::ClosePort>({port});
    stage.id = stage.call<model::PlaceCall>({0, u"+49 89 555", u"THEY"}).callId;
}

void addReceiving(std::vector<Row>& rows) {
    rows.push_back(
        row<model::TransmitPages>(ofId<model::TransmitPages::Request>, {.variant = "_routed",
                                                                        .before = withRoutedCall,
                                                                        .document = faxTiff(),
                                                                        .clock = clock::Mode::jump,
                                                                        .needsReserve = true,
                                                                        .goesOn = true}));
}

}  // namespace

void addFaxRows(std::vector<Row>& rows) {
    addSending(rows);
    addReceiving(rows);
}

}  // namespace winfax::test
