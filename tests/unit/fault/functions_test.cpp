// SPDX-License-Identifier: MIT
// Functions and requests that faults can name, compared with what there is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "fault/place.h"
#include "fault/requests.h"
#include "model/calls.h"

namespace winfax::fault {
namespace {

using testing::HasSubstr;

std::set<std::string> exportsInDef() {
    std::ifstream file(WINFAX_DEF);
    std::set<std::string> names;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name, ordinal;
        if (words >> name >> ordinal && ordinal.starts_with('@')) names.insert(name);
    }
    return names;
}

TEST(Functions, AreThoseThatAreExported) {
    const auto names = exportedNames();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()), exportsInDef());
}

template <class... Call>
std::set<std::string> functionsOfCalls(model::CallList<Call...>) {
    std::set<std::string> names;
    (names.insert(Call::kFunctions.begin(), Call::kFunctions.end()), ...);
    return names;
}

// Every call says which functions make it: one without kFunctions does not compile, and here is
// what they say.
TEST(Functions, EveryFunctionOfACallExistsAndOnlyTheseAskNothing) {
    for (const std::string& name : functionsOfCalls(model::Calls{})) {
        EXPECT_TRUE(isFunction(name)) << name;
    }
    std::set<std::string> silent;
    for (const std::string_view exported : exportedNames()) {
        std::string name(exported);
        if (name.ends_with('A') || name.ends_with('W')) name.pop_back();
        if (!asksTheService(name)) silent.insert(name);
    }
    EXPECT_EQ(silent, (std::set<std::string>{"FaxCompleteJobParams", "FaxFreeBuffer"}));
}

TEST(Functions, RequestsThatNoFunctionMakesCannotBeNamed) {
    EXPECT_TRUE(isRequest("AddRecipient"));
    EXPECT_FALSE(isRequest("ReadStatus"));
    EXPECT_FALSE(isRequest("ClearFaults"));
    EXPECT_FALSE(isRequest("FaxGetJob"));
}

Place placeOfText(std::string_view text) { return placeOf(parseFault(text).value()); }

TEST(Place, ErrorsAndDelaysOfFunctionsAreTheLibrarys) {
    EXPECT_EQ(placeOfText("FaxGetJobA error=5"), Place::library);
    EXPECT_EQ(placeOfText("FaxFreeBuffer delay=1s"), Place::library);
    for (const char* text : {"FaxGetJob drop_connection", "FaxGetJob no_reply", "disk error=112",
                             "FaxGetJob error=5 carried_out", "AddRecipient error=5",
                             "FaxGetJob out_of_memory=reply", "FaxGetJob stop_service"}) {
        EXPECT_EQ(placeOfText(text), Place::service) << text;
    }
}

TEST(Place, TheServiceSaysWhatItCannotDo) {
    const auto problem = [](std::string_view text) {
        const auto checked = checkForService(parseFault(text).value());
        return checked ? std::string() : checked.error().detail;
    };
    EXPECT_EQ(problem("FaxGetJob error=5"), "");
    EXPECT_EQ(problem("FaxConnectFaxServer error=5"), "");
    EXPECT_EQ(problem("AddRecipient error=5"), "");
    EXPECT_EQ(problem("disk delay=1s"), "");
    EXPECT_THAT(problem("FaxGetJobW error=5"), HasSubstr("write FaxGetJob"));
    EXPECT_THAT(problem("FaxFreeBuffer error=5"), HasSubstr("asks the service nothing"));
    EXPECT_THAT(problem("FaxCompleteJobParamsA error=5"), HasSubstr("asks the service nothing"));
    EXPECT_THAT(problem("FaxEnumJobs out_of_memory=document"), HasSubstr("brings no document"));
}

}  // namespace
}  // namespace winfax::fault
