// SPDX-License-Identifier: MIT
// P2: connecting, with the check of who is at the other end on both sides, and leaving.
#include "floors/sockets.h"
#include "goals.h"
#include "product.h"
#include "timing.h"

namespace winfax::bench {

void measureConnect(Report& report) {
    constexpr int kConnections = 3000;
    const EpollEcho floor(64, 64);
    const Instance instance;
    report.compare({"P2",
                    "FaxConnectFaxServer + FaxClose / connect + round trip + close",
                    "/s",
                    {Better::higher, 0.60, 0.80},
                    [&] { return rate(kConnections, [&] { floor.exchange(floor.connect()); }); },
                    [&] { return rate(kConnections, [] { const FaxServer server; }); }});
}

}  // namespace winfax::bench
