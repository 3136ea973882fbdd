// SPDX-License-Identifier: MIT
#include "service/log_sink.h"

namespace winfax::service {

namespace {

constexpr std::uint64_t kFileSize = 1u << 20;

}  // namespace

std::unique_ptr<LogSink> makeLogSink(const ipc::Instance& instance) {
    if (instance.system) return makeSystemLog();
    return makeFileLog(instance.stateDirectory / "event.log", kFileSize);
}

}  // namespace winfax::service
