// SPDX-License-Identifier: MIT
#include "floors/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace winfax::bench {

SyncedPage::SyncedPage(const std::filesystem::path& folder)
    : file_(open((folder / "floor").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw std::system_error(errno, std::generic_category(), "open");
}

SyncedPage::~SyncedPage() { close(file_); }

void SyncedPage::overwrite() {
    static const std::array<char, 4096> page{1};
    if (pwrite(file_, page.data(), page.size(), 0) < 0 || fdatasync(file_) != 0) {
        throw std::system_error(errno, std::generic_category(), "fdatasync");
    }
}

}  // namespace winfax::bench
