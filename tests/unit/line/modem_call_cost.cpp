// SPDX-License-Identifier: MIT
// What a call on the modem line costs beside the bare loop over spandsp that it is made of, both in
// this run: floor, product, floor, product. Not a test: `modem_call_cost [ROUNDS]`.
#include <spandsp.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "modem_bench.h"

namespace winfax::line {
namespace {

// Processor time of all threads, in milliseconds: other programs do not count.
double spent() { return 1'000.0 * double(std::clock()) / CLOCKS_PER_SEC; }

struct BareMachine {
    explicit BareMachine(bool calls) : state(fax_init(nullptr, calls)) {
        t30_state_t* const t30 = fax_get_t30_state(state);
        fax_set_transmit_on_idle(state, TRUE);
        t30_set_tx_ident(t30, calls ? "CALLER" : "CALLED");
        t30_set_ecm_capability(t30, TRUE);
        t30_set_supported_compressions(t30, T30_SUPPORT_T4_1D_COMPRESSION |
                                                T30_SUPPORT_T4_2D_COMPRESSION |
                                                T30_SUPPORT_T6_COMPRESSION);
        t30_set_supported_resolutions(t30, T30_SUPPORT_STANDARD_RESOLUTION |
                                               T30_SUPPORT_FINE_RESOLUTION |
                                               T30_SUPPORT_R8_RESOLUTION);
        t30_set_supported_image_sizes(
            t30, T30_SUPPORT_215MM_WIDTH | T30_SUPPORT_A4_LENGTH | T30_SUPPORT_UNLIMITED_LENGTH);
        t30_set_rx_encoding(t30, T4_COMPRESSION_ITU_T6);
        t30_set_phase_e_handler(
            t30,
            [](t30_state_t*, void* user, int) { static_cast<BareMachine*>(user)->over = true; },
            this);
    }
    ~BareMachine() { fax_free(state); }
    BareMachine(const BareMachine&) = delete;
    BareMachine& operator=(const BareMachine&) = delete;

    fax_state_t* state;
    bool over = false;
};

// The floor: nothing but two machines and the audio between them.
double bareCall(const std::string& sent, const std::string& received) {
    const double begun = spent();
    BareMachine caller(true);
    BareMachine called(false);
    t30_set_tx_file(fax_get_t30_state(caller.state), sent.c_str(), -1, -1);
    t30_set_rx_file(fax_get_t30_state(called.state), received.c_str(), -1);
    std::int16_t outward[160];
    std::int16_t inward[160];
    while (!caller.over) {
        fax_tx(caller.state, outward, 160);
        fax_tx(called.state, inward, 160);
        fax_rx(called.state, outward, 160);
        fax_rx(caller.state, inward, 160);
    }
    return spent() - begun;
}

double lineCall(const Document& document, std::uint32_t pages) {
    ModemBench bench({}, OffloadBench::Kind::onThread);
    const double begun = spent();
    const CallResult result = bench.send(document, pages);
    const double passed = spent() - begun;
    if (result.outcome != model::DeviceState::completed) std::puts("THE CALL FAILED");
    return passed;
}

void compare(std::uint32_t pages, int rounds) {
    const test::ScratchDirectory scratch;
    const Document document = drawnDocument(pages, 2'200, 11);
    const auto sent = scratch.path() / "sent.tif";
    std::ofstream(sent, std::ios::binary)
        .write(reinterpret_cast<const char*>(document->data()),
               static_cast<std::streamsize>(document->size()));
    std::vector<double> floors;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        const double bare = bareCall(sent.string(), (scratch.path() / "received.tif").string());
        const double line = lineCall(document, pages);
        floors.push_back(bare);
        ratios.push_back(line / bare);
        std::printf("%2u pages: bare %7.1f ms, line %7.1f ms, ratio %.3f\n", pages, bare, line,
                    line / bare);
    }
    std::ranges::sort(floors);
    std::ranges::sort(ratios);
    const bool noisy = floors.back() / floors.front() > 1.25;
    std::printf("%2u pages, %zu bytes: ratio median %.3f, least %.3f, most %.3f%s\n", pages,
                document->size(), ratios[ratios.size() / 2], ratios.front(), ratios.back(),
                noisy ? " (noisy, no verdict)" : "");
}

}  // namespace
}  // namespace winfax::line

int main(int count, char** values) {
    const int rounds = count > 1 ? std::max(1, std::atoi(values[1])) : 7;
    winfax::line::compare(1, rounds);
    winfax::line::compare(10, rounds);
}
