// SPDX-License-Identifier: MIT
// Records tell of what was, and nothing is decided by them: they are written without waiting for
// the disk, so that a call costs no more syncs than its job does.
#include "service/call_journal.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <charconv>
#include <fstream>
#include <new>
#include <optional>
#include <system_error>

#include "model/call_text.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "service/kept_json.h"

namespace winfax::service {

namespace {

using std::filesystem::path;
using Key = std::pair<std::uint32_t, std::uint32_t>;  // job and try

constexpr std::size_t kMaxRecord = 16u << 20;

std::string stemOf(const Key& key) { return fmt::format("{:08}-{}", key.first, key.second); }

path fileOf(const path& folder, const Key& key, const char* ending) {
    return folder / (stemOf(key) + ending);
}

// The key of "00000012-1.json".
std::optional<Key> keyOf(const path& file) {
    const std::string name = platform::utf8FromPath(file.filename());
    if (!name.ends_with(".json")) return std::nullopt;
    Key key;
    const char* const end = name.data() + name.size();
    const auto job = std::from_chars(name.data(), end, key.first);
    if (job.ec != std::errc() || job.ptr == end || *job.ptr != '-') return std::nullopt;
    const auto attempt = std::from_chars(job.ptr + 1, end, key.second);
    if (attempt.ec != std::errc() || name != stemOf(key) + ".json") return std::nullopt;
    return key;
}

bool writeFile(const path& file, const void* data, std::size_t size) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
    out.close();
    return !out.fail();
}

bool writeFiles(const path& folder, const Key& key, const KeptCall& call,
                const line::Document& received) {
    if (!platform::makePrivateDirectory(folder)) return false;
    bool written = true;
    if (received) {
        written =
            writeFile(fileOf(folder, key, "-received.tif"), received->data(), received->size());
    }
    const std::string json = keptText(call);
    const std::string text = text::toUtf8(model::textOf(call.record));
    written = written && writeFile(fileOf(folder, key, ".txt"), text.data(), text.size());
    return written && writeFile(fileOf(folder, key, ".json"), json.data(), json.size());
}

std::optional<KeptCall> readRecord(const path& folder, const Key& key) {
    const auto text = platform::readWholeFile(fileOf(folder, key, ".json"), kMaxRecord);
    if (!text) return std::nullopt;
    KeptCall call;
    if (!readKeptText(*text, call)) return std::nullopt;
    return call;
}

model::Text pathIfThere(const path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::nullopt;
    return platform::utf16FromPath(file);
}

std::vector<Key> callsIn(const path& folder) {
    std::vector<Key> calls;
    std::error_code error;
    for (std::filesystem::directory_iterator file(folder, error), end; !error && file != end;
         file.increment(error)) {
        if (const auto key = keyOf(file->path())) calls.push_back(*key);
    }
    if (error == std::errc::not_enough_memory) throw std::bad_alloc();
    std::ranges::sort(calls);
    return calls;
}

}  // namespace

class CallJournal::Files {
  public:
    Files(path stateDirectory, std::uint32_t keptCalls)
        : stateDirectory_(std::move(stateDirectory)),
          folder_(stateDirectory_ / "calls"),
          keptCalls_(keptCalls) {}

    model::Result<void> keep(const Key& key, const KeptCall& call, const line::Document& received) {
        const bool written = writeFiles(folder_, key, call, received);
        if (counted_) calls_.push_back(key);
        prune();
        if (written) return {};
        return model::fail(
            model::ErrorCode::writeFault,
            "the record of its call could not be written to " + platform::utf8FromPath(folder_));
    }

    std::vector<Found> read(std::uint32_t jobId) const {
        std::vector<Found> found;
        for (const Key& key : callsIn(folder_)) {
            if (key.first != jobId) continue;
            if (auto kept = readRecord(folder_, key)) found.push_back(withFiles(key, *kept));
        }
        return found;
    }

  private:
    void prune() {
        if (!counted_) calls_ = callsIn(folder_);
        counted_ = true;
        if (calls_.size() <= keptCalls_) return;
        const auto end = calls_.end() - static_cast<std::ptrdiff_t>(keptCalls_);
        std::for_each(calls_.begin(), end, [this](const Key& key) {
            std::error_code ignored;
            for (const char* ending : {".json", ".txt", "-received.tif"}) {
                std::filesystem::remove(fileOf(folder_, key, ending), ignored);
            }
        });
        calls_.erase(calls_.begin(), end);
    }

    Found withFiles(const Key& key, KeptCall& kept) const {
        const std::string ofJob = fmt::format("{:08}.tif", key.first);
        Found found;
        found.owner = text::toUtf8OrEmpty(kept.owner);
        found.call.record = std::move(kept.record);
        if (found.call.record.Outgoing) {
            // There from the try on that completed the job.
            constexpr auto kCompleted = static_cast<std::uint32_t>(model::DeviceState::completed);
            if (found.call.record.Outcome == kCompleted) {
                found.call.sentFile = pathIfThere(stateDirectory_ / "sent" / ofJob);
            }
            found.call.receivedFile = pathIfThere(fileOf(folder_, key, "-received.tif"));
        } else {
            found.call.receivedFile = pathIfThere(stateDirectory_ / "received" / ofJob);
        }
        return found;
    }

    const path stateDirectory_;
    const path folder_;
    const std::uint32_t keptCalls_;
    bool counted_ = false;
    std::vector<Key> calls_;  // oldest first, once counted
};

CallJournal::CallJournal(Worker& worker, path stateDirectory, std::uint32_t keptCalls)
    : worker_(worker),
      keptCalls_(keptCalls),
      files_(std::make_shared<Files>(std::move(stateDirectory), keptCalls)) {}

void CallJournal::keep(std::uint32_t jobId, std::uint32_t attempt, const std::string& owner,
                       const line::CallResult& result) {
    if (!result.record || keptCalls_ == 0) return;
    KeptCall call{text::fromUtf8(owner), *result.record};
    call.record.JobId = jobId;
    call.record.Attempt = attempt;
    worker_.run([files = files_, key = Key(jobId, attempt), call = std::move(call),
                 received = result.received] { return files->keep(key, call, received); },
                [jobId](const model::Result<void>& kept) {
                    if (!kept) spdlog::warn("job {}: {}", jobId, kept.error().detail);
                });
}

void CallJournal::read(std::uint32_t jobId, std::function<void(Findings)> done) {
    worker_.run([files = files_, jobId]() -> Findings { return files->read(jobId); },
                std::move(done));
}

}  // namespace winfax::service
