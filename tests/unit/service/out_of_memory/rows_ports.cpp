// SPDX-License-Identifier: MIT
// Ports, lines, and calls that come in.
#include <string_view>

#include "rows.h"
#include "support/tiff_file.h"

namespace winfax::test {

namespace {

void withPort(Stage& stage) { stage.id = stage.openPort(); }

// Whose identifier is not the one that the row asks for.
void withPortToModify(Stage& stage) {
    stage.id = stage.openPort(model::port_open::modify);
    auto port = stage.call<model::ReadPort>({stage.id}).port;
    port.Tsid = u"before";
    stage.call<model::ChangePort>({stage.id, port});
}

model::ChangePort::Request anotherTsid(Stage& stage) {
    auto port = stage.call<model::ReadPort>({stage.id}).port;
    port.Tsid = u"after";
    return {stage.id, port};
}

model::ChangeLines::Request lines(Stage& stage, std::string_view name) {
    std::string text;
    for (const char* each : {"Line 1", name.data()}) {
        text += "[[line]]\nname = \"" + std::string(each) + "\"\ntype = \"scripted\"\n";
    }
    return {{text.begin(), text.end()}, stage.call<model::ReadLines>().generation};
}

void withCall(Stage& stage) {
    stage.receiveCalls();
    stage.id = stage.call<model::PlaceCall>({0, u"+49 89 555", u"THEY"}).callId;
}

}  // namespace

void addPortRows(std::vector<Row>& rows) {
    const Circumstances port{.before = withPort};
    rows.push_back(row<model::ListPorts>({}));
    rows.push_back(row<model::OpenPort>({1, model::port_open::modify}));
    rows.push_back(row<model::ClosePort>(ofId<model::PortRequest>, port));
    rows.push_back(row<model::ReadPort>(ofId<model::PortRequest>, port));
    rows.push_back(
        row<model::ChangePort>(anotherTsid, {.before = withPortToModify, .needsReserve = true}));
    rows.push_back(row<model::ReadDeviceStatus>(ofId<model::PortRequest>, port));
    rows.push_back(row<model::ReadLines>({}));
    rows.push_back(row<model::ReloadLines>({}));
    rows.push_back(row<model::ChangeLines>(
        [](Stage& stage) { return lines(stage, "Line 3"); },
        {.before = [](Stage& stage) { stage.call<model::ChangeLines>(lines(stage, "Line 2")); }}));
    rows.push_back(row<model::PlaceCall>(
        {0, u"+49 89 555", u"THEY"},
        {.before = [](Stage& stage) { stage.receiveCalls(); }, .clock = clock::Mode::jump}));
    rows.push_back(
        row<model::TransmitPages>(ofId<model::TransmitPages::Request>, {.before = withCall,
                                                                        .document = faxTiff(),
                                                                        .clock = clock::Mode::jump,
                                                                        .needsReserve = true}));
}

}  // namespace winfax::test
