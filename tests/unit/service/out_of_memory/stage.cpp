// SPDX-License-Identifier: MIT
#include "stage.h"

#include <string_view>

#include "fake_printing.h"
#include "support/test_environment.h"
#include "support/tiff_file.h"

namespace winfax::test {

namespace {

// Hands each member of both with its name to `compare`.
template <class Compare>
void eachMember(const State& left, const State& right, Compare compare) {
    compare("jobs", left.jobs, right.jobs);
    compare("due", left.due, right.due);
    compare("histories", left.histories, right.histories);
    compare("prints", left.prints, right.prints);
    compare("ports", left.ports, right.ports);
    compare("lines", left.lines, right.lines);
    compare("configuration", left.configuration, right.configuration);
    compare("categories", left.categories, right.categories);
    compare("global", left.global, right.global);
    compare("methods", left.methods, right.methods);
    compare("destinations", left.destinations, right.destinations);
    compare("providers", left.providers, right.providers);
    compare("extensions", left.extensions, right.extensions);
    compare("access", left.access, right.access);
    compare("faults", left.faults, right.faults);
    compare("delivered", left.delivered, right.delivered);
}

void number(auto& rows, auto member) {
    for (std::uint32_t row = 0; auto& each : rows) each.*member = ++row;
}

}  // namespace

State State::normalized() const {
    State state = *this;
    number(state.jobs.jobs, &model::JobEntry::JobId);
    number(state.due.jobs, &model::ListDueTimes::Due::jobId);
    number(state.prints.prints, &model::ListPrints::Print::ticket);
    number(state.faults, &model::ListFaults::Entry::id);
    for (auto& history : state.histories) {
        history.job.JobId = 0;
        history.submitted = history.due = history.ended = {};
        history.noPages = history.file = {};  // for people: they name the job
        for (auto& attempt : history.attempts) attempt.Started = attempt.Ended = {};
    }
    state.lines.generation = 0;
    return state;
}

State State::kept() const {
    State state = *this;
    state.lines.generation = 0;  // counted anew
    state.faults.clear();        // in force until the service ends
    return state;
}

std::string differences(const State& left, const State& right) {
    std::string names;
    eachMember(left, right, [&](std::string_view name, const auto& one, const auto& other) {
        if (one == other) return;
        if (!names.empty()) names += ' ';
        names += name;
    });
    return names;
}

Stage::Stage(const ServiceKind& kind) : bench(kind.clock) {
    bench.settings.testInstance = kind.testInstance;
    bench.settings.queue.keepFinished = std::chrono::hours(1'000'000);
    std::filesystem::create_directory(folder());
    bench.makePrinting = [] { return std::make_unique<FakePrinting>(); };
    if (kind.decodes) {
        bench.makeRenderer = [] { return render::makeProcessRenderer(productPath("winfaxd")); };
    }
    restart();
}

void Stage::reconnect() {
    client_.reset();
    bench.settle();
    client_ = std::make_unique<BenchClient>(bench, model::right::all | model::right::administer);
    client_->greet();
}

void Stage::restart() {
    client_.reset();
    bench.restart();
    reconnect();
}

State Stage::state() {
    BenchClient observer(bench, model::right::all | model::right::administer);
    observer.greet();
    const auto read = [&]<class Call>(Call, const typename Call::Request& request = {}) {
        return observer.call<Call>(request).value();
    };
    State state;
    state.jobs = read(model::ListJobs{});
    state.due = read(model::ListDueTimes{});
    for (const auto& job : state.jobs.jobs) {
        state.histories.push_back(read(model::ReadJobHistory{}, {job.JobId}));
    }
    state.prints = read(model::ListPrints{});
    state.ports = read(model::ListPorts{});
    state.lines = read(model::ReadLines{});
    state.configuration = read(model::ReadConfiguration{});
    state.categories = read(model::ReadLogCategories{});
    state.global = read(model::ListGlobalMethods{});
    const auto port = read(model::OpenPort{}, {1, model::port_open::query}).portId;
    state.methods = read(model::ListMethods{}, {port}).methods;
    for (const auto& method : state.methods) {
        state.destinations.push_back(read(model::ReadRoutingInfo{}, {port, method.Guid}).info);
    }
    state.providers = read(model::ListProviders{});
    state.extensions = read(model::ListExtensions{});
    state.access = read(model::ReadAccess{});
    state.delivered = delivered();
    if (bench.settings.testInstance) state.faults = read(model::ListFaults{}).faults;
    return state;
}

std::uint32_t Stage::openPort(std::uint32_t mode) {
    return call<model::OpenPort>({1, mode}).portId;
}

std::uint32_t Stage::submit() {
    return client().submit(faxTiff(), u"555", [](auto& params) { params = waitingJob(); }).value();
}

void Stage::removeJobs() {
    for (const auto& job : call<model::ListJobs>().jobs) {
        call<model::ControlJob>({job.JobId, static_cast<std::uint32_t>(model::JobCommand::cancel)});
    }
}

void Stage::receiveCalls() {
    const auto port = openPort(model::port_open::modify);
    auto info = call<model::ReadPort>({port}).port;
    info.Flags |= model::port_flag::receive;
    info.Rings = 1;
    call<model::ChangePort>({port, info});
    call<model::ClosePort>({port});
}

std::size_t Stage::delivered() const {
    const std::filesystem::directory_iterator files(folder());
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

model::JobParam waitingJob() {
    model::JobParam params;
    params.RecipientNumber = u"555";
    params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::specificTime);
    params.ScheduleTime = {.wYear = 2030, .wMonth = 1, .wDay = 1};
    return params;
}

}  // namespace winfax::test
