// SPDX-License-Identifier: MIT
// The library is linked -z nodelete, so no reference to it is needed. Signals belong to the
// application's threads: a handler of theirs must not find itself here.
#include "client/pump_thread.h"

#include <pthread.h>
#include <signal.h>

#include <memory>
#include <new>

namespace winfax::client {

namespace {

constexpr std::size_t kStackSize = 512u << 10;

struct Start {
    void (*body)(void*) noexcept;
    void* argument;
};

void* enter(void* passed) {
    const Start start = *std::unique_ptr<Start>(static_cast<Start*>(passed));
    start.body(start.argument);
    return nullptr;
}

}  // namespace

bool startPumpThread(void (*body)(void*) noexcept, void* argument) {
    std::unique_ptr<Start> start(new (std::nothrow) Start{body, argument});
    if (!start) return false;
    sigset_t all, before;
    sigfillset(&all);
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, kStackSize);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    const int failed = pthread_create(&thread, &attributes, enter, start.get());
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    if (failed != 0) return false;
    start.release();
    return true;
}

}  // namespace winfax::client
