// SPDX-License-Identifier: MIT
#include "line/modem/call_files.h"

#include <atomic>
#include <fstream>
#include <system_error>
#include <utility>

#include "line/modem/narrow_path.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::line {
namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kMaxPath = 255;  // spandsp's own limit
constexpr std::size_t kMaxReceived = std::size_t{1} << 30;

constexpr const char* kSent = "sent.tif";
constexpr const char* kReceived = "received.tif";

// Lines may share the folder.
std::string uniqueName(std::uint32_t deviceId) {
    static std::atomic<std::uint64_t> count = 0;
    return "call-" + std::to_string(deviceId) + "-" + std::to_string(++count);
}

}  // namespace

Result<CallFiles> CallFiles::make(const std::filesystem::path& scratch, std::uint32_t deviceId,
                                  std::span<const std::byte> document) {
    CallFiles files;
    const auto folder = scratch / uniqueName(deviceId);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);  // of a service that died
    if (const auto made = platform::makePrivateDirectory(folder); !made) {
        return tl::unexpected(made.error());
    }
    files.folder_ = folder;
    const auto narrow = narrowPath(folder);
    if (!narrow) return tl::unexpected(narrow.error());
    files.sent_ = *narrow + "/" + kSent;
    files.received_ = *narrow + "/" + kReceived;
    if (files.received_.size() > kMaxPath) {
        return fail(ErrorCode::notSupported,
                    "the modem cannot work in '" + platform::utf8FromPath(folder) +
                        "': the path is too long; choose a state directory "
                        "of at most 200 characters");
    }
    std::ofstream file(folder / kSent, std::ios::binary);
    file.write(reinterpret_cast<const char*>(document.data()),
               static_cast<std::streamsize>(document.size()));
    file.close();
    if (!file) {
        return fail(ErrorCode::writeFault, "'" + platform::utf8FromPath(folder / kSent) +
                                               "' cannot be written: is the disk full?");
    }
    return files;
}

CallFiles::CallFiles(CallFiles&& other) noexcept
    : folder_(std::exchange(other.folder_, {})),
      sent_(std::move(other.sent_)),
      received_(std::move(other.received_)) {}

CallFiles& CallFiles::operator=(CallFiles&& other) noexcept {
    if (this == &other) return *this;
    remove();
    folder_ = std::exchange(other.folder_, {});
    sent_ = std::move(other.sent_);
    received_ = std::move(other.received_);
    return *this;
}

Result<std::vector<std::byte>> CallFiles::readReceived() const {
    const auto content = platform::readWholeFile(folder_ / kReceived, kMaxReceived);
    if (!content && content.error().code == ErrorCode::fileNotFound) {
        return std::vector<std::byte>();
    }
    if (!content) return tl::unexpected(content.error());
    const auto bytes = std::as_bytes(std::span(*content));
    return std::vector<std::byte>(bytes.begin(), bytes.end());
}

void CallFiles::remove() {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
    folder_.clear();
}

}  // namespace winfax::line
