// SPDX-License-Identifier: MIT
// faxctl routing and plugins against a real service, whose owner the test is.
#include <gmock/gmock.h>

#include "client/session.h"
#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kEmail = "{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char* kFolder = "{92041a90-9af2-11d0-abf7-00c04fd91a4e}";

#ifdef _WIN32
constexpr const char* kPath = "C:\\Faxes\\J\u00f6rg";
#else
constexpr const char* kPath = "/srv/faxes/J\u00f6rg";
#endif

class FaxctlRouting : public FaxctlAndService {
  protected:
    // The method of line 1.
    json method(const std::string& guid) {
        const json routing = faxctlJson({"routing"}).at(0);
        for (const json& method : routing["lines"]) {
            if (method["DeviceId"] == 1 && method["Guid"] == guid) return method;
        }
        return {};
    }
};

TEST_F(FaxctlRouting, I5_ShowsTheFourMethodsInOrderAndForEachLine) {
    start("virtual");
    const auto shown = faxctl({"routing", "show"});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_THAT(shown.output, AllOf(HasSubstr("folder"), HasSubstr("print"), HasSubstr("email"),
                                    HasSubstr("inbox"), HasSubstr(kFolder), HasSubstr("Line 2")));
    const json routing = faxctlJson({"routing"}).at(0);
    EXPECT_EQ(routing["methods"].size(), 4u);
    EXPECT_EQ(routing["lines"].size(), 8u);
    EXPECT_EQ(routing["methods"][0]["Guid"], kFolder);
    EXPECT_EQ(method(kFolder)["Enabled"], false);
    EXPECT_EQ(method(kFolder)["data"], "");
}

TEST_F(FaxctlRouting, I11_AMethodIsToldWhereFaxesGoAndEnabled) {
    start("virtual");
    const auto early = faxctl({"routing", "enable", "1", "folder"});
    EXPECT_EQ(early.exitCode, 1);
    EXPECT_THAT(early.output, AllOf(HasSubstr("\"faxctl routing set\""), HasSubstr("1610")));
    EXPECT_EQ(faxctl({"routing", "set", "Line 1", "folder", kPath}).output, "");
    EXPECT_EQ(faxctl({"routing", "enable", "1", "Store in a folder"}).output, "");
    restart();
    EXPECT_EQ(method(kFolder)["data"], kPath);
    EXPECT_EQ(method(kFolder)["Enabled"], true);
    EXPECT_EQ(method(kEmail)["Enabled"], false);
    EXPECT_THAT(faxctl({"routing"}).output, HasSubstr(kPath));
    EXPECT_EQ(faxctl({"routing", "disable", "1", kFolder}).exitCode, 0);
    EXPECT_EQ(method(kFolder)["Enabled"], false);
}

TEST_F(FaxctlRouting, PriorityIsTheOrder) {
    start("virtual");
    const json now = faxctlJson({"routing", "priority", "email", "1"}).at(0)["methods"];
    EXPECT_EQ(now[0]["Guid"], kEmail);
    EXPECT_EQ(now[1]["Guid"], kFolder);
    EXPECT_EQ(now[1]["Priority"], 2);
}

TEST_F(FaxctlRouting, WhatCannotBeDoneIsNamed) {
    start("virtual");
    EXPECT_THAT(faxctl({"routing", "enable", "1", "fax"}).output,
                HasSubstr("no routing method: fax: use one of folder, print, email, inbox"));
    EXPECT_THAT(faxctl({"routing", "enable", "7", "folder"}).output,
                AllOf(HasSubstr("7"), HasSubstr("ERROR_BAD_UNIT 20")));
    EXPECT_THAT(faxctl({"routing", "priority", "folder", "5"}).output,
                HasSubstr("Priority is 5 and must be 1 to 4"));
}

TEST_F(FaxctlRouting, B4_NoMethodsAreNoFailure) {
    start("virtual", "[routing]\nbuilt_in = false\n");
    const auto shown = faxctl({"routing"});
    EXPECT_EQ(shown.exitCode, 0);
    EXPECT_EQ(shown.output, "no routing methods\n");
    EXPECT_EQ(faxctlJson({"routing"}).at(0),
              (json{{"methods", json::array()}, {"lines", json::array()}}));
}

TEST_F(FaxctlRouting, RegisteredPluginsAreListed) {
    start("virtual");
    EXPECT_EQ(faxctl({"plugins"}).output, "no service providers\n\nno routing extensions\n");
    const auto session = client::Session::connect();
    ASSERT_TRUE(session);
    ASSERT_TRUE((*session)->call<model::RegisterProvider>(
        {{u"Modem", u"Modems", u"modem.dll", u"modem.tsp"}}));
    model::RoutingExtension extension{u"Archive", u"Archives", u"archive.dll", {}};
    extension.Methods.push_back(
        {u"Store", u"Store it", u"StoreIt", u"{00000000-0000-0000-0000-0000000000aa}"});
    ASSERT_TRUE((*session)->call<model::RegisterExtension>({extension}));
    EXPECT_THAT(faxctl({"plugins"}).output,
                AllOf(HasSubstr("modem.tsp"), HasSubstr("archive.dll"), HasSubstr("  Store"),
                      HasSubstr("StoreIt"), HasSubstr("0000000000aa}")));
    const json plugins = faxctlJson({"plugins"}).at(0);
    EXPECT_EQ(plugins["providers"][0]["ImageName"], "modem.dll");
    EXPECT_EQ(plugins["extensions"][0]["Methods"][0]["FunctionName"], "StoreIt");
}

}  // namespace
}  // namespace winfax
