// SPDX-License-Identifier: MIT
// The goals, a file for each in goals/. A goal starts what it needs, measures, and ends it.
#pragma once

#include <string>
#include <vector>

#include "report.h"

namespace winfax::bench {

struct Goal {
    std::string name;
    void (*measure)(Report&);
};

void measureSmallCall(Report& report);
void measureCounts(Report& report);
void measureConnect(Report& report);
void measureListJobs(Report& report);
void measureDurableControl(Report& report);
void measureDurableSubmit(Report& report);
void measureDurableMany(Report& report);
void measureIdleHandles(Report& report);
void measureManyClients(Report& report);
void measureEventDelivery(Report& report);
void measurePageDecoding(Report& report);
void measureModemCall(Report& report);
void measureLongQueue(Report& report);
void measureWholeJob(Report& report);
void measureFirstConnect(Report& report);
void measureLibrarySize(Report& report);
void measureSmallCallUnderWine(Report& report);

inline const std::vector<Goal> kGoals{
    {"P1", measureSmallCall},
    {"P1b", measureCounts},
    {"P2", measureConnect},
    {"P3", measureListJobs},
    {"P4a", measureDurableControl},
    {"P4b", measureDurableSubmit},
    {"P4c", measureDurableMany},
    {"P5", measureIdleHandles},
    {"P6", measureManyClients},
    {"P7", measureEventDelivery},
    {"P8", measurePageDecoding},
    {"P9", measureModemCall},
    {"P10", measureLongQueue},
    {"P11", measureWholeJob},
    {"P12", measureFirstConnect},
    {"P13", measureLibrarySize},
    {"P14", measureSmallCallUnderWine},
};

}  // namespace winfax::bench
