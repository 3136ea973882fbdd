// SPDX-License-Identifier: MIT
// P4: calls that return when their effect is on the disk, of one client and of many, against that
// disk.
#include "floors/disk.h"
#include "goals.h"
#include "product.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kSyncs = 1500;
constexpr int kClients = 64;

// Pauses and resumes a job of its own.
class PausedJob {
  public:
    PausedJob(const FaxServer& server, const Instance& instance)
        : server_(&server), id_(server.submit(instance.document())) {}
    void change() {
        server_->control(id_, paused_ ? JC_RESUME : JC_PAUSE);
        paused_ = !paused_;
    }

  private:
    const FaxServer* server_;
    DWORD id_;
    bool paused_ = false;
};

Comparison againstDisk(std::string goal, std::string what, Asked asked, SyncedPage& page,
                       std::function<double()> product) {
    return {std::move(goal),
            std::move(what) + " / overwrite 4 KiB + fdatasync",
            "/s",
            asked,
            [&page] { return rate(kSyncs, [&] { page.overwrite(); }); },
            std::move(product)};
}

}  // namespace

void measureDurableControl(Report& report) {
    const Instance instance;
    const FaxServer server;
    server.pauseQueue();
    SyncedPage page(instance.folder());
    PausedJob job(server, instance);
    report.compare(againstDisk("P4a", "FaxSetJob, one client", {Better::higher, 0.65, 0.78}, page,
                               [&] { return rate(1000, [&] { job.change(); }); }));
}

void measureDurableSubmit(Report& report) {
    const Instance instance;
    const FaxServer server;
    server.pauseQueue();
    SyncedPage page(instance.folder());
    report.compare(
        againstDisk("P4b", "FaxSendDocument, one client", {Better::higher, 0.15, 0.22}, page,
                    [&] { return rate(300, [&] { server.submit(instance.document()); }); }));
}

void measureDurableMany(Report& report) {
    const Instance instance;
    const auto servers = manyServers(kClients);
    servers.front().pauseQueue();
    SyncedPage page(instance.folder());
    std::vector<PausedJob> jobs;
    for (const FaxServer& server : servers) jobs.emplace_back(server, instance);
    report.compare(againstDisk("P4c", "FaxSetJob, 64 clients", {Better::higher, 3.5, 6}, page, [&] {
        return rateOfMany(kClients, 100,
                          [&](int client) { jobs[static_cast<std::size_t>(client)].change(); });
    }));
    report.compare(
        againstDisk("P4c", "FaxSendDocument, 64 clients", {Better::higher, 0.4, 0.6}, page, [&] {
            return rateOfMany(kClients, 10, [&](int client) {
                servers[static_cast<std::size_t>(client)].submit(instance.document());
            });
        }));
}

}  // namespace winfax::bench
