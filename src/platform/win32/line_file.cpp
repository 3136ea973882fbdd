// SPDX-License-Identifier: MIT
#include "platform/line_file.h"

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"

namespace winfax::platform {

namespace {

class HandleLines final : public LineFile {
  public:
    explicit HandleLines(win32::UniqueHandle file) : own_(std::move(file)), handle_(own_.get()) {}
    explicit HandleLines(HANDLE handle) : handle_(handle) {}

    void add(std::string line) override {
        line += '\n';
        DWORD written = 0;
        WriteFile(handle_, line.data(), static_cast<DWORD>(line.size()), &written, nullptr);
    }

  private:
    win32::UniqueHandle own_;
    HANDLE handle_;
};

}  // namespace

model::Result<std::unique_ptr<LineFile>> openLineFile(const Path& path) {
    // With the right to append and no other to write, every write goes to the end. Who may read the
    // file follows from its folder, as everywhere on Windows.
    win32::UniqueHandle file(CreateFileW(path.c_str(), FILE_APPEND_DATA | SYNCHRONIZE,
                                         FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                                         nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file) {
        const DWORD code = GetLastError();
        return win32::failSystem(win32::fileErrorCode(code), "open", utf8FromPath(path), code);
    }
    return std::make_unique<HandleLines>(std::move(file));
}

std::unique_ptr<LineFile> lineFileOnStandardError() {
    return std::make_unique<HandleLines>(GetStdHandle(STD_ERROR_HANDLE));
}

}  // namespace winfax::platform
