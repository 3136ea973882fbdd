// SPDX-License-Identifier: MIT
#include "trunk/far_call.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <utility>

#include "client/session.h"

namespace winfax::trunk {

namespace {

using client::Session;
using model::DeviceState;
using model::Result;

// A document in memory, read as a file is.
class DocumentReader final : public platform::InputFile {
  public:
    explicit DocumentReader(const line::Document& document) {
        if (document) left_ = *document;
        size_ = left_.size();
    }
    std::uint64_t size() const override { return size_; }
    Result<std::size_t> read(std::span<std::byte> buffer) override {
        const std::size_t count = std::min(buffer.size(), left_.size());
        if (count > 0) std::memcpy(buffer.data(), left_.data(), count);
        left_ = left_.subspan(count);
        return count;
    }

  private:
    std::span<const std::byte> left_;
    std::uint64_t size_ = 0;
};

// What another instance may tell of a call that it did not answer. All the rest is no answer, above
// all that a line of its own is unavailable: ours is not.
DeviceState unanswered(std::uint32_t told) {
    switch (const auto outcome = static_cast<DeviceState>(told)) {
        case DeviceState::busy:
        case DeviceState::badAddress:
        case DeviceState::disconnected:
        case DeviceState::notFaxCall:
        case DeviceState::fatalError:
        case DeviceState::callDelayed:
        case DeviceState::callBlacklisted:
            return outcome;
        default:
            return DeviceState::noAnswer;
    }
}

// The same for a call that was answered.
DeviceState ended(std::uint32_t told) {
    switch (const auto outcome = static_cast<DeviceState>(told)) {
        case DeviceState::completed:
        case DeviceState::notFaxCall:
        case DeviceState::fatalError:
            return outcome;
        default:
            return DeviceState::disconnected;
    }
}

class SessionCall final : public FarCall {
  public:
    explicit SessionCall(std::string instance) : name_(std::move(instance)) {}

    Answer place(const Caller& caller) override {
        if (auto connected = connect(); !connected) return refused(connected.error());
        const auto reply = session_->callPatiently<model::PlaceCall>(
            {.deviceId = model::kNoDevice, .callerId = caller.number, .tsid = caller.tsid});
        if (!reply) return refused(reply.error());
        Answer answer;
        answer.csid = reply->csid.value_or(u"");
        callId_ = reply->callId;
        answer.outcome = callId_ == 0 ? unanswered(reply->outcome) : DeviceState::answered;
        return answer;
    }

    Delivery transmit(const line::Document& document, bool whole) override {
        DocumentReader reader(document);
        const auto reply = session_->callPatiently<model::TransmitPages>(
            {.callId = callId_, .whole = whole, .documentSize = 0}, reader);
        Delivery delivery;
        if (reply) {
            delivery.outcome = ended(reply->outcome);
            delivery.pages = reply->pages;
        } else {
            delivery.problem = reply.error().detail;
        }
        return delivery;
    }

    void hangUp() override {
        const std::lock_guard lock(mutex_);
        hungUp_ = true;
        if (session_) session_->interrupt();
    }

  private:
    static Answer refused(const model::Error& error) {
        Answer answer;
        answer.problem = error.detail;
        return answer;
    }

    Result<void> connect() {
        const auto instance = ipc::instanceNamed(name_);
        if (!instance) return tl::unexpected(instance.error());
        const auto session = Session::connectTo(
            *instance, [this](const std::shared_ptr<Session>& begun) { keep(begun); });
        if (!session) return tl::unexpected(session.error());
        return {};
    }

    void keep(const std::shared_ptr<Session>& session) {
        const std::lock_guard lock(mutex_);
        session_ = session;
        if (hungUp_) session_->interrupt();
    }

    const std::string name_;
    std::uint32_t callId_ = 0;
    std::mutex mutex_;  // of what hangUp() meets; session_ is set by the thread that calls
    std::shared_ptr<Session> session_;
    bool hungUp_ = false;
};

}  // namespace

std::unique_ptr<FarCall> makeFarCall(const std::string& instance) {
    return std::make_unique<SessionCall>(instance);
}

}  // namespace winfax::trunk
