// SPDX-License-Identifier: MIT
// FaxGetDeviceStatus: an idle device, and a job on the line, page by page.
#include "port_facts.h"

namespace winfax::conformance {
namespace {

std::uint64_t ticks(const FILETIME& time) {
    return (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
}

template <class Form>
class DeviceStatus : public OwnInstance {
  protected:
    using Status = typename Form::DeviceStatus;

    // A new block each time, kept to the end of the test.
    const Status& status(HANDLE port) {
        Status* read = nullptr;
        EXPECT_SUCCEEDS(Form::getDeviceStatus(port, &read));
        blocks_.push_back(std::make_unique<Block<Status>>(read));
        EXPECT_EQ(read->SizeOfStruct, sizeof *read);
        return *read;
    }
    std::optional<std::u16string> text(const typename Form::Char* text) {
        return textOf<Form>(text);
    }
    void expectIdle(HANDLE port) {
        const Status& idle = status(port);
        EXPECT_EQ(idle.Status, DWORD{FPS_AVAILABLE});
        EXPECT_EQ(idle.JobType, DWORD{JT_UNKNOWN});
        EXPECT_EQ(idle.DeviceId, device());
        EXPECT_EQ(idle.CurrentPage + idle.TotalPages + idle.Size, 0u);
        EXPECT_EQ(ticks(idle.StartTime) + ticks(idle.SubmittedTime), 0u);
        for (const auto* member :
             {idle.CallerId, idle.Csid, idle.DocumentName, idle.PhoneNumber, idle.RoutingString,
              idle.SenderName, idle.RecipientName, idle.StatusString, idle.Tsid, idle.UserName}) {
            EXPECT_EQ(member, nullptr);
        }
    }
    JobRequest<Form> fullRequest() {
        auto request = JobRequest<Form>::now();
        request.params.RecipientName = request.text(u"Zo\u00eb");
        request.params.SenderName = request.text(u"Sender");
        request.params.DocumentName = request.text(u"The document");
        request.params.Tsid = request.text(u"555 0199");
        return request;
    }

  private:
    std::vector<std::unique_ptr<Block<Status>>> blocks_;
};
TYPED_TEST_SUITE(DeviceStatus, Forms, FormNames);

TYPED_TEST(DeviceStatus, F10_F11_idle) { this->expectIdle(this->openPort()); }

TYPED_TEST(DeviceStatus, F11_page_by_page) {
    const HANDLE port = this->openPort();
    const std::filesystem::path file = this->document(3);
    this->submit(this->fullRequest(), file);
    this->instance().advanceClock("500ms");
    const auto& dialling = this->status(port);
    EXPECT_EQ(dialling.Status, DWORD{FPS_DIALING});
    EXPECT_EQ(dialling.CurrentPage, 0u);
    for (DWORD page = 1; page <= 3; ++page) {
        this->instance().advanceClock("1s");
        const auto& sending = this->status(port);
        EXPECT_EQ(sending.Status, DWORD{FPS_SENDING});
        EXPECT_EQ(sending.CurrentPage, page);
        EXPECT_EQ(sending.TotalPages, 3u);
        EXPECT_EQ(sending.JobType, DWORD{JT_SEND});
        EXPECT_EQ(sending.StatusString, nullptr);
    }
    this->instance().advanceClock("1s");
    this->expectIdle(port);
}

TYPED_TEST(DeviceStatus, F11_members_of_a_live_job) {
    const HANDLE port = this->openPort();
    const std::filesystem::path file = this->document(2);
    this->submit(this->fullRequest(), file);
    this->instance().advanceClock("1500ms");
    const auto& status = this->status(port);
    EXPECT_EQ(status.DeviceId, this->device());
    EXPECT_EQ(this->text(status.DeviceName), listedPorts<Wide>(this->server()).front().name);
    EXPECT_EQ(this->text(status.DocumentName), u"The document");
    EXPECT_EQ(this->text(status.PhoneNumber), faxNumber());
    EXPECT_EQ(this->text(status.SenderName), u"Sender");
    EXPECT_EQ(this->text(status.RecipientName), u"Zo\u00eb");
    EXPECT_EQ(this->text(status.Tsid), u"555 0199");
    EXPECT_EQ(this->text(status.UserName), TypeParam::decode(TypeParam::encode(userName())));
    EXPECT_EQ(status.Size, std::filesystem::file_size(file));
    EXPECT_NE(ticks(status.SubmittedTime), 0u);
    EXPECT_GE(ticks(status.StartTime), ticks(status.SubmittedTime));
    EXPECT_EQ(status.RoutingString, nullptr) << "it belongs to received faxes";
    EXPECT_EQ(status.CallerId, nullptr);
}

TYPED_TEST(DeviceStatus, F10_of_the_other_line_meanwhile) {
    const HANDLE other = this->openPort(PORT_OPEN_QUERY, 1);
    this->submit(this->fullRequest(), this->document(1));
    this->instance().advanceClock("500ms");
    EXPECT_EQ(this->status(other).Status, DWORD{FPS_AVAILABLE});
    EXPECT_EQ(this->status(other).DocumentName, nullptr);
}

TYPED_TEST(DeviceStatus, F10_after_an_abort) {
    const HANDLE port = this->openPort();
    const DWORD job = this->submit(this->fullRequest(), this->document(3));
    this->instance().advanceClock("1500ms");
    EXPECT_SUCCEEDS(api().FaxAbort(this->server(), job));
    this->instance().waitUntilIdle();
    this->expectIdle(port);
}

}  // namespace
}  // namespace winfax::conformance
