// SPDX-License-Identifier: MIT
// The product as a program meets it: a service of its own, handles, and calls of winfax.h that must
// succeed.
#pragma once

#include <winfax.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/scratch_instance.h"

namespace winfax::bench {

// Throws std::runtime_error with the name of the call and the last error.
void must(BOOL succeeded, const char* call);

// Connected, until it is destroyed.
class FaxServer {
  public:
    FaxServer();
    ~FaxServer();
    FaxServer(FaxServer&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    FaxServer& operator=(FaxServer&&) = delete;

    HANDLE handle() const { return handle_; }

    // Nothing is dialled any more: jobs stay where they are.
    void pauseQueue() const;
    // One job with the page of page.h; its id.
    DWORD submit(const std::u16string& document) const;
    // So many jobs that share a document.
    void submitMany(const std::u16string& document, std::uint32_t jobs) const;
    void control(DWORD job, DWORD command) const {
        must(FaxSetJobW(handle_, job, command, nullptr), "FaxSetJob");
    }

  private:
    HANDLE handle_ = nullptr;
};

std::vector<FaxServer> manyServers(std::size_t count);

// A job's parameters as an office fills them in.
FAX_JOB_PARAMW jobParameters();

// A private instance with the service running in it and the page as a file.
class Instance {
  public:
    explicit Instance(const std::string& clock = "real");

    const std::u16string& document() const { return document_; }
    const std::filesystem::path& folder() const { return scratch_.stateDirectory(); }
    test::ScratchInstance& scratch() { return scratch_; }

  private:
    test::ScratchInstance scratch_;
    std::u16string document_;
};

}  // namespace winfax::bench
