// SPDX-License-Identifier: MIT
// What the service does for each call of model::Calls. Rights that belong to the call were checked
// by the peer; rights that depend on the job are judged here. Loop's thread.
#pragma once

#include <functional>
#include <string>

#include "clock/clock.h"
#include "ipc/instance.h"
#include "service/access_control.h"
#include "service/broadcasts.h"
#include "service/configuration.h"
#include "service/cover_templates.h"
#include "service/inbox.h"
#include "service/intake.h"
#include "service/job_history.h"
#include "service/outbox.h"
#include "service/peer.h"
#include "service/ports.h"
#include "service/settings.h"
#include "wire/dispatch.h"

namespace winfax::service {

class CallJournal;
class EventLog;
class LineConfiguration;
class PrintDesk;
class Quota;
class Registrations;
class RoutingTable;

class Handlers {
  public:
    struct Parts {
        const ipc::Instance& instance;
        const Settings& settings;
        clock::Clock& clock;
        EventHub& events;
        AccessControl& access;
        Outbox& outbox;
        Inbox& inbox;
        Router& router;
        queue::Store& store;
        Worker& worker;
        render::Renderer& renderer;
        ServerConfiguration& configuration;
        Ports& ports;
        Broadcasts& broadcasts;
        RoutingTable& routing;
        Registrations& registrations;
        EventLog& log;
        CallJournal& journal;
        JobHistory& history;
        LineConfiguration& lines;
        CoverTemplates& covers;
        Worker& lettering;  // draws cover pages
        const JobPages& pages;
        fault::FaultTable& faults;
        PrintDesk& printing;
        Quota& quota;
        std::function<std::size_t()> connections;
        std::function<void()> requestStop;
    };
    explicit Handlers(Parts parts) : parts_(std::move(parts)) {}

    // Rights, events, status, clock.
    void on(model::ReadRights, Peer& peer, model::ReadRights::Request request,
            wire::Responder<model::ReadRights> respond);
    void on(model::Subscribe, Peer& peer, model::Subscribe::Request request,
            wire::Responder<model::Subscribe> respond);
    void on(model::ReadStatus, Peer& peer, model::ReadStatus::Request request,
            wire::Responder<model::ReadStatus> respond);
    void on(model::AdvanceClock, Peer& peer, model::AdvanceClock::Request request,
            wire::Responder<model::AdvanceClock> respond);
    void on(model::StopService, Peer& peer, model::StopService::Request request,
            wire::Responder<model::StopService> respond);
    void on(model::ReadAccess, Peer& peer, model::ReadAccess::Request request,
            wire::Responder<model::ReadAccess> respond);
    void on(model::ChangeAccess, Peer& peer, model::ChangeAccess::Request request,
            wire::Responder<model::ChangeAccess> respond);

    // Jobs.
    void on(model::ListDueTimes, Peer& peer, model::ListDueTimes::Request request,
            wire::Responder<model::ListDueTimes> respond);
    void on(model::ListJobs, Peer& peer, model::ListJobs::Request request,
            wire::Responder<model::ListJobs> respond);
    void on(model::ReadJob, Peer& peer, model::ReadJob::Request request,
            wire::Responder<model::ReadJob> respond);
    void on(model::ControlJob, Peer& peer, model::ControlJob::Request request,
            wire::Responder<model::ControlJob> respond);
    void on(model::ReadFirstPage, Peer& peer, model::ReadFirstPage::Request request,
            wire::Responder<model::ReadFirstPage> respond);

    void on(model::ReadJobHistory, Peer& peer, model::ReadJobHistory::Request request,
            wire::Responder<model::ReadJobHistory> respond);
    void on(model::ReadPage, Peer& peer, model::ReadPage::Request request,
            wire::Responder<model::ReadPage> respond);

    // Documents.
    void on(model::SubmitDocument, Peer& peer, model::SubmitDocument::Request request,
            wire::Bytes document, wire::Responder<model::SubmitDocument> respond);
    void on(model::JudgeCoverPage, Peer& peer, model::JudgeCoverPage::Request request,
            wire::Responder<model::JudgeCoverPage> respond);
    void on(model::KeepCoverPage, Peer& peer, model::KeepCoverPage::Request request,
            wire::Bytes page, wire::Responder<model::KeepCoverPage> respond);
    void on(model::DrawCoverPage, Peer& peer, model::DrawCoverPage::Request request,
            wire::Responder<model::DrawCoverPage> respond);
    void on(model::BeginBroadcast, Peer& peer, model::BeginBroadcast::Request request,
            wire::Bytes document, wire::Responder<model::BeginBroadcast> respond);
    void on(model::AddRecipient, Peer& peer, model::AddRecipient::Request request,
            wire::Responder<model::AddRecipient> respond);
    void on(model::EndBroadcast, Peer& peer, model::EndBroadcast::Request request,
            wire::Responder<model::EndBroadcast> respond);

    // Printing.
    void on(model::BeginPrint, Peer& peer, model::BeginPrint::Request request,
            wire::Responder<model::BeginPrint> respond);
    void on(model::LinkPrint, Peer& peer, model::LinkPrint::Request request,
            wire::Responder<model::LinkPrint> respond);
    void on(model::CancelPrint, Peer& peer, model::CancelPrint::Request request,
            wire::Responder<model::CancelPrint> respond);
    void on(model::ListPrints, Peer& peer, model::ListPrints::Request request,
            wire::Responder<model::ListPrints> respond);

    // Ports.
    void on(model::ListPorts, Peer& peer, model::ListPorts::Request request,
            wire::Responder<model::ListPorts> respond);
    void on(model::OpenPort, Peer& peer, model::OpenPort::Request request,
            wire::Responder<model::OpenPort> respond);
    void on(model::ClosePort, Peer& peer, model::ClosePort::Request request,
            wire::Responder<model::ClosePort> respond);
    void on(model::ReadPort, Peer& peer, model::ReadPort::Request request,
            wire::Responder<model::ReadPort> respond);
    void on(model::ChangePort, Peer& peer, model::ChangePort::Request request,
            wire::Responder<model::ChangePort> respond);
    void on(model::ReadDeviceStatus, Peer& peer, model::ReadDeviceStatus::Request request,
            wire::Responder<model::ReadDeviceStatus> respond);

    // What stands behind the ports.
    void on(model::ReadLines, Peer& peer, model::ReadLines::Request request,
            wire::Responder<model::ReadLines> respond);
    void on(model::ChangeLines, Peer& peer, model::ChangeLines::Request request,
            wire::Responder<model::ChangeLines> respond);
    void on(model::ReloadLines, Peer& peer, model::ReloadLines::Request request,
            wire::Responder<model::ReloadLines> respond);
    void on(model::ReadCalls, Peer& peer, model::ReadCalls::Request request,
            wire::Responder<model::ReadCalls> respond);

    // Faults of a test instance.
    void on(model::AddFault, Peer& peer, model::AddFault::Request request,
            wire::Responder<model::AddFault> respond);
    void on(model::ListFaults, Peer& peer, model::ListFaults::Request request,
            wire::Responder<model::ListFaults> respond);
    void on(model::ClearFaults, Peer& peer, model::ClearFaults::Request request,
            wire::Responder<model::ClearFaults> respond);

    // Calls from outside.
    void on(model::PlaceCall, Peer& peer, model::PlaceCall::Request request,
            wire::Responder<model::PlaceCall> respond);
    void on(model::TransmitPages, Peer& peer, model::TransmitPages::Request request,
            wire::Bytes document, wire::Responder<model::TransmitPages> respond);

    // Configuration and logging.
    void on(model::ReadConfiguration, Peer& peer, model::ReadConfiguration::Request request,
            wire::Responder<model::ReadConfiguration> respond);
    void on(model::ChangeConfiguration, Peer& peer, model::ChangeConfiguration::Request request,
            wire::Responder<model::ChangeConfiguration> respond);
    void on(model::ReadLogCategories, Peer& peer, model::ReadLogCategories::Request request,
            wire::Responder<model::ReadLogCategories> respond);
    void on(model::ChangeLogCategories, Peer& peer, model::ChangeLogCategories::Request request,
            wire::Responder<model::ChangeLogCategories> respond);

    // Routing and plug-ins.
    void on(model::ListGlobalMethods, Peer& peer, model::ListGlobalMethods::Request request,
            wire::Responder<model::ListGlobalMethods> respond);
    void on(model::ChangeGlobalMethod, Peer& peer, model::ChangeGlobalMethod::Request request,
            wire::Responder<model::ChangeGlobalMethod> respond);
    void on(model::ListMethods, Peer& peer, model::ListMethods::Request request,
            wire::Responder<model::ListMethods> respond);
    void on(model::EnableMethod, Peer& peer, model::EnableMethod::Request request,
            wire::Responder<model::EnableMethod> respond);
    void on(model::ReadRoutingInfo, Peer& peer, model::ReadRoutingInfo::Request request,
            wire::Responder<model::ReadRoutingInfo> respond);
    void on(model::ChangeRoutingInfo, Peer& peer, model::ChangeRoutingInfo::Request request,
            wire::Responder<model::ChangeRoutingInfo> respond);
    void on(model::RegisterProvider, Peer& peer, model::RegisterProvider::Request request,
            wire::Responder<model::RegisterProvider> respond);
    void on(model::UnregisterProvider, Peer& peer, model::UnregisterProvider::Request request,
            wire::Responder<model::UnregisterProvider> respond);
    void on(model::ListProviders, Peer& peer, model::ListProviders::Request request,
            wire::Responder<model::ListProviders> respond);
    void on(model::RegisterExtension, Peer& peer, model::RegisterExtension::Request request,
            wire::Responder<model::RegisterExtension> respond);
    void on(model::UnregisterExtension, Peer& peer, model::UnregisterExtension::Request request,
            wire::Responder<model::UnregisterExtension> respond);
    void on(model::ListExtensions, Peer& peer, model::ListExtensions::Request request,
            wire::Responder<model::ListExtensions> respond);

  private:
    // Keeps a changed value under its name, then does `apply`, then answers.
    void keep(const char* name, std::string value, std::function<void()> apply,
              std::function<void(model::Result<void>)> answer);

    // A fax that came in or comes in, or nullptr.
    const queue::Received* received(std::uint32_t jobId) const;
    void renderFirstPage(queue::Bytes document, wire::Responder<model::ReadFirstPage> respond);

    model::Result<Intake> judged(std::span<const std::byte> document,
                                 const model::Text& name) const;
    model::Result<void> checkCover(const Peer& peer, std::uint32_t cover) const;
    template <class Call>
    void keepCover(queue::Bytes page, std::string_view user, wire::Responder<Call> respond);

    void tellHistory(const JobHistory::Known& known, const std::vector<queue::Attempt>& attempts,
                     wire::Responder<model::ReadJobHistory> respond);
    void renderPage(queue::Bytes document, std::uint32_t page,
                    wire::Responder<model::ReadPage> respond);

    Parts parts_;
};

// For what is done later and has nothing to say but that it was done.
template <class Call>
auto answerWithNothing(wire::Responder<Call> respond) {
    return [respond](const model::Result<void>& done) {
        if (!done) return respond(tl::unexpected(done.error()));
        respond(model::Nothing{});
    };
}

// Owners query and manage their own jobs; everybody's with FAX_JOB_MANAGE (E7, H1, H5).
inline bool mayManageAll(const Peer& peer) { return peer.holds(model::right::jobManage); }
inline bool mayManage(const Peer& peer, const queue::Job& job) {
    return mayManageAll(peer) || job.owner == peer.identity().user.id;
}

// Faxes that came in are nobody's own.
inline bool mayManageReceived(const Peer& peer) { return peer.holds(model::right::jobManage); }

}  // namespace winfax::service
