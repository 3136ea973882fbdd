// SPDX-License-Identifier: MIT
// P6: small calls of 64 clients at once.
#include "counted.h"
#include "floors/sockets.h"
#include "goals.h"
#include "timing.h"

namespace winfax::bench {

void measureManyClients(Report& report) {
    constexpr int kClients = 64, kCallsOfEach = 300;
    const auto check = [](const FaxServer& server) {
        PFAX_CONFIGURATIONW configuration = nullptr;
        must(FaxGetConfigurationW(server.handle(), &configuration), "FaxGetConfiguration");
        FaxFreeBuffer(configuration);
    };
    const auto exchange = [&] {
        const CountedInstance counted;
        const FaxServer server;
        return counted.exchangeOf([&] { check(server); });
    }();
    const EpollEcho floor(exchange.request, exchange.reply);
    std::vector<Socket> sockets;
    for (int i = 0; i < kClients; ++i) sockets.push_back(floor.connect());
    const Instance instance;
    const auto servers = manyServers(kClients);
    const auto numbered = [](const auto& all, int client) -> const auto& {
        return all[static_cast<std::size_t>(client)];
    };
    report.compare({"P6",
                    "FaxGetConfiguration, 64 clients / epoll echo",
                    "/s",
                    {Better::higher, 0.70, 0.85},
                    [&] {
                        return rateOfMany(kClients, kCallsOfEach,
                                          [&](int i) { floor.exchange(numbered(sockets, i)); });
                    },
                    [&] {
                        return rateOfMany(kClients, kCallsOfEach,
                                          [&](int i) { check(numbered(servers, i)); });
                    }});
}

}  // namespace winfax::bench
