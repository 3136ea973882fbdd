// SPDX-License-Identifier: MIT
// P1: how long a small call keeps a program waiting.
#include "counted.h"
#include "floors/sockets.h"
#include "goals.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kSmallCalls = 4000;

void getJob(const FaxServer& server, DWORD job, PFAX_JOB_ENTRYW& entry) {
    must(FaxGetJobW(server.handle(), job, &entry), "FaxGetJob");
}

void getConfiguration(const FaxServer& server, PFAX_CONFIGURATIONW& configuration) {
    must(FaxGetConfigurationW(server.handle(), &configuration), "FaxGetConfiguration");
}

struct SmallExchanges {
    CountedInstance::Exchange job, configuration;
};

SmallExchanges countSmallCalls() {
    CountedInstance counted;
    const FaxServer server;
    server.pauseQueue();
    const DWORD id = server.submit(counted.instance().document());
    PFAX_JOB_ENTRYW entry = nullptr;
    PFAX_CONFIGURATIONW configuration = nullptr;
    const SmallExchanges exchanges{
        counted.exchangeOf([&] { getJob(server, id, entry); }),
        counted.exchangeOf([&] { getConfiguration(server, configuration); })};
    FaxFreeBuffer(entry);
    FaxFreeBuffer(configuration);
    return exchanges;
}

}  // namespace

void measureSmallCall(Report& report) {
    const SmallExchanges exchanges = countSmallCalls();
    PingPong jobFloor(exchanges.job.request, exchanges.job.reply);
    PingPong configurationFloor(exchanges.configuration.request, exchanges.configuration.reply);
    Instance instance;
    const FaxServer server;
    server.pauseQueue();
    const DWORD id = server.submit(instance.document());
    PFAX_JOB_ENTRYW entry = nullptr;
    PFAX_CONFIGURATIONW configuration = nullptr;
    const Asked asked{Better::lower, 1.25, 1.15};
    report.compare({"P1", "FaxGetJob, p50 / ping-pong", "us", asked,
                    [&] { return medianTime(kSmallCalls, [&] { jobFloor.exchange(); }); },
                    [&] {
                        return medianTime(
                            kSmallCalls, [&] { getJob(server, id, entry); },
                            [&] { FaxFreeBuffer(entry); });
                    }});
    report.compare({"P1", "FaxGetConfiguration, p50 / ping-pong", "us", asked,
                    [&] { return medianTime(kSmallCalls, [&] { configurationFloor.exchange(); }); },
                    [&] {
                        return medianTime(
                            kSmallCalls, [&] { getConfiguration(server, configuration); },
                            [&] { FaxFreeBuffer(configuration); });
                    }});
}

}  // namespace winfax::bench
