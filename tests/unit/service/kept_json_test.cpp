// SPDX-License-Identifier: MIT
#include "service/kept_json.h"

#include <gtest/gtest.h>

#include "service/print_ticket.h"

namespace winfax::service {
namespace {

std::string inOneAnother(std::size_t times, const std::string& begin, const std::string& end) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += begin;
    text += "0";
    for (std::size_t i = 0; i < times; ++i) text += end;
    return text;
}

TEST(KeptJson, WhatIsNoJsonLeavesTheValueAsItWas) {
    PrintTicket ticket;
    ticket.number = 7;
    EXPECT_FALSE(readKeptText("{\"number\": 8", ticket));
    EXPECT_EQ(ticket.number, 7u);
}

// To read them took more stack than there is: an object that gets another member copies those that
// it has.
TEST(KeptJson, AMillionListsInOneAnotherAreNoValue) {
    for (const auto& lists :
         {inOneAnother(1'000'000, "[", "]"), inOneAnother(1'000'000, "{\"a\":", "}")}) {
        PrintTicket ticket;
        EXPECT_FALSE(readKeptText(lists, ticket));
        EXPECT_FALSE(readKeptText("{\"userName\": " + lists + ", \"number\": 8}", ticket));
        EXPECT_EQ(ticket.number, 0u);
    }
}

}  // namespace
}  // namespace winfax::service
