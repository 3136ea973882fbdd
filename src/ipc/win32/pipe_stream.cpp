// SPDX-License-Identifier: MIT
#include "ipc/win32/pipe_stream.h"

#include <algorithm>
#include <new>
#include <utility>

namespace winfax::ipc::win32 {

namespace {

// An idle connection costs the small buffer. It grows while a peer fills it.
constexpr std::size_t kSmallBuffer = 512;
constexpr std::size_t kLargeBuffer = 64 * 1024;

// Small writes that wait are gathered up to this size, large ones are cut to it.
constexpr std::size_t kPiece = 64 * 1024;

// How long what was queued may take to leave after its Stream has gone.
constexpr auto kLingerTime = std::chrono::seconds(5);

bool inFlight(const Operation& operation) { return operation.owner != nullptr; }

}  // namespace

PipeConnection::PipeConnection(CompletionLoop& loop, platform::win32::UniqueHandle pipe,
                               PeerIdentity peer, std::span<const std::byte> first)
    : loop_(loop),
      pipe_(std::move(pipe)),
      peer_(std::move(peer)),
      readBuffer_(std::max(kSmallBuffer, first.size())),
      held_(first.size()) {
    std::copy(first.begin(), first.end(), readBuffer_.begin());
    reading_.finished = [this](bool succeeded, DWORD bytes) { readFinished(succeeded, bytes); };
    writing_.finished = [this](bool succeeded, DWORD bytes) { writeFinished(succeeded, bytes); };
    notice_.finished = [this](bool, DWORD) { noticed(); };
}

void PipeConnection::start(Stream::Hooks hooks) {
    hooks_ = std::make_shared<Stream::Hooks>(std::move(hooks));
    setReading(wantsReading_);
}

void PipeConnection::setReading(bool on) {
    wantsReading_ = on;
    if (delivering_) return;  // deliver() goes on by itself
    if (inputEnded_ || (on ? held_ > 0 : broken_)) {
        sendNotice();
    } else {
        readNext();
    }
}

void PipeConnection::readNext() {
    if (!hooks_ || !wantsReading_ || !pipe_ || held_ > 0 || inFlight(reading_)) return;
    loop_.completions()->begin(reading_, shared_from_this());
    if (ReadFile(pipe_.get(), readBuffer_.data(), static_cast<DWORD>(readBuffer_.size()), nullptr,
                 &reading_)) {
        loop_.completions()->defer(
            reading_);  // who sends without pause lets others have their turn
    } else if (GetLastError() != ERROR_IO_PENDING) {
        loop_.completions()->takeBack(reading_);
        inputEnded_ = true;
        sendNotice();
    }
}

void PipeConnection::readFinished(bool succeeded, DWORD bytes) {
    if (!hooks_ || !pipe_) return;
    if (!succeeded) return tellClosed();
    held_ = bytes;
    if (held_ == 0) return readNext();  // the peer wrote nothing, at length
    if (wantsReading_) deliver();
}

// The hook may destroy the Stream; this connection lives on, held by the operation that led here.
void PipeConnection::deliver() {
    const auto hooks = hooks_;
    const std::size_t count = std::exchange(held_, 0);
    delivering_ = true;
    hooks->data(std::span(readBuffer_).first(count));
    delivering_ = false;
    fitBuffer(count);
    setReading(wantsReading_);
}

// Without memory for another one, it stays as it is.
void PipeConnection::fitBuffer(std::size_t count) try {
    if (count == readBuffer_.size()) {
        readBuffer_.resize(kLargeBuffer);
    } else if (count <= kSmallBuffer && readBuffer_.size() > kSmallBuffer) {
        std::vector<std::byte>(kSmallBuffer).swap(readBuffer_);
    }
} catch (const std::bad_alloc&) {
}

void PipeConnection::write(std::vector<std::byte> bytes) {
    if (bytes.empty() || broken_ || closing_) return;
    unsent_ += bytes.size();
    queue_.push_back(std::move(bytes));
    writeNext();
}

// False when everything is written.
bool PipeConnection::takeNextPiece() {
    std::vector<std::byte>().swap(piece_);
    written_ = 0;
    if (queue_.empty()) return false;
    piece_ = std::move(queue_.front());
    queue_.pop_front();
    while (!queue_.empty() && piece_.size() + queue_.front().size() <= kPiece) {
        piece_.insert(piece_.end(), queue_.front().begin(), queue_.front().end());
        queue_.pop_front();
    }
    return true;
}

void PipeConnection::writeNext() {
    while (!broken_ && !inFlight(writing_) && (written_ < piece_.size() || takeNextPiece())) {
        const std::size_t size = std::min(kPiece, piece_.size() - written_);
        loop_.completions()->begin(writing_, shared_from_this());
        const bool atOnce = WriteFile(pipe_.get(), piece_.data() + written_,
                                      static_cast<DWORD>(size), nullptr, &writing_);
        if (!atOnce && GetLastError() == ERROR_IO_PENDING) return;
        loop_.completions()->takeBack(writing_);
        if (!atOnce) return breakOff();
        wrote(writing_.moved());
    }
}

void PipeConnection::wrote(DWORD bytes) {
    written_ += bytes;
    unsent_ -= bytes;
}

void PipeConnection::writeFinished(bool succeeded, DWORD bytes) {
    if (!pipe_) return;
    if (!succeeded) return breakOff();
    wrote(bytes);
    writeNext();
    if (closing_ && unsent_ == 0) hangUp();
}

// Nothing more can be sent. What the peer sent before can still be read, and reading will find the
// end; who does not read must be told.
void PipeConnection::breakOff() {
    broken_ = true;
    queue_.clear();
    unsent_ = 0;
    if (closing_) return hangUp();
    if (!wantsReading_) sendNotice();
}

void PipeConnection::closeWhenSent() {
    closing_ = true;
    hooks_.reset();
    if (unsent_ == 0) hangUp();
}

void PipeConnection::release() {
    hooks_.reset();
    if (!closing_ || !pipe_) return hangUp();
    try {
        linger();
    } catch (const std::bad_alloc&) {
        hangUp();  // what is queued is lost with the connection
    }
}

// The write in flight keeps this connection for as long as it lasts.
void PipeConnection::linger() {
    loop_.setTimer(this, std::chrono::steady_clock::now() + kLingerTime, [weak = weak_from_this()] {
        if (const auto connection = weak.lock()) connection->hangUp();
    });
}

// What is in flight ends with an error, and its completion, which is still to come, lets go of this
// connection. What the system has taken can still be read by the peer.
void PipeConnection::hangUp() {
    if (!pipe_) return;
    if (inFlight(reading_) || inFlight(writing_)) CancelIoEx(pipe_.get(), nullptr);
    pipe_.reset();
    broken_ = true;
    queue_.clear();
    unsent_ = 0;
    if (closing_) loop_.removeTimer(this);
}

void PipeConnection::sendNotice() {
    if (!hooks_ || inFlight(notice_)) return;
    loop_.completions()->complete(notice_, shared_from_this());
}

void PipeConnection::noticed() {
    if (!hooks_) return;
    if (held_ > 0 && wantsReading_) return deliver();
    if (inputEnded_ || (broken_ && !wantsReading_)) tellClosed();
}

void PipeConnection::tellClosed() {
    const auto hooks = std::move(hooks_);
    hooks_.reset();
    hangUp();
    if (hooks->closed) hooks->closed();
}

}  // namespace winfax::ipc::win32
