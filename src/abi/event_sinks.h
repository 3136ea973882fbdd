// SPDX-License-Identifier: MIT
// What FaxInitializeEventQueue's events go through on their way to the application.
#pragma once

#include <memory>

#include "abi/api.h"
#include "client/event_pump.h"
#include "model/event.h"

namespace winfax::abi {

// To the window, or to the port when there is none.
std::unique_ptr<client::EventSink> makeSink(HANDLE port, ULONG_PTR key, HWND window,
                                            UINT messageStart);

// The same sink; where a trace or a recording is written, each event is written there too.
std::unique_ptr<client::EventSink> noted(std::unique_ptr<client::EventSink> sink);
void noteEvent(const model::Event& event);

// In replay mode no pump delivers, but whoever answers the calls. Any thread.
void addReplayedSink(std::unique_ptr<client::EventSink> sink);
void deliverReplayed(const model::Event& event);

}  // namespace winfax::abi
