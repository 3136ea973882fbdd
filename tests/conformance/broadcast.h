// SPDX-License-Identifier: MIT
// FaxSendDocumentForBroadcast with the recipients as a C++ callable.
#pragma once

#include <functional>

#include "service_test.h"

namespace winfax::conformance {

// One broadcast. The callable gets the recipient's number and the two blocks, and answers as the
// callback does. What it gave is still there after the broadcast.
template <class Form>
class Broadcast {
  public:
    using Param = typename Form::JobParam;
    using Cover = typename Form::CoverPageInfo;
    using Recipient = std::function<BOOL(DWORD, Param&, Cover&)>;

    explicit Broadcast(Recipient recipient) : recipient_(std::move(recipient)) {}

    BOOL send(HANDLE server, const std::filesystem::path& file, DWORD* id) {
        server_ = server;
        return Form::sendDocumentForBroadcast(server, nameOf<Form>(file).c_str(), id, &called,
                                              this);
    }

  private:
    static BOOL CALLBACK called(HANDLE server, DWORD number, LPVOID context, Param* param,
                                Cover* cover) {
        auto& self = *static_cast<Broadcast*>(context);
        EXPECT_EQ(server, self.server_);
        return self.recipient_(number, *param, *cover);
    }

    Recipient recipient_;
    HANDLE server_ = nullptr;
};

// A valid recipient whose job waits for ever.
template <class Form>
void address(typename Form::JobParam& param, const typename Form::Char* number) {
    param.RecipientNumber = number;
    param.ScheduleAction = JSA_SPECIFIC_TIME;
    param.ScheduleTime = farFuture();
}

}  // namespace winfax::conformance
