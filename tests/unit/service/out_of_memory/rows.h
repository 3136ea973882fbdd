// SPDX-License-Identifier: MIT
// The calls that are made while memory runs out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "stage.h"

namespace winfax::test {

struct Circumstances {
    std::string variant{};
    // Brings about what the call needs, whatever an earlier try has left.
    std::function<void(Stage&)> before = [](Stage&) {};
    std::optional<std::vector<std::uint8_t>> document{};
    clock::Mode clock = clock::Mode::virtualTime;
    bool testInstance = false;
    bool usedFromNextStart = false;  // what is routed differs after it
    // It handles JSON, whose destructors ask for memory and can throw nothing (decision 37).
    bool needsReserve = false;
    // A worker decodes its document in this process, as nowhere else. libtiff has words of its own
    // for want of memory.
    bool decodesHere = false;
};

struct Row {
    std::string call;  // its name
    Circumstances circumstances;
    // The call's bytes, for the stage's client.
    std::function<wire::Bytes(Stage&)> frames;
};

// `request`: what is asked, or a function that makes it for a stage.
template <class Call, class Request = typename Call::Request>
Row row(Request request, Circumstances circumstances = {}) {
    Row row{std::string(Call::kName), std::move(circumstances), {}};
    row.frames = [request = std::move(request),
                  document = row.circumstances.document](Stage& stage) {
        const typename Call::Request made = [&] {
            if constexpr (std::is_invocable_v<Request, Stage&>) {
                return typename Call::Request(request(stage));
            } else {
                return request;
            }
        }();
        if constexpr (Call::kHasBody) {
            return stage.client().framesWith<Call>(document.value(), made);
        } else {
            return stage.client().frames<Call>(made);
        }
    };
    return row;
}

// Most requests name something that `before` made.
template <class Request>
Request ofId(Stage& stage) {
    return Request{stage.id};
}

void addJobRows(std::vector<Row>& rows);
void addPortRows(std::vector<Row>& rows);
void addSettingRows(std::vector<Row>& rows);
std::vector<Row> everyRow();

}  // namespace winfax::test
