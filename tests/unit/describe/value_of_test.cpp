// SPDX-License-Identifier: MIT
#include "describe/value_of.h"

#include <gtest/gtest.h>

#include "model/configuration.h"
#include "model/event.h"
#include "model/job.h"
#include "model/port.h"

namespace winfax::describe {
namespace {

template <class T>
T backAndForth(const T& value) {
    T read;
    readValue(Json::parse(jsonOf(value).dump()), read);
    return read;
}

TEST(ValueOf, ComesBackAsItWas) {
    model::JobEntry job;
    job.JobId = 7;
    job.UserName = u"J\u00f6rg";
    job.JobType = 2;
    job.QueueStatus = 0x40;
    job.Status = 0x20000002;
    job.Tsid = u"";
    job.ScheduleTime = {2026, 11, 5, 27, 16, 30, 15, 250};
    EXPECT_EQ(backAndForth(job), job);

    model::PortInfo port;
    port.DeviceId = 3;
    port.Flags = 3;
    port.DeviceName = u"Line 1";
    EXPECT_EQ(backAndForth(port), port);

    model::Configuration configuration;
    configuration.Branding = 1;
    configuration.StartCheapTime = {20, 15};
    EXPECT_EQ(backAndForth(configuration), configuration);

    model::Event event;
    event.EventId = 0x16;
    EXPECT_EQ(backAndForth(event), event) << "no job, no device, no time";
}

TEST(ValueOf, WhatDoesNotFitIsLeftAlone) {
    model::JobEntry job;
    job.PageCount = 5;
    job.UserName = u"me";
    readValue(Json::parse(R"({"PageCount":"x","UserName":7,"JobType":{},"Size":-1,"other":[]})"),
              job);
    EXPECT_EQ(job.PageCount, 5u);
    EXPECT_EQ(job.UserName, u"me");
    readValue(Json::parse("[]"), job);
    readValue(Json(), job);
}

}  // namespace
}  // namespace winfax::describe
