// SPDX-License-Identifier: MIT
// Jobs as the tests send and read them, in either form.
#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "forms.h"
#include "kit/mode.h"

namespace winfax::conformance {

// A scripted line lets the last two digits decide how the call ends.
inline std::u16string scriptedNumber(std::u16string_view outcome) {
    return u"1 (425) 99-99999-" + std::u16string(outcome);
}

// Far enough away that no job of that schedule is dialled while somebody looks at it.
inline SYSTEMTIME farFuture() {
    SYSTEMTIME time{};
    time.wYear = 2099;
    time.wMonth = 12;
    time.wDay = 31;
    time.wHour = 23;
    return time;
}

// FAX_JOB_PARAM and what its members point at.
template <class Form>
class JobRequest {
  public:
    using Char = typename Form::Char;

    // Waits in the queue until farFuture().
    explicit JobRequest(std::u16string_view number = faxNumber()) {
        params.SizeOfStruct = sizeof params;
        params.RecipientNumber = text(number);
        params.ScheduleAction = JSA_SPECIFIC_TIME;
        params.ScheduleTime = farFuture();
    }
    static JobRequest now(std::u16string_view number = faxNumber()) {
        JobRequest request(number);
        request.params.ScheduleAction = JSA_NOW;
        request.params.ScheduleTime = {};
        return request;
    }

    JobRequest(JobRequest&&) = default;

    // The string in this form; it lives as long as the request.
    const Char* text(std::u16string_view value) {
        return texts_.emplace_back(Form::encode(value)).c_str();
    }

    typename Form::JobParam params{};

  private:
    std::deque<std::basic_string<Char>> texts_;
};

template <class Form>
std::basic_string<typename Form::Char> nameOf(const std::filesystem::path& path) {
    return Form::encode(path.u16string());
}

// Frees a result when it goes out of scope.
template <class Value>
class Block {
  public:
    Block() = default;
    explicit Block(Value* value) : value_(value) {}
    ~Block() { api().FaxFreeBuffer(value_); }
    Block(const Block&) = delete;
    Block& operator=(const Block&) = delete;

    Value** place() { return &value_; }
    Value* get() const { return value_; }
    Value* operator->() const { return value_; }
    Value& operator[](std::size_t index) const { return value_[index]; }

  private:
    Value* value_ = nullptr;
};

}  // namespace winfax::conformance
