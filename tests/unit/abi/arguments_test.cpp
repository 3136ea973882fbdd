// SPDX-License-Identifier: MIT
// What the exports judge before any service is asked, on a session with a fake one where a live
// handle is needed.
#include <gtest/gtest.h>

#include "../client/scripted_channel.h"
#include "abi/api.h"
#include "abi/last_error.h"
#include "abi/objects.h"

namespace winfax::abi {
namespace {

using client::test::Script;

class Arguments : public testing::Test {
protected:
    void SetUp() override {
        script->greet();
        auto session = client::test::sessionOver(script);
        ASSERT_TRUE(session);
        handle = HandleTable::instance().insert(std::make_shared<Server>(std::move(*session)));
    }
    void TearDown() override { FaxClose(handle); }

    // The last error of a call that failed with exactly FALSE.
    static DWORD errorOf(BOOL result) {
        EXPECT_EQ(result, 0);
        return lastError();
    }

    const HANDLE garbage = reinterpret_cast<HANDLE>(std::uintptr_t{0x1234'5679});
    std::shared_ptr<Script> script = std::make_shared<Script>();
    HANDLE handle = nullptr;
};

TEST_F(Arguments, A5_A6_Close) {
    EXPECT_EQ(errorOf(FaxClose(nullptr)), 6u);
    EXPECT_EQ(errorOf(FaxClose(garbage)), 6u);
    EXPECT_EQ(FaxClose(handle), 1);
    EXPECT_EQ(errorOf(FaxClose(handle)), 6u);
}

TEST_F(Arguments, A2_A4_RemoteName) {
    HANDLE out = garbage;
    EXPECT_EQ(errorOf(FaxConnectFaxServerA("no-such-machine", &out)), 1722u);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(errorOf(FaxConnectFaxServerA(nullptr, nullptr)), 87u);
}

TEST_F(Arguments, A7_NullAndGarbage) {
    PFAX_JOB_ENTRYA jobs = nullptr;
    PFAX_PORT_INFOA port = nullptr;
    DWORD count = 9;
    EXPECT_EQ(errorOf(FaxEnumJobsA(nullptr, &jobs, &count)), 87u);
    EXPECT_EQ(count, 0u);  // B5
    EXPECT_EQ(errorOf(FaxEnumJobsA(garbage, &jobs, &count)), 6u);
    EXPECT_EQ(errorOf(FaxEnumJobsA(garbage, &jobs, nullptr)), 87u);  // K10
    EXPECT_EQ(errorOf(FaxAbort(nullptr, 1)), 6u);
    EXPECT_EQ(errorOf(FaxGetPortA(nullptr, &port)), 87u);
    EXPECT_EQ(errorOf(FaxGetPortA(garbage, &port)), 13u);
    EXPECT_EQ(errorOf(FaxGetPortA(handle, &port)), 13u);
}

TEST_F(Arguments, H3_H4_AccessCheck) {
    EXPECT_EQ(errorOf(FaxAccessCheck(handle, 0x80)), 87u);
    script->reply<model::ReadRights>(2, model::ReadRights::Reply{0x03});
    EXPECT_EQ(errorOf(FaxAccessCheck(handle, 0)), 0u);
    script->reply<model::ReadRights>(3, model::ReadRights::Reply{0x03});
    EXPECT_EQ(FaxAccessCheck(handle, 0x0200'0003), 1);
    script->reply<model::ReadRights>(4, model::ReadRights::Reply{0x03});
    EXPECT_EQ(errorOf(FaxAccessCheck(handle, FAX_ALL_ACCESS)), 0u);
}

TEST_F(Arguments, E1_SetJob) {
    FAX_JOB_ENTRYA entry{};
    EXPECT_EQ(errorOf(FaxSetJobA(handle, 5, JC_PAUSE, &entry)), 87u);
    entry.SizeOfStruct = sizeof entry;
    entry.JobId = 6;
    EXPECT_EQ(errorOf(FaxSetJobA(handle, 5, JC_PAUSE, &entry)), 87u);
    EXPECT_EQ(errorOf(FaxSetJobA(handle, 5, JC_UNKNOWN, nullptr)), 87u);
    EXPECT_EQ(errorOf(FaxSetJobA(handle, 5, 4, nullptr)), 87u);
    script->reply<model::ControlJob>(2, model::Nothing{});
    EXPECT_EQ(FaxSetJobA(handle, 5, JC_PAUSE, nullptr), 1);
}

class SendArguments : public Arguments {
protected:
    void SetUp() override {
        Arguments::SetUp();
        params.SizeOfStruct = sizeof params;
        params.RecipientNumber = "5550100";
    }
    DWORD sendError(const FAX_COVERPAGE_INFOA* cover = nullptr) {
        DWORD id = 99;
        const DWORD error =
            errorOf(FaxSendDocumentA(handle, "no/such/file.tif", &params, cover, &id));
        EXPECT_EQ(id, 0u);
        return error;
    }
    FAX_JOB_PARAMA params{};
};

TEST_F(SendArguments, JobParams) {
    params.SizeOfStruct -= 1;
    EXPECT_EQ(sendError(), 87u);  // C2
    params.SizeOfStruct += 1;
    params.RecipientNumber = "";
    EXPECT_EQ(sendError(), 87u);  // M12
    params.RecipientNumber = nullptr;
    EXPECT_EQ(sendError(), 87u);
    params.CallHandle = 1;
    EXPECT_EQ(sendError(), 50u);  // C7
    params.CallHandle = 0;
    params.RecipientNumber = "1";
    params.ScheduleAction = 3;
    EXPECT_EQ(sendError(), 87u);  // C5
    params.ScheduleAction = JSA_SPECIFIC_TIME;
    EXPECT_EQ(sendError(), 87u);
    params.ScheduleAction = JSA_NOW;
    params.DeliveryReportType = DRT_EMAIL;
    EXPECT_EQ(sendError(), 87u);  // C6
    EXPECT_EQ(script->sends, 1);  // the hello; the service was not asked
}

TEST_F(SendArguments, K10_CoverPageValuesBeforeTheDocument) {
    FAX_COVERPAGE_INFOA cover{};
    EXPECT_EQ(sendError(&cover), 87u);
    cover.SizeOfStruct = sizeof cover;
    EXPECT_EQ(sendError(&cover), 87u);
}

TEST_F(SendArguments, K10_RightBeforeObject) {
    script->reply<model::ReadRights>(2, model::ReadRights::Reply{model::right::jobQuery});
    EXPECT_EQ(sendError(), 5u);
    script->reply<model::ReadRights>(3, model::ReadRights::Reply{model::right::all});
    EXPECT_EQ(sendError(), 2u);  // C10
}

TEST_F(Arguments, G_EventQueueTargets) {
    const HANDLE port = reinterpret_cast<HANDLE>(std::uintptr_t{4});
    const HWND window = reinterpret_cast<HWND>(std::uintptr_t{4});
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(nullptr, port, 0, nullptr, 0)), 87u);
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(handle, nullptr, 0, nullptr, 0)), 87u);
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(garbage, port, 0, nullptr, 0)), 6u);
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(handle, port, 0, window, WM_USER)), 87u);
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(handle, nullptr, 0, window, WM_USER - 1)), 87u);
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(handle, nullptr, 0, window, WM_USER)), 87u);  // G7
    EXPECT_EQ(errorOf(FaxInitializeEventQueue(handle, nullptr, 1, window, 0)), 87u);
}

TEST_F(Arguments, F2_I7_JudgedBeforeTheServiceIsAsked) {
    HANDLE port = garbage;
    EXPECT_EQ(errorOf(FaxOpenPort(handle, 1, 4, &port)), 87u);  // F2
    EXPECT_EQ(port, nullptr);
    script->reply<model::OpenPort>(2, model::OpenPort::Reply{1});
    EXPECT_EQ(FaxOpenPort(handle, 1, 3, &port), 1);
    EXPECT_EQ(errorOf(FaxSetLoggingCategoriesA(handle, nullptr, 1)), 87u);
    FAX_LOG_CATEGORYA category{nullptr, FAXLOG_CATEGORY_INIT, 4};
    EXPECT_EQ(errorOf(FaxSetLoggingCategoriesA(handle, &category, 0)), 87u);
    EXPECT_EQ(errorOf(FaxSetLoggingCategoriesA(handle, &category, 1)), 87u);  // I7
    category.Level = 3;
    script->reply<model::ChangeLogCategories>(3, model::Nothing{});
    EXPECT_EQ(FaxSetLoggingCategoriesA(handle, &category, 1), 1);
    FAX_GLOBAL_ROUTING_INFOA info{};
    info.SizeOfStruct = sizeof info;
    info.Guid = "nonsense";
    EXPECT_EQ(errorOf(FaxSetGlobalRoutingInfoA(handle, &info)), 13u);
    script->reply<model::ClosePort>(4, model::Nothing{});
    EXPECT_EQ(FaxClose(port), 1);
}

TEST_F(Arguments, L13_ContextInfoStaysUntouched) {
    FAX_PRINT_INFOA print{};
    print.SizeOfStruct = sizeof print;
    print.RecipientNumber = "1";
    FAX_CONTEXT_INFOA context{};
    DWORD id = 5;
    EXPECT_EQ(errorOf(FaxStartPrintJobA(nullptr, &print, &id, &context)), 87u);
    EXPECT_EQ(context.SizeOfStruct, 0u);
    EXPECT_EQ(id, 0u);
    EXPECT_EQ(context.hDC, nullptr);
}

TEST_F(Arguments, B7_L2_CompleteJobParams) {
    PFAX_JOB_PARAMA params = reinterpret_cast<PFAX_JOB_PARAMA>(&params);
    PFAX_COVERPAGE_INFOA cover = nullptr;
    EXPECT_EQ(errorOf(FaxCompleteJobParamsA(&params, nullptr)), 87u);
    EXPECT_EQ(params, nullptr);
    ASSERT_EQ(FaxCompleteJobParamsA(&params, &cover), 1);
    EXPECT_EQ(params->SizeOfStruct, sizeof *params);
    EXPECT_EQ(cover->SizeOfStruct, sizeof *cover);
    EXPECT_NE(params->SenderName, nullptr);
    FaxFreeBuffer(cover);
    EXPECT_EQ(params->RecipientNumber, nullptr);
    FaxFreeBuffer(params);
}

}  // namespace
}  // namespace winfax::abi
