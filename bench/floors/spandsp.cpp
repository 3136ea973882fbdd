// SPDX-License-Identifier: MIT
#include <spandsp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "floors/libraries.h"

namespace winfax::bench {
namespace {

constexpr std::size_t kSamples = 160;  // 20 ms
constexpr int kLongestCall = 50 * 600;

// What the product's machines can do, too.
class Modem {
  public:
    explicit Modem(bool calls) : state_(fax_init(nullptr, calls)) {
        fax_set_transmit_on_idle(state_.get(), TRUE);
        t30_set_ecm_capability(protocol(), TRUE);
        t30_set_supported_modems(protocol(),
                                 T30_SUPPORT_V17 | T30_SUPPORT_V29 | T30_SUPPORT_V27TER);
        t30_set_supported_compressions(protocol(), T30_SUPPORT_T4_1D_COMPRESSION |
                                                       T30_SUPPORT_T4_2D_COMPRESSION |
                                                       T30_SUPPORT_T6_COMPRESSION);
        t30_set_supported_resolutions(protocol(), T30_SUPPORT_STANDARD_RESOLUTION |
                                                      T30_SUPPORT_FINE_RESOLUTION |
                                                      T30_SUPPORT_R8_RESOLUTION);
        t30_set_supported_image_sizes(protocol(), T30_SUPPORT_215MM_WIDTH | T30_SUPPORT_A4_LENGTH |
                                                      T30_SUPPORT_UNLIMITED_LENGTH);
        t30_set_rx_encoding(protocol(), T4_COMPRESSION_ITU_T6);
        t30_set_phase_e_handler(
            protocol(),
            [](t30_state_t*, void* modem, int result) {
                static_cast<Modem*>(modem)->over_ = true;
                static_cast<Modem*>(modem)->result_ = result;
            },
            this);
    }
    t30_state_t* protocol() { return fax_get_t30_state(state_.get()); }
    void speak(std::array<std::int16_t, kSamples>& frame) {
        const int count = fax_tx(state_.get(), frame.data(), kSamples);
        std::fill(frame.begin() + count, frame.end(), std::int16_t{0});
    }
    void listen(std::array<std::int16_t, kSamples>& frame) {
        fax_rx(state_.get(), frame.data(), kSamples);
    }
    bool over() const { return over_; }
    bool succeeded() const { return over_ && result_ == T30_ERR_OK; }

  private:
    struct Free {
        void operator()(fax_state_t* state) const { fax_free(state); }
    };
    std::unique_ptr<fax_state_t, Free> state_;
    bool over_ = false;
    int result_ = -1;
};

}  // namespace

void callBySpandsp(const std::filesystem::path& from, const std::filesystem::path& to) {
    Modem caller(true), called(false);
    t30_set_tx_file(caller.protocol(), from.c_str(), -1, -1);
    t30_set_rx_file(called.protocol(), to.c_str(), -1);
    std::array<std::int16_t, kSamples> outward, inward;
    for (int frame = 0; frame < kLongestCall && !caller.over(); ++frame) {
        caller.speak(outward);
        called.speak(inward);
        called.listen(outward);
        caller.listen(inward);
    }
    if (!caller.succeeded()) throw std::runtime_error("the bare spandsp call failed");
}

}  // namespace winfax::bench
