// SPDX-License-Identifier: MIT
// P9: a call of one page on the modem line, against the two soft modems alone.
#include <stdexcept>

#include "floors/libraries.h"
#include "goals.h"
#include "line/modem/modem_call.h"
#include "page.h"
#include "support/scratch_directory.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kModemCalls = 5;

void callOnLine(const std::filesystem::path& scratch) {
    line::CallPlan plan;
    plan.ownId = "OWN END";
    plan.farId = "FAR END";
    plan.document = std::make_shared<const std::vector<std::byte>>(textPage());
    plan.deviceId = 1;
    plan.scratch = scratch;
    line::ModemCall call(std::move(plan));
    while (call.advance(50).stop != line::ModemCall::Stop::over) {
    }
    if (call.finish({}).result.outcome != model::DeviceState::completed) {
        throw std::runtime_error("the call on the modem line failed");
    }
}

}  // namespace

void measureModemCall(Report& report) {
    const test::ScratchDirectory files;
    const auto& page = textPage();
    const auto sent =
        files.write("page.tif", {reinterpret_cast<const char*>(page.data()), page.size()});
    report.compare({"P9",
                    "one-page call on the modem line / spandsp alone",
                    "us",
                    {Better::lower, 1.3, 1.1},
                    [&] {
                        return medianTime(kModemCalls, [&] {
                            callBySpandsp(sent, files.path() / "received.tif");
                        });
                    },
                    [&] { return medianTime(kModemCalls, [&] { callOnLine(files.path()); }); }});
}

}  // namespace winfax::bench
