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
// As those of the queue with this number: the registrations of the process from 1, without those
// that failed.
std::unique_ptr<client::EventSink> noted(std::unique_ptr<client::EventSink> sink, unsigned queue);
void noteEvent(const model::Event& event, unsigned queue);
unsigned newQueue();
void queueFailed();

// In replay mode no pump delivers, but whoever answers the calls. Any thread.
void addReplayedSink(std::unique_ptr<client::EventSink> sink);
void deliverReplayed(const model::Event& event, std::size_t queue);

}  // namespace winfax::abi
