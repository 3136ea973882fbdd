// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "platform/paths.h"
#include "text/encoding.h"
#include "tool/clock_hint.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/open_port.h"
#include "tool/progress_line.h"
#include "tool/station_id.h"

namespace winfax::tool {

namespace {

using model::DeviceState;
using model::PlaceCall;
using model::TransmitPages;

// The far machine, as the command line describes it.
struct Receiving {
    std::string file;
    std::string line;
    std::string from;
    std::string callerId;
};

model::Text textOf(const std::string& word) {
    if (word.empty()) return std::nullopt;
    return text::fromUtf8(word);
}

std::string pagesInWords(std::uint32_t pages) {
    return std::to_string(pages) + (pages == 1 ? " page" : " pages");
}

// One call. The connection is the telephone: when this program ends, it has hung up.
class FarMachine {
  public:
    FarMachine(const Context& context, Session session)
        : context_(context), session_(std::move(session)), progress_(context.console) {}

    Outcome call(const PlaceCall::Request& request, platform::InputFile& document,
                 const std::string& file) {
        show("ringing");
        const auto placed = session_->callPatiently<PlaceCall>(request);
        if (!placed) return tl::unexpected(failureOf(placed.error(), "cannot call this instance"));
        if (placed->callId == 0) return notAnswered(*placed, request.deviceId);
        show("answered" + (placed->csid ? " by " + display(placed->csid) : "") + " on line " +
             std::to_string(placed->deviceId) + " as job " + std::to_string(placed->jobId));
        const auto sent =
            session_->callPatiently<TransmitPages>({placed->callId, true, 0}, document);
        if (!sent) return tl::unexpected(failureOf(sent.error(), "cannot send", file));
        return ended(*placed, *sent);
    }

  private:
    void show(const std::string& text) {
        if (!context_.json) progress_.show(text);
    }

    void printOutcome(const PlaceCall::Reply& placed, std::uint32_t outcome, std::uint32_t pages) {
        Json json = Json::object();
        json["jobId"] = jsonOfMember(model::as::jobId, placed.jobId);
        json["deviceId"] = jsonOfMember(model::as::deviceId, placed.deviceId);
        json["csid"] = jsonOfMember(model::as::phone, placed.csid);
        json["outcome"] = jsonOfMember(model::as::deviceStatus, outcome);
        json["pages"] = pages;
        printJson(context_.console.out, json);
    }

    Outcome notAnswered(const PlaceCall::Reply& placed, std::uint32_t deviceId) {
        if (context_.json) printOutcome(placed, placed.outcome, 0);
        const bool busy = placed.outcome == static_cast<std::uint32_t>(DeviceState::busy);
        return failed(ExitCode::notSent, "the call was not answered",
                      words(model::as::deviceStatus, placed.outcome),
                      busy ? "\"faxctl lines\" shows what is on the lines" : reason(deviceId));
    }

    // The usual reason is that nobody was to answer.
    std::string reason(std::uint32_t deviceId) const {
        const auto reply = session_->call<model::ListPorts>({});
        if (!reply || reply->ports.empty()) return {};
        const auto meant = [&](const model::PortInfo& port) {
            return deviceId == model::kNoDevice || port.DeviceId == deviceId;
        };
        const auto receives = [&](const model::PortInfo& port) {
            return meant(port) && (port.Flags & model::port_flag::receive) != 0;
        };
        if (std::ranges::any_of(reply->ports, receives)) return "the caller lost patience";
        const bool any = deviceId == model::kNoDevice;
        const std::string line = std::to_string(any ? reply->ports.front().DeviceId : deviceId);
        return (any ? "no line receives" : "line " + line + " does not receive") +
               ": switch it on with \"faxctl lines set " + line + " --receive on\"";
    }

    Outcome ended(const PlaceCall::Reply& placed, const TransmitPages::Reply& sent) {
        if (context_.json) printOutcome(placed, sent.outcome, sent.pages);
        if (sent.outcome == static_cast<std::uint32_t>(DeviceState::completed)) {
            if (!context_.json) {
                progress_.finish("job " + std::to_string(placed.jobId) + " received, " +
                                 pagesInWords(sent.pages));
            }
            return ExitCode::ok;
        }
        return failed(
            ExitCode::notSent, "job " + std::to_string(placed.jobId) + " was not received whole",
            words(model::as::deviceStatus, sent.outcome), pagesInWords(sent.pages) + " came in");
    }

    const Context& context_;
    const Session session_;
    ProgressLine progress_;
};

Outcome receive(const Context& context, const Receiving& receiving) {
    if (const auto checked = checkStationId("--from", receiving.from); !checked) {
        return tl::unexpected(checked.error());
    }
    const auto document = platform::openForReading(platform::pathFromUtf8(receiving.file));
    if (!document) {
        return tl::unexpected(failureOf(document.error(), "cannot send", receiving.file));
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    PlaceCall::Request request;
    if (!receiving.line.empty()) {
        const auto deviceId = deviceNamed(*session, receiving.line);
        if (!deviceId) return tl::unexpected(deviceId.error());
        request.deviceId = *deviceId;
    }
    request.callerId = textOf(receiving.callerId);
    request.tsid = textOf(receiving.from);
    hintAtClock(context, *session);
    return FarMachine(context, *session).call(request, **document, receiving.file);
}

}  // namespace

void addReceive(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "receive",
        "Makes a far fax machine call this instance and send it a TIFF Class F file.",
        "  faxctl lines set 1 --receive on --rings 1        (at first no line receives)\n"
        "  faxctl receive examples/two-pages.tif --from \"+1 425 555 0100\"\n"
        "  faxctl receive offer.tif --line \"Line 2\" --caller-id 555-0100\n"
        "Ctrl-C hangs up.");
    auto receiving = std::make_shared<Receiving>();
    command->add_option("FILE", receiving->file, "What the far machine sends")->required();
    command
        ->add_option("--line", receiving->line,
                     "The line it calls, by id or name (default: the first free one that receives)")
        ->type_name("N|NAME");
    command->add_option("--from", receiving->from, "What it calls itself (TSID)")->type_name("ID");
    command->add_option("--caller-id", receiving->callerId, "The number it calls from")
        ->type_name("NUMBER");
    command->callback([&context, receiving] {
        context.action = [&context, receiving] { return receive(context, *receiving); };
    });
}

}  // namespace winfax::tool
