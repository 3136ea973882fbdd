// SPDX-License-Identifier: MIT
#include "platform/line_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/posix/descriptor.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {

namespace {

class DescriptorLines final : public LineFile {
  public:
    explicit DescriptorLines(Descriptor descriptor)
        : own_(std::move(descriptor)), number_(own_.number()) {}
    explicit DescriptorLines(int number) : number_(number) {}

    void add(std::string line) override {
        line += '\n';
        std::string_view rest = line;
        while (!rest.empty()) {
            const ssize_t written = ::write(number_, rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return;
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
    }

  private:
    Descriptor own_;
    int number_;
};

}  // namespace

model::Result<std::unique_ptr<LineFile>> openLineFile(const Path& path) {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY;
    Descriptor descriptor =
        awayFromStdio(Descriptor(::open(path.c_str(), kFlags, S_IRUSR | S_IWUSR)));
    if (!descriptor) return systemFailure(errno, "open", path.native());
    return std::make_unique<DescriptorLines>(std::move(descriptor));
}

std::unique_ptr<LineFile> lineFileOnStandardError() {
    return std::make_unique<DescriptorLines>(STDERR_FILENO);
}

}  // namespace winfax::platform
