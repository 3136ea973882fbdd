// SPDX-License-Identifier: MIT
#include "calls.h"

#include "event_port.h"

namespace winfax::endtoend {

using conformance::Ansi;
using conformance::Block;
using conformance::EventPort;
using conformance::Wide;

namespace {

Trial closingServer(Stage&) {
    static HANDLE fax = nullptr;
    return {.call = [] { return api().FaxClose(fax); },
            .before = [] { EXPECT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax)); },
            .after = [] { EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(fax)); }};
}

// The device is held for PORT_OPEN_MODIFY: a handle that was lost would keep it from the next.
Trial closingPort(Stage& stage) {
    static HANDLE port = nullptr;
    const HANDLE fax = stage.server();
    const DWORD device = stage.device();
    return {
        .call = [] { return api().FaxClose(port); },
        .before = [=] { EXPECT_SUCCEEDS(api().FaxOpenPort(fax, device, PORT_OPEN_MODIFY, &port)); },
        .after = [] { EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(port)); }};
}

template <class Form>
void addConnect(std::vector<Row>& rows) {
    rows.push_back({nameIn<Form>("FaxConnectFaxServer"), "", [](Stage& stage) -> Trial {
                        auto* const fax = stage.output<HANDLE>();
                        return {.call = [=] { return Form::connectFaxServer(nullptr, fax); },
                                .after = [=] { EXPECT_SUCCEEDS(api().FaxClose(*fax)); }};
                    }});
}

}  // namespace

void addConnectionCalls(std::vector<Row>& rows) {
    addConnect<Ansi>(rows);
    addConnect<Wide>(rows);
    rows.push_back({"FaxClose", "", closingServer});
    rows.push_back({"FaxClose", "_port", closingPort});
    rows.push_back({"FaxAccessCheck", "", [](Stage& stage) -> Trial {
                        const HANDLE fax = stage.server();
                        return {.call = [=] { return api().FaxAccessCheck(fax, FAX_JOB_QUERY); }};
                    }});
    rows.push_back(
        {"FaxFreeBuffer", "", [](Stage& stage) -> Trial {
             auto* const ports = stage.output<FAX_PORT_INFOW*>();
             auto* const count = stage.keep(DWORD{});
             const HANDLE fax = stage.server();
             return {.call =
                         [=] {
                             api().FaxFreeBuffer(*ports);
                             return TRUE;
                         },
                     .before = [=] { EXPECT_SUCCEEDS(api().FaxEnumPortsW(fax, ports, count)); }};
         }});
    rows.push_back({"FaxInitializeEventQueue", "", [](Stage& stage) -> Trial {
                        const HANDLE fax = stage.server();
                        const HANDLE port = EventPort().handle();
                        return {.call = [=] {
                            return api().FaxInitializeEventQueue(fax, port, 1, nullptr, 0);
                        }};
                    }});
}

namespace {

template <class Form>
class SettingCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxGetConfiguration"), "", [](Stage& stage) {
                            auto* const out = stage.output<typename Form::Configuration*>();
                            const HANDLE fax = stage.server();
                            return reading(out, [=] { return Form::getConfiguration(fax, out); });
                        }});
        rows.push_back({nameIn<Form>("FaxSetConfiguration"), "", [](Stage& stage) -> Trial {
                            const HANDLE fax = stage.server();
                            auto* const block =
                                stage.keep(std::make_shared<Block<typename Form::Configuration>>());
                            EXPECT_SUCCEEDS(Form::getConfiguration(fax, (*block)->place()));
                            const auto* const value = (*block)->get();
                            return {.call = [=] { return Form::setConfiguration(fax, value); }};
                        }});
        rows.push_back({nameIn<Form>("FaxGetLoggingCategories"), "", [](Stage& stage) {
                            auto* const out = stage.output<typename Form::LogCategory*>();
                            auto* const count = stage.output<DWORD>();
                            const HANDLE fax = stage.server();
                            return reading(
                                out, [=] { return Form::getLoggingCategories(fax, out, count); });
                        }});
        rows.push_back({nameIn<Form>("FaxSetLoggingCategories"), "", [](Stage& stage) -> Trial {
                            const HANDLE fax = stage.server();
                            auto* const categories =
                                stage.keep(std::vector<typename Form::LogCategory>(2));
                            (*categories)[0].Category = FAXLOG_CATEGORY_INIT;
                            (*categories)[1].Category = FAXLOG_CATEGORY_INBOUND;
                            return {.call = [=] {
                                return Form::setLoggingCategories(fax, categories->data(), 2);
                            }};
                        }});
    }
};

}  // namespace

void addSettingCalls(std::vector<Row>& rows) {
    SettingCalls<Ansi>::add(rows);
    SettingCalls<Wide>::add(rows);
}

std::vector<Row> everyCall() {
    std::vector<Row> rows;
    addConnectionCalls(rows);
    addSendingCalls(rows);
    addJobCalls(rows);
    addPortCalls(rows);
    addRoutingCalls(rows);
    addSettingCalls(rows);
    addRegistrationCalls(rows);
    addPrintingCalls(rows);
    return rows;
}

}  // namespace winfax::endtoend
