// SPDX-License-Identifier: MIT
#include "kit/effect.h"

#include <map>

#include "kit/row_identity.h"

namespace winfax::conformance {
namespace {

using Marks = std::map<std::string_view, Effect>;

// By name without A and W. A setter is not safe even when it gets a handle or a structure that it
// must refuse: that a library refuses it is what the row is there to find out.
const Marks& functions() {
    using enum Effect;
    static const Marks marks = {
        {"FaxAbort", changes},
        {"FaxAccessCheck", reads},
        {"FaxClose", reads},
        {"FaxCompleteJobParams", reads},
        {"FaxConnectFaxServer", reads},
        {"FaxEnableRoutingMethod", changes},
        {"FaxEnumGlobalRoutingInfo", reads},
        {"FaxEnumJobs", reads},
        {"FaxEnumPorts", reads},
        {"FaxEnumRoutingMethods", reads},
        {"FaxFreeBuffer", reads},
        {"FaxGetConfiguration", reads},
        {"FaxGetDeviceStatus", reads},
        {"FaxGetJob", reads},
        {"FaxGetLoggingCategories", reads},
        {"FaxGetPageData", reads},
        {"FaxGetPort", reads},
        {"FaxGetRoutingInfo", reads},
        {"FaxInitializeEventQueue", reads},  // for this process, and gone with it
        {"FaxOpenPort", reads},
        {"FaxPrintCoverPage", sends},
        {"FaxRegisterRoutingExtension", registers},
        {"FaxRegisterServiceProvider", registers},
        {"FaxSendDocument", sends},
        {"FaxSendDocumentForBroadcast", sends},
        {"FaxSetConfiguration", changes},
        {"FaxSetGlobalRoutingInfo", changes},
        {"FaxSetJob", changes},
        {"FaxSetLoggingCategories", changes},
        {"FaxSetPort", changes},
        {"FaxSetRoutingInfo", changes},
        {"FaxStartPrintJob", sends},
        {"FaxUnregisterRoutingExtension", registers},
        {"FaxUnregisterServiceProvider", registers},
    };
    return marks;
}

// Suites of tests that look at more than arguments, without their forms "/A" and "/W". They come
// before functions of the same name: FaxEnumJobs here is "FaxEnumJobs/A", and the rows of the
// function are "FaxEnumJobsA".
const Marks& suites() {
    using enum Effect;
    static const Marks marks = {
        {"Aborting", ownService},
        {"Availability", ownService},
        {"Broadcasts", ownService},
        {"Configurations", ownService},
        {"Coverage", program},
        {"DeviceStatus", ownService},
        {"Effects", program},
        {"Exports", reads},
        {"Extensions", ownService},
        {"FaxEnumJobs", ownService},
        {"FaxEventQueue", ownService},
        {"FaxGetJob", sends},
        {"ClassFDocuments", ownService},
        {"FaxSendDocument", sends},
        {"FaxSetJob", ownService},
        {"Fork", reads},
        {"JumpingClock", ownService},
        {"KeepFinished", ownService},
        {"LocalScheduleTime", ownService},
        {"LoggingCategories", ownService},
        {"Mixed", sends},
        {"MixedConfigurations", ownService},
        {"NoRouting", ownService},
        {"OpenPorts", changes},
        {"OtherDiscount", ownService},
        {"PageData", sends},
        {"PortSettings", ownService},
        {"Ports", reads},
        {"Providers", ownService},
        {"Restart", ownService},
        {"RetrySettings", ownService},
        {"RowIdentities", program},
        {"Routing", ownService},
        {"Schedules", ownService},
        {"Sending", ownService},
        {"Sending/Outcomes", ownService},
        {"StalledService", ownService},
        {"WindowEvents", ownService},
    };
    return marks;
}

// Single rows that do more than their suites: they need a job to work on, or try to open a device
// to be modified, which only one program can at a time. By "function.test", without the form.
const Marks& rows() {
    using enum Effect;
    static const Marks marks = {
        {"FaxClose.L7_job_outlives_the_handle", sends},
        {"FaxFreeBuffer.B1_address_inside_a_block", sends},
        {"FaxFreeBuffer.B1_strings_lie_behind_the_array", sends},
        {"FaxFreeBuffer.B2_event_is_not_its_business", sends},
        {"FaxFreeBuffer.L11_twice", sends},
        {"FaxFreeBuffer.L1_members_overwritten_before", sends},
        {"FaxGetJob.K10_null_JobEntry", sends},
        {"FaxGetPageData.K10_B5_null_Buffer", sends},
        {"FaxGetPageData.K10_B5_null_BufferSize", sends},
        {"FaxGetPageData.K10_B5_null_ImageHeight", sends},
        {"FaxGetPageData.K10_B5_null_ImageWidth", sends},
        {"FaxOpenPort.F2_flags_7", changes},
        {"FaxOpenPort.F2_flags_FFFFFFFF", changes},
        {"FaxOpenPort.F3_second_one_of_the_same_connection", changes},
        {"FaxOpenPort.F3_second_one_to_modify", changes},
        {"Ports.F4_to_modify_includes_to_query", changes},
    };
    return marks;
}

Effect markIn(const Marks& marks, std::string_view name) {
    const auto found = marks.find(name);
    return found == marks.end() ? Effect::unmarked : found->second;
}

std::string keyOf(std::string_view suite, std::string_view test) {
    return std::string(withoutForm(suite)) + "." + std::string(test);
}

}  // namespace

std::string_view nameOf(Effect effect) {
    switch (effect) {
        case Effect::unmarked:
            return "unmarked";
        case Effect::program:
            return "program";
        case Effect::reads:
            return "reads";
        case Effect::changes:
            return "changes";
        case Effect::registers:
            return "registers";
        case Effect::sends:
            return "sends";
        case Effect::ownService:
            return "own service";
    }
    return "unmarked";
}

Effect effectOfFunction(std::string_view function) {
    const Effect effect = markIn(functions(), function);
    return effect != Effect::unmarked ? effect : markIn(functions(), withoutForm(function));
}

Effect effectOf(std::string_view suite, std::string_view test) {
    if (const Effect alone = markIn(rows(), keyOf(suite, test)); alone != Effect::unmarked) {
        return alone;
    }
    const std::string_view unformed =
        suite.ends_with("/A") || suite.ends_with("/W") ? suite.substr(0, suite.size() - 2) : suite;
    const Effect ofSuite = markIn(suites(), unformed);
    return ofSuite != Effect::unmarked ? ofSuite : effectOfFunction(suite);
}

bool isMarkedAlone(std::string_view suite, std::string_view test) {
    return rows().contains(keyOf(suite, test));
}

std::size_t marksOfSingleRows() { return rows().size(); }

}  // namespace winfax::conformance
