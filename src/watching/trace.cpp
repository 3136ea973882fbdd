// SPDX-License-Identifier: MIT
#include "watching/trace.h"

#include <array>
#include <cstdio>
#include <filesystem>

#include "model/error_names.h"
#include "model/time.h"
#include "platform/environment.h"
#include "platform/paths.h"
#include "platform/running.h"
#include "watching/timestamp.h"

namespace winfax::watching {

namespace {

Json errorOf(const Invocation& call) {
    if (call.result.value_or(true)) return nullptr;
    const std::string_view name = model::errorName(call.error);
    return name.empty() ? Json(call.error) : Json(std::string(name));
}

std::string textOf(const Json& line) {
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

platform::Path pathOf(std::string text) {
    for (auto at = text.find("%p"); at != std::string::npos; at = text.find("%p", at)) {
        text.replace(at, 2, std::to_string(platform::processId()));
    }
    return platform::pathFromUtf8(text);
}

}  // namespace

std::string shownHandle(std::uintptr_t handle) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "0x%llx", static_cast<unsigned long long>(handle));
    return buffer.data();
}

std::string traceLine(const Invocation& call) {
    Json line = Json::object();
    line["time"] = timestamp(call.began);
    line["process"] = platform::processId();
    line["thread"] = platform::threadId();
    line["call"] = call.number;
    line["function"] = std::string(call.function);
    line["in"] = call.in;
    line["result"] = call.result ? Json(*call.result) : Json(nullptr);
    line["error"] = errorOf(call);
    line["out"] = call.out;
    if (call.left) line["left"] = true;
    line["microseconds"] = std::chrono::floor<std::chrono::microseconds>(call.took).count();
    if (call.handle != 0) line["handle"] = shownHandle(call.handle);
    if (call.job) line["job"] = *call.job;
    if (!call.findings.empty()) line["findings"] = call.findings;
    return textOf(line);
}

void Trace::note(const Json& what) {
    Json line = Json::object();
    line["time"] = timestamp(std::chrono::system_clock::now());
    line["process"] = platform::processId();
    line.update(what);
    file_->add(textOf(line));
}

std::unique_ptr<Trace> Trace::fromEnvironment(const char* variable) {
    const auto wanted = platform::environmentVariable(variable);
    if (!wanted) return nullptr;
    if (*wanted == "stderr") return std::make_unique<Trace>(platform::lineFileOnStandardError());
    auto file = platform::openLineFile(pathOf(*wanted));
    if (file) return std::make_unique<Trace>(std::move(*file));
    platform::lineFileOnStandardError()->add("winfax: " + std::string(variable) + ": " +
                                             file.error().detail + "; nothing is traced");
    return nullptr;
}

}  // namespace winfax::watching
