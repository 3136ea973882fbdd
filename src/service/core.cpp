// SPDX-License-Identifier: MIT
#include "service/core.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>
#include <new>

#include "access/access_file.h"
#include "platform/paths.h"
#include "service/faulty_store.h"
#include "service/local_time.h"

namespace winfax::service {

namespace {

// A virtual clock goes on where this instance's time was, so that time never goes back in it.
model::Time clockStart(model::Time latest) {
    const auto now = std::chrono::time_point_cast<model::Ticks>(std::chrono::system_clock::now());
    return std::max<model::Time>(now, latest);
}

// Those of which methods join at this start. A registry that cannot be read costs them, not the
// fax.
Registrations::Extensions extensionsOf(const Registrations& registrations, EventLog& log) {
    auto extensions = registrations.extensions();
    if (extensions) return std::move(*extensions);
    log.report(model::LogTopic::init, model::LogLevel::min,
               "no routing extension is used: " + extensions.error().detail);
    return {};
}

}  // namespace

model::Result<std::unique_ptr<Core>> Core::open(Options options) {
    auto rules = access::AccessRules::resolve(std::move(options.access), options.owner);
    if (!rules) return tl::unexpected(rules.error());
    const std::filesystem::path& state = options.instance.stateDirectory;
    queue::Store::Contents contents;
    auto store = queue::Store::open(state, options.toLoop, contents);
    if (!store) return tl::unexpected(store.error());
    if (!contents.warning.empty()) spdlog::warn("{}", contents.warning);
    spdlog::info("{} jobs in {}", contents.jobs.size(), platform::utf8FromPath(state));
    return std::unique_ptr<Core>(
        new Core(std::move(options), std::move(*rules), std::move(*store), std::move(contents)));
}

Core::Core(Options options, AccessControl::Rules rules, std::unique_ptr<queue::Store> store,
           queue::Store::Contents contents)
    : renderer_(std::move(options.renderer)),
      contents_(std::move(contents)),
      store_(options.settings.testInstance
                 ? behindFaultyDisk(std::move(store), faults_, clock_, options.toLoop)
                 : std::move(store)),
      worker_(options.toLoop),
      deliveries_(options.toLoop),
      access_({worker_, access::accessFile(options.instance.stateDirectory),
               std::move(options.owner), std::move(options.accessChanged)},
              std::move(rules)),
      clock_(options.settings.clock, options.startAt.value_or(clockStart(contents_.latest))),
      events_(clock_, options.settings.maxQueuedEvents),
      log_({clock_, *store_, makeLogSink(options.instance)}, options.settings.log, contents_.kept),
      configuration_(options.settings, options.instance, contents_.kept),
      lineTable_({clock_, options.toLoop, options.instance.stateDirectory, options.buildLine},
                 options.lines),
      ports_(lineTable_.lines(), *store_, contents_.kept),
      registrations_(openRegistrations(options.instance, *store_, contents_.kept,
                                       options.settings.builtInRouting)),
      routing_({*store_, options.settings, options.instance}, contents_.kept,
               extensionsOf(*registrations_, log_)),
      journal_(worker_, options.instance.stateDirectory, options.settings.keptCalls),
      typesetting_(options.toLoop),
      lettering_(options.toLoop),
      pages_({clock_, *store_, lettering_, *renderer_, options.settings.pageSetup}),
      outbox_({clock_,
               *store_,
               worker_,
               events_,
               ports_,
               configuration_,
               *renderer_,
               log_,
               journal_,
               pages_,
               {*store_, typesetting_, *renderer_, options.settings.pageSetup}},
              localToUtc, options.instance.stateDirectory),
      quota_(outbox_.queue(), options.settings),
      router_(
          {clock_, *store_, deliveries_, events_, configuration_, log_, routing_,
           std::make_shared<const FaxDelivery>(FaxDelivery::Setup{
               options.settings.delivery, options.instance.system, options.settings.folderRoots})},
          options.instance.stateDirectory),
      inbox_({clock_, *store_, worker_, events_, log_, ports_, *renderer_, outbox_, router_,
              [this](std::uint32_t jobId, const line::CallResult& result) {
                  journal_.keep(jobId, 0, {}, result);
              }},
             options.instance.stateDirectory),
      printing_({outbox_, log_,
                 options.printing
                     ? std::move(options.printing)
                     : printer::makePrintSystem(options.instance.stateDirectory / "printing"),
                 options.toLoop, options.settings.maxDocument},
                options.instance.stateDirectory),
      history_({*store_, worker_, journal_, outbox_, inbox_, router_, pages_},
               options.instance.stateDirectory),
      covers_(*store_, lettering_, *renderer_),
      lines_({options.instance, options.settings, worker_, lineTable_, ports_, outbox_, log_,
              [this](const line::Line& line) {
                  return outbox_.jobOn(line) != model::kNoJob || inbox_.callOn(line).has_value();
              }},
             std::move(options.lines.text)),
      broadcasts_(*store_),
      handlers_({.instance = options.instance,
                 .settings = options.settings,
                 .clock = clock_,
                 .events = events_,
                 .access = access_,
                 .outbox = outbox_,
                 .inbox = inbox_,
                 .router = router_,
                 .store = *store_,
                 .worker = worker_,
                 .renderer = *renderer_,
                 .configuration = configuration_,
                 .ports = ports_,
                 .broadcasts = broadcasts_,
                 .routing = routing_,
                 .registrations = *registrations_,
                 .log = log_,
                 .journal = journal_,
                 .history = history_,
                 .lines = lines_,
                 .covers = covers_,
                 .lettering = lettering_,
                 .pages = pages_,
                 .faults = faults_,
                 .printing = printing_,
                 .quota = quota_,
                 .connections = std::move(options.connections),
                 .requestStop = options.requestStop}),
      services_{handlers_,
                events_,
                clock_,
                faults_,
                options.requestStop,
                static_cast<std::uint32_t>(options.settings.clientStall.count()),
                options.settings.maxDocument,
                options.settings.maxIncoming,
                0,
                Allowance(options.settings.maxIncomingOfUser),
                options.toLoop,
                {}} {
    for (fault::Fault& fault : options.faults) (void)faults_.add(std::move(fault));
}

// Both finish what they have begun; what they report then finds nobody waiting.
Core::~Core() { finish(); }

void Core::begin() {
    using enum model::LogLevel;
    if (!contents_.warning.empty()) log_.report(model::LogTopic::init, min, contents_.warning);
    log_.report(model::LogTopic::init, med,
                "the service has started, with " + std::to_string(contents_.jobs.size()) + " jobs");
    router_.restore(std::move(contents_.received));
    printing_.restore(contents_.jobs);
    outbox_.restore(std::move(contents_));
}

void Core::ended(const Peer& peer) {
    ports_.closeAll(&peer);
    broadcasts_.endAll(&peer);
    inbox_.hangUpAll(&peer);
}

void Core::finish() {
    if (!store_) return;
    renderer_->cancel();  // a document must not keep the service from ending; it is made later
    try {
        log_.report(model::LogTopic::init, model::LogLevel::med, "the service has ended");
    } catch (const std::bad_alloc&) {
        // It may have ended for that reason.
    }
    store_.reset();
}

}  // namespace winfax::service
