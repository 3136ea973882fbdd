// SPDX-License-Identifier: MIT
// One T.30 machine: a modem and the protocol above it, by spandsp. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "line/modem/audio_path.h"
#include "line/modem/frames.h"
#include "line/modem/settings.h"

struct fax_state_s;
struct t30_state_s;

namespace winfax::line {

class Terminal {
  public:
    // Called while audio is taken from or given to the machine.
    class Watcher {
      public:
        virtual ~Watcher() = default;
        // Not for image data. `sent` by this machine, or received by it without an error.
        virtual void frame(Terminal& machine, bool sent, FrameBytes frame) = 0;
        // A page is over: for the sender the answer (MCF ...), for the receiver the command (MPS
        // ...) that has not been answered yet.
        virtual void pageOver(Terminal& machine, std::uint8_t frame) = 0;
    };

    struct Setup {
        bool calls = false;
        std::string id;
        ModemAbilities abilities;
        std::string sends;       // file; empty: nothing
        std::string receives;    // file; empty: it cannot receive
        bool neverLast = false;  // behind the last page it announces another document
    };

    Terminal(const Setup& setup, Watcher& watcher);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void speak(AudioFrame& frame);
    void listen(AudioFrame& frame);

    bool over() const { return over_; }
    int result() const;  // T30_ERR_*

    struct Pages {
        std::uint32_t sent = 0;      // confirmed by the other end
        std::uint32_t received = 0;  // kept in the file
        std::uint32_t rows = 0;      // of the last one
        std::uint32_t badRows = 0;
    };
    Pages pages() const;
    std::string farId() const;

  private:
    struct Deleter {
        void operator()(fax_state_s* state) const;
    };
    t30_state_s* protocol() const;
    void watch();

    Watcher& watcher_;
    const bool neverLast_;
    bool over_ = false;
    std::unique_lock<std::mutex> writing_;  // held while spandsp may write a page
    std::unique_ptr<fax_state_s, Deleter> state_;
};

}  // namespace winfax::line
