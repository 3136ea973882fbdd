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
    bool decodes = false;  // a document, in a process of its own
    // The service works on after its answer; what comes of that the job tells, and the store.
    bool goesOn = false;
    // How many requests for memory each try passes over, in proportion to those before it, where a
    // try takes long.
    double stride = 0;
};

struct Row {
    std::string call;  // its name
    Circumstances circumstances;
    // The call's bytes, for the stage's client.
    std::function<wire::Bytes(Stage&)> frames;
    // Whether this reply takes charge of a fax.
    std::function<bool(const wire::Bytes&)> acknowledges;
};

template <class Call>
bool acknowledges(const wire::Bytes& payload) {
    const auto reply = wire::decodeReply<typename Call::Reply>(payload);
    if constexpr (std::is_same_v<Call, model::TransmitPages>) {
        return reply && reply->outcome == static_cast<std::uint32_t>(model::DeviceState::completed);
    } else {
        return reply.has_value();
    }
}

// `request`: what is asked, or a function that makes it for a stage.
template <class Call, class Request = typename Call::Request>
Row row(Request request, Circumstances circumstances = {}) {
    Row row{std::string(Call::kName), std::move(circumstances), {}, acknowledges<Call>};
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
void addFaxRows(std::vector<Row>& rows);
void addSettingRows(std::vector<Row>& rows);
std::vector<Row> everyRow();

}  // namespace winfax::test
