// SPDX-License-Identifier: MIT
#include "rig/service_process.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::rig {

namespace {

namespace fs = std::filesystem;

constexpr int kBadSettings = 2;  // winfaxd's exit code for a file that cannot be understood
constexpr std::size_t kLastWords = 2'000;

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

// What the test says comes first, then what lies beside this library.
Expected<fs::path> findService(const Options& options) {
    if (options.service) {
        if (isFile(*options.service)) return *options.service;
        return failed(Status::notFound, "options.service: there is no program " +
                                            platform::utf8FromPath(*options.service));
    }
    const auto beside = platform::servicePrograms();
    std::vector<fs::path> places(beside.begin(), beside.end());
    const fs::path name = places.empty() ? fs::path("winfaxd") : places.front().filename();
    if (const auto folder = platform::environmentVariable("WINFAX_BIN_DIR")) {
        places.insert(places.begin(), platform::pathFromUtf8(*folder) / name);
    }
    const auto found = std::ranges::find_if(places, isFile);
    if (found != places.end()) return *found;
    if (const fs::path program = platform::findProgram("winfaxd"); !program.empty()) {
        return program;
    }
    std::string text =
        "winfaxd is not in PATH and at none of these places; name its directory in "
        "WINFAX_BIN_DIR:";
    for (const fs::path& place : places) text += " " + platform::utf8FromPath(place);
    return failed(Status::notFound, text);
}

std::string withLastWords(std::string text, const std::string& lastWords) {
    if (lastWords.empty()) return text + "; it printed nothing";
    return text + "; it printed: " + lastWords;
}

}  // namespace

Expected<std::unique_ptr<ServiceProcess>> ServiceProcess::start(const Options& options,
                                                                fs::path output,
                                                                const std::string& token) {
    const auto program = findService(options);
    if (!program) return tl::unexpected(program.error());
    auto process = platform::startBound(
        *program, {"--console", "--until-input-ends", "--clock", options.clock}, output, token);
    if (!process) return failed(Status::serviceLost, process.error().detail);
    std::unique_ptr<ServiceProcess> service(
        new ServiceProcess(std::move(*process), std::move(output)));
    if (auto ready = service->waitUntilReady(options.patience); !ready) {
        return tl::unexpected(ready.error());
    }
    return service;
}

Expected<void> ServiceProcess::waitUntilReady(std::chrono::milliseconds patience) {
    const auto ready = process_->waitUntilReady(patience);
    if (ready) return {};
    // It closes what it would announce itself on a moment before it is gone, and so is its code.
    if (ready.error().code != model::ErrorCode::timeout) process_->waitForEnd(patience);
    const bool badSettings = process_->exitCode() == kBadSettings;
    return failed(badSettings ? Status::invalidArgument : Status::serviceLost,
                  withLastWords(ready.error().detail, lastWords()));
}

Expected<void> ServiceProcess::stop(std::chrono::milliseconds patience) {
    if (process_->waitForEnd(std::chrono::milliseconds(0))) {
        return failed(Status::serviceLost,
                      withLastWords("the service has ended before it was stopped", lastWords()));
    }
    process_->askToEnd();
    if (process_->waitForEnd(patience)) return {};
    process_.reset();  // killed
    return failed(Status::serviceLost,
                  withLastWords("the service did not end within " +
                                    std::to_string(patience.count()) + " ms and was killed",
                                lastWords()));
}

std::string ServiceProcess::lastWords() const {
    std::ifstream stream(output_, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    std::erase(text, '\r');
    while (text.ends_with('\n')) text.pop_back();
    return text.size() > kLastWords ? "..." + text.substr(text.size() - kLastWords) : text;
}

}  // namespace winfax::rig
