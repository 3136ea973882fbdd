// SPDX-License-Identifier: MIT
// One telephone line as the service sees it. Whatever carries a fax stands behind this.
// Everything on the loop's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/constants.h"

namespace winfax::line {

struct OutgoingCall {
    std::uint32_t jobId = 0;
    std::u16string number;
    std::u16string tsid;
    std::uint32_t pages = 0;
    std::shared_ptr<const std::vector<std::byte>> document;  // TIFF Class F, as it goes out
};

struct CallResult {
    model::DeviceState outcome = model::DeviceState::none;  // completed, busy ...; aborting = user abort
    std::uint32_t pages = 0;  // pages that went out whole
};

class Line {
public:
    virtual ~Line() = default;

    struct Observer {
        // dialing, then sending once a page; `page` is the page now being sent, 0 while dialling.
        std::function<void(model::DeviceState state, std::uint32_t page)> progress;
        // Last callback of a call; the line is free again when it is called.
        std::function<void(CallResult)> ended;
    };

    virtual std::uint32_t deviceId() const = 0;
    virtual const std::u16string& name() const = 0;
    virtual bool isVirtual() const = 0;  // no telephone line stands behind it (FPF_VIRTUAL)
    virtual model::DeviceState state() const = 0;  // FPS_*: available when free

    // Only while the line is free. Callbacks come later, never inside start().
    virtual void start(OutgoingCall call, Observer observer) = 0;

    // Ends the running call with outcome aborting (FS_USER_ABORT); `ended` comes later, never inside.
    virtual void abort() = 0;
};

}  // namespace winfax::line
