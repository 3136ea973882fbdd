// SPDX-License-Identifier: MIT
// The groups of everyCall().
#pragma once

#include "stage.h"

namespace winfax::endtoend {

void addConnectionCalls(std::vector<Row>& rows);
void addSendingCalls(std::vector<Row>& rows);
void addJobCalls(std::vector<Row>& rows);
void addPortCalls(std::vector<Row>& rows);
void addRoutingCalls(std::vector<Row>& rows);
void addSettingCalls(std::vector<Row>& rows);
void addRegistrationCalls(std::vector<Row>& rows);
void addPrintingCalls(std::vector<Row>& rows);

template <class Form>
std::string nameIn(const char* function) {
    return std::string(function) + std::string(Form::kLetter);
}

// A call that gives a block; the block is freed after it.
template <class Value, class Call>
Trial reading(Value** block, Call call) {
    return {
        .call = std::move(call), .after = [=] { api().FaxFreeBuffer(*block); }, .givesBlock = true};
}

}  // namespace winfax::endtoend
