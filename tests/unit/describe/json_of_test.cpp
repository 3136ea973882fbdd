// SPDX-License-Identifier: MIT
#include "describe/json_of.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

#include "model/calls.h"

namespace winfax::describe {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

TEST(JsonOf, JobEntryHasEveryMemberInOrderUnderItsWin32Name) {
    const Json json = jsonOf(model::JobEntry());
    std::string names;
    for (const auto& [name, value] : json.items()) names += name + " ";
    EXPECT_EQ(names,
              "JobId UserName JobType QueueStatus Status Size PageCount RecipientNumber "
              "RecipientName Tsid SenderName SenderCompany SenderDept BillingCode ScheduleAction "
              "ScheduleTime DeliveryReportType DeliveryReportAddress DocumentName ");
}

TEST(JsonOf, ConstantsHaveNameAndNumber) {
    model::JobEntry job;
    job.QueueStatus = 0x20;
    job.JobType = 77;
    const Json json = jsonOf(job);
    EXPECT_EQ(json["QueueStatus"].dump(), R"({"name":"JS_RETRYING","number":32})");
    EXPECT_EQ(json["JobType"].dump(), R"({"name":null,"number":77})");
}

TEST(JsonOf, AbsentIsNullAndEmptyIsEmpty) {
    model::JobEntry job;
    job.Tsid = u"";
    job.SenderName = u"J\u00f6rg \U0001F4E0";
    const Json json = jsonOf(job);
    EXPECT_EQ(json["RecipientName"], nullptr);
    EXPECT_EQ(json["Tsid"], "");
    EXPECT_EQ(json["SenderName"], "J\u00f6rg \U0001F4E0");
}

TEST(JsonOf, TimesAreIsoInUtcOrNull) {
    model::JobEntry job;
    EXPECT_EQ(jsonOf(job)["ScheduleTime"], nullptr);
    const model::Time time = sys_days(2026y / November / 22) + 16h;
    job.ScheduleTime = model::toCalendarTime(time);
    EXPECT_EQ(jsonOf(job)["ScheduleTime"], "2026-11-22T16:00:00.000Z");

    model::Event event;
    EXPECT_EQ(jsonOf(event)["TimeStamp"], nullptr);
    event.TimeStamp = model::toFileTime(time);
    EXPECT_EQ(jsonOf(event)["TimeStamp"], "2026-11-22T16:00:00.000Z");
}

TEST(JsonOf, NoJobAndNoDeviceAreNull) {
    EXPECT_EQ(jsonOf(model::Event())["JobId"], nullptr);
    EXPECT_EQ(jsonOf(model::Event())["DeviceId"], nullptr);
}

TEST(JsonOf, ListsAreArraysOfObjects) {
    model::ReadStatus::Reply status;
    status.lines.resize(2);
    status.lines[1].name = u"Line 2";
    const Json json = jsonOf(status);
    ASSERT_EQ(json["lines"].size(), 2u);
    EXPECT_EQ(json["lines"][1]["name"], "Line 2");
}

TEST(JsonOf, MasksHaveTheNamesOfTheirBits) {
    model::PortInfo port;
    port.Flags = 6;
    EXPECT_EQ(jsonOf(port)["Flags"].dump(), R"({"names":["FPF_SEND","FPF_VIRTUAL"],"number":6})");
    port.Flags = 0x101;
    EXPECT_EQ(jsonOf(port)["Flags"].dump(), R"({"names":["FPF_RECEIVE"],"number":257})");
}

TEST(JsonOf, FlagsAreTrueOrFalseAndTimesOfDayTexts) {
    model::Configuration configuration;
    configuration.Branding = 1;
    configuration.PauseServerQueue = 2;  // L14: stored as it is, so it is told as it is
    configuration.StopCheapTime = {6, 30};
    const Json json = jsonOf(configuration);
    EXPECT_EQ(json["Branding"], true);
    EXPECT_EQ(json["PauseServerQueue"], 2);
    EXPECT_EQ(json["ServerCp"], false);
    EXPECT_EQ(json["StopCheapTime"], "06:30");
}

TEST(TextOfJson, IsOneLineWhateverTheText) {
    EXPECT_EQ(textOf(Json{{"text", "two\nlines, \xff no UTF-8"}}),
              "{\"text\":\"two\\nlines, \xEF\xBF\xBD no UTF-8\"}");
}

}  // namespace
}  // namespace winfax::describe
