// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "ipc/win32/completion_loop.h"

namespace winfax::ipc::win32 {

// The service's end of a pipe. It outlives its Stream until nothing is in flight any more, because
// the system writes into its buffers until then.
//
// One read and one write are in flight at most, each with its own Operation. A third one,
// `notice_`, carries what must be told to the owner in a turn of its own and not inside the owner's
// call.
class PipeConnection final : public std::enable_shared_from_this<PipeConnection> {
public:
    // `first` are bytes that were read already; they are delivered before all others. The pipe is
    // attached to the loop's port.
    PipeConnection(CompletionLoop& loop, platform::win32::UniqueHandle pipe, PeerIdentity peer,
                   std::span<const std::byte> first);

    void start(Stream::Hooks hooks);
    void write(std::vector<std::byte> bytes);
    std::size_t unsent() const { return unsent_; }
    void setReading(bool on);
    void closeWhenSent();
    void release();  // the Stream is gone
    const PeerIdentity& peer() const { return peer_; }

private:
  void linger();
  void readNext();
  void readFinished(bool succeeded, DWORD bytes);
  void deliver();
  void fitBuffer(std::size_t count);
  void writeNext();
  void wrote(DWORD bytes);
  void writeFinished(bool succeeded, DWORD bytes);
  bool takeNextPiece();
  void breakOff();
  void sendNotice();
  void noticed();
  void tellClosed();
  void hangUp();

  CompletionLoop& loop_;
  platform::win32::UniqueHandle pipe_;  // empty: the connection is over
  const PeerIdentity peer_;
  std::shared_ptr<Stream::Hooks> hooks_;  // a callback under way shares it; empty: nobody listens

  Operation reading_;
  std::vector<std::byte> readBuffer_;
  std::size_t held_ = 0;  // bytes in readBuffer_ that wait for start() or setReading(true)
  bool wantsReading_ = true;
  bool delivering_ = false;
  bool inputEnded_ = false;

  Operation writing_;
  std::deque<std::vector<std::byte>> queue_;
  std::vector<std::byte> piece_;  // what is being written
  std::size_t written_ = 0;       // of it
  std::size_t unsent_ = 0;
  bool broken_ = false;  // nothing can be sent any more

  Operation notice_;
  bool closing_ = false;  // closeWhenSent()
};

class PipeStream final : public Stream {
public:
    explicit PipeStream(std::shared_ptr<PipeConnection> connection)
        : connection_(std::move(connection)) {}
    ~PipeStream() override { connection_->release(); }

    void start(Hooks hooks) override { connection_->start(std::move(hooks)); }
    void write(std::vector<std::byte> bytes) override { connection_->write(std::move(bytes)); }
    std::size_t unsent() const override { return connection_->unsent(); }
    void setReading(bool on) override { connection_->setReading(on); }
    void closeWhenSent() override { connection_->closeWhenSent(); }
    const PeerIdentity& peer() const override { return connection_->peer(); }

private:
    const std::shared_ptr<PipeConnection> connection_;
};

}  // namespace winfax::ipc::win32
