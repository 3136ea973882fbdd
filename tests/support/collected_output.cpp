// SPDX-License-Identifier: MIT
#include "collected_output.h"

#include "child_process.h"

namespace winfax::test {
namespace {

bool hasWholeLine(std::string_view text, std::string_view beginning) {
    for (std::size_t end; (end = text.find('\n')) != std::string_view::npos;) {
        if (text.substr(0, end).starts_with(beginning)) {
            return true;
        }
        text.remove_prefix(end + 1);
    }
    return false;
}

}  // namespace

void CollectedOutput::append(std::string_view text) {
    const std::lock_guard lock(mutex_);
    text_ += text;
    changed_.notify_all();
}

void CollectedOutput::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

bool CollectedOutput::waitForLine(std::string_view beginning) const {
    std::unique_lock lock(mutex_);
    bool found = false;
    changed_.wait_for(lock, kPatience, [&] {
        found = hasWholeLine(text_, beginning);
        return found || closed_;
    });
    return found;
}

void CollectedOutput::waitForEnd() const {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kPatience, [&] { return closed_; });
}

std::string CollectedOutput::text() const {
    const std::lock_guard lock(mutex_);
    return text_;
}

}  // namespace winfax::test
