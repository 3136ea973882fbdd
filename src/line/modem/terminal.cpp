// SPDX-License-Identifier: MIT
#include "line/modem/terminal.h"

#include <spandsp.h>

#include <algorithm>
#include <new>

namespace winfax::line {
namespace {

// When a page is over spandsp writes it, with the date that localtime() gives, whose result is one
// for the whole process: one machine at a time.
std::mutex pageWriting;

bool endsPage(FrameBytes frame) {
    const std::uint8_t kind = kindOf(frame);
    return kind == frame_kind::mps || kind == frame_kind::eom || kind == frame_kind::eop ||
           kind == frame_kind::pps;
}

Terminal& ofUser(void* user) { return *static_cast<Terminal*>(user); }

int modemsOf(const ModemAbilities& abilities) {
    return (abilities.v17 ? T30_SUPPORT_V17 : 0) | (abilities.v29 ? T30_SUPPORT_V29 : 0) |
           (abilities.v27ter ? T30_SUPPORT_V27TER : 0);
}

int compressionsOf(const ModemAbilities& abilities) {
    return T30_SUPPORT_T4_1D_COMPRESSION | (abilities.t42d ? T30_SUPPORT_T4_2D_COMPRESSION : 0) |
           (abilities.t6 ? T30_SUPPORT_T6_COMPRESSION : 0);
}

int resolutionsOf(const ModemAbilities& abilities) {
    return T30_SUPPORT_STANDARD_RESOLUTION | T30_SUPPORT_R8_RESOLUTION |
           (abilities.fineResolution ? T30_SUPPORT_FINE_RESOLUTION : 0);
}

}  // namespace

void Terminal::Deleter::operator()(fax_state_s* state) const { fax_free(state); }

Terminal::Terminal(const Setup& setup, Watcher& watcher)
    : watcher_(watcher),
      neverLast_(setup.neverLast),
      writing_(pageWriting, std::defer_lock),
      state_(fax_init(nullptr, setup.calls)) {
    if (!state_) throw std::bad_alloc();
    fax_set_transmit_on_idle(state_.get(), TRUE);
    t30_state_t* const t30 = protocol();
    t30_set_tx_ident(t30, setup.id.c_str());
    t30_set_ecm_capability(t30, setup.abilities.ecm);
    t30_set_supported_modems(t30, modemsOf(setup.abilities));
    t30_set_supported_compressions(t30, compressionsOf(setup.abilities));
    t30_set_supported_resolutions(t30, resolutionsOf(setup.abilities));
    t30_set_supported_image_sizes(
        t30, T30_SUPPORT_215MM_WIDTH | T30_SUPPORT_A4_LENGTH | T30_SUPPORT_UNLIMITED_LENGTH);
    t30_set_rx_encoding(t30, T4_COMPRESSION_ITU_T6);
    if (!setup.sends.empty()) t30_set_tx_file(t30, setup.sends.c_str(), -1, -1);
    if (!setup.receives.empty()) t30_set_rx_file(t30, setup.receives.c_str(), -1);
    watch();
}

Terminal::~Terminal() = default;

// The handlers are C's: nothing may be thrown through spandsp, and nothing that the watchers do
// throws but for want of memory.
void Terminal::watch() {
    t30_state_t* const t30 = protocol();
    t30_set_real_time_frame_handler(
        t30,
        [](t30_state_t*, void* user, int received, const std::uint8_t* bytes, int size) {
            if (size < 3 || (bytes[2] & 0xFE) == T4_FCD || (bytes[2] & 0xFE) == T4_RCP) return;
            Terminal& self = ofUser(user);
            const FrameBytes frame(bytes, static_cast<std::size_t>(size));
            if (received != 0 && endsPage(frame) && !self.writing_) self.writing_.lock();
            self.watcher_.frame(self, received == 0, frame);
        },
        this);
    t30_set_phase_d_handler(
        t30,
        [](t30_state_t*, void* user, int frame) {
            Terminal& self = ofUser(user);
            self.watcher_.pageOver(self, static_cast<std::uint8_t>(frame & 0xFE));
            return static_cast<int>(T30_ERR_OK);
        },
        this);
    t30_set_phase_e_handler(
        t30, [](t30_state_t*, void* user, int) { ofUser(user).over_ = true; }, this);
    t30_set_document_handler(
        t30, [](t30_state_t*, void* user, int) { return ofUser(user).neverLast_ ? TRUE : FALSE; },
        this);
}

t30_state_s* Terminal::protocol() const { return fax_get_t30_state(state_.get()); }

void Terminal::speak(AudioFrame& frame) {
    const int samples = fax_tx(state_.get(), frame.data(), static_cast<int>(frame.size()));
    std::fill(frame.begin() + std::clamp(samples, 0, static_cast<int>(frame.size())), frame.end(),
              std::int16_t{0});
}

void Terminal::listen(AudioFrame& frame) {
    fax_rx(state_.get(), frame.data(), static_cast<int>(frame.size()));
    if (writing_) writing_.unlock();
}

int Terminal::result() const {
    t30_stats_t statistics;
    t30_get_transfer_statistics(protocol(), &statistics);
    return statistics.current_status;
}

Terminal::Pages Terminal::pages() const {
    t30_stats_t statistics;
    t30_get_transfer_statistics(protocol(), &statistics);
    const auto count = [](int number) { return static_cast<std::uint32_t>(std::max(number, 0)); };
    return {count(statistics.pages_tx), count(statistics.pages_rx), count(statistics.length),
            count(statistics.bad_rows)};
}

std::string Terminal::farId() const {
    const char* const id = t30_get_rx_ident(protocol());
    return id != nullptr ? id : "";
}

}  // namespace winfax::line
