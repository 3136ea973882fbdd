// SPDX-License-Identifier: MIT
#include "watching/strict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::watching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StrictTest : public testing::Test {
  protected:
    Invocation call(const char* function, std::uintptr_t handle = 0) {
        Invocation made;
        made.function = function;
        made.number = ++number_;
        made.handle = handle;
        made.result = true;
        return made;
    }
    std::vector<std::string> findings(Invocation made) {
        strict_.before(made);
        strict_.after(made);
        return made.findings;
    }
    void connect(std::uintptr_t handle) {
        Invocation made = call("FaxConnectFaxServerA");
        made.handleMade = HandedOut{"FaxHandle", handle};
        findings(made);
    }

    std::vector<std::string> said_;
    std::vector<Json> noted_;
    Strict strict_{Strict::Manner::warn, [this](std::string text) { said_.push_back(text); },
                   [this](const Json& what) { noted_.push_back(what); }};
    std::uint64_t number_ = 0;
};

TEST_F(StrictTest, HandleIsGoodWhileItIsOpen) {
    connect(0x40001);
    EXPECT_THAT(findings(call("FaxGetJobA", 0x40001)), IsEmpty());
    EXPECT_THAT(findings(call("FaxClose", 0x40001)), IsEmpty());
    EXPECT_THAT(findings(call("FaxGetJobA", 0x40001)),
                ElementsAre(HasSubstr("was closed by FaxClose (call 3")));
    connect(0x40001);
    EXPECT_THAT(findings(call("FaxGetJobA", 0x40001)), IsEmpty()) << "given out anew";
}

TEST_F(StrictTest, AddressThatIsHandedOutAgainIsNoDoubleFree) {
    for (int round = 0; round < 2; ++round) {
        Invocation made = call("FaxGetConfigurationA");
        made.blocksMade = {{"FaxConfig", 0x1000}};
        findings(made);
        Invocation freed = call("FaxFreeBuffer");
        freed.result.reset();
        freed.blockFreed = 0x1000;
        EXPECT_THAT(findings(freed), IsEmpty());
        if (round == 1) {
            EXPECT_THAT(findings(freed), ElementsAre(HasSubstr("was freed before")));
        }
    }
}

TEST_F(StrictTest, SpoolerIdIsNoJobId) {
    Invocation printed = call("FaxStartPrintJobA");
    printed.out = Json{{"FaxJobId", 12}};
    findings(printed);
    Invocation asked = call("FaxGetJobA");
    asked.job = 12;
    asked.result = false;
    EXPECT_THAT(findings(asked), ElementsAre(HasSubstr("JobId 12 came from FaxStartPrintJob")));

    Invocation sent = call("FaxSendDocumentA");
    sent.job = 12;
    strict_.after(sent);
    EXPECT_THAT(findings(asked), IsEmpty()) << "a fax job has that number too";
}

TEST_F(StrictTest, WhatIsLeftIsToldAtTheEnd) {
    connect(0x40001);
    connect(0x40005);
    findings(call("FaxClose", 0x40001));
    strict_.finish();
    EXPECT_THAT(said_, ElementsAre(HasSubstr(
                           "never closed: handle 0x40005, made by FaxConnectFaxServerA (call 2")));
    EXPECT_EQ(noted_.size(), 1u);
}

}  // namespace
}  // namespace winfax::watching
