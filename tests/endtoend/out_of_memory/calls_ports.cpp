// SPDX-License-Identifier: MIT
// Devices, their routing methods, and what is registered.
#include "calls.h"

namespace winfax::endtoend {

using conformance::Ansi;
using conformance::Block;
using conformance::Wide;

namespace {

constexpr std::u16string_view kFolderMethod = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";

template <class Form>
class PortCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxEnumPorts"), "", [](Stage& stage) {
                            auto* const ports = stage.output<Info*>();
                            auto* const count = stage.output<DWORD>();
                            const HANDLE fax = stage.server();
                            return reading(ports,
                                           [=] { return Form::enumPorts(fax, ports, count); });
                        }});
        rows.push_back({nameIn<Form>("FaxGetPort"), "", [](Stage& stage) {
                            auto* const info = stage.output<Info*>();
                            const HANDLE port = stage.openPort();
                            return reading(info, [=] { return Form::getPort(port, info); });
                        }});
        rows.push_back({nameIn<Form>("FaxSetPort"), "", [](Stage& stage) -> Trial {
                            const HANDLE port = stage.openPort(PORT_OPEN_QUERY | PORT_OPEN_MODIFY);
                            auto* const block = stage.keep(std::make_shared<Block<Info>>());
                            EXPECT_SUCCEEDS(Form::getPort(port, (*block)->place()));
                            const Info* const value = (*block)->get();
                            return {.call = [=] { return Form::setPort(port, value); }};
                        }});
        rows.push_back({nameIn<Form>("FaxGetDeviceStatus"), "", [](Stage& stage) {
                            auto* const status = stage.output<typename Form::DeviceStatus*>();
                            const HANDLE port = stage.openPort();
                            return reading(status,
                                           [=] { return Form::getDeviceStatus(port, status); });
                        }});
    }

  private:
    using Info = typename Form::PortInfo;
};

Trial openingPort(Stage& stage) {
    const HANDLE fax = stage.server();
    const DWORD device = stage.device();
    auto* const port = stage.output<HANDLE>();
    return {.call = [=] { return api().FaxOpenPort(fax, device, PORT_OPEN_MODIFY, port); },
            .after = [=] { EXPECT_SUCCEEDS(api().FaxClose(*port)); }};
}

}  // namespace

void addPortCalls(std::vector<Row>& rows) {
    PortCalls<Ansi>::add(rows);
    PortCalls<Wide>::add(rows);
    rows.push_back({"FaxOpenPort", "", openingPort});
}

namespace {

template <class Form>
class RoutingCalls {
  public:
    static void add(std::vector<Row>& rows) {
        rows.push_back({nameIn<Form>("FaxEnumGlobalRoutingInfo"), "", [](Stage& stage) {
                            auto* const all = stage.output<typename Form::GlobalRoutingInfo*>();
                            auto* const count = stage.output<DWORD>();
                            const HANDLE fax = stage.server();
                            return reading(
                                all, [=] { return Form::enumGlobalRoutingInfo(fax, all, count); });
                        }});
        rows.push_back({nameIn<Form>("FaxSetGlobalRoutingInfo"), "", ordering});
        rows.push_back({nameIn<Form>("FaxEnumRoutingMethods"), "", [](Stage& stage) {
                            auto* const all = stage.output<typename Form::RoutingMethod*>();
                            auto* const count = stage.output<DWORD>();
                            const HANDLE port = stage.openPort();
                            return reading(
                                all, [=] { return Form::enumRoutingMethods(port, all, count); });
                        }});
        rows.push_back(
            {nameIn<Form>("FaxEnableRoutingMethod"), "", [](Stage& stage) -> Trial {
                 const HANDLE port = stage.openPort(PORT_OPEN_MODIFY);
                 const auto* const guid = stage.text<Form>(kFolderMethod);
                 return {.call = [=] { return Form::enableRoutingMethod(port, guid, FALSE); }};
             }});
        rows.push_back({nameIn<Form>("FaxGetRoutingInfo"), "", [](Stage& stage) {
                            const HANDLE port = stage.openPort();
                            const auto* const guid = stage.text<Form>(kFolderMethod);
                            auto* const info = stage.output<BYTE*>();
                            auto* const size = stage.output<DWORD>();
                            return reading(
                                info, [=] { return Form::getRoutingInfo(port, guid, info, size); });
                        }});
        rows.push_back({nameIn<Form>("FaxSetRoutingInfo"), "", [](Stage& stage) -> Trial {
                            const HANDLE port = stage.openPort(PORT_OPEN_MODIFY);
                            const auto* const guid = stage.text<Form>(kFolderMethod);
                            const auto* const nothing = stage.keep(std::vector<BYTE>(2));
                            return {.call = [=] {
                                return Form::setRoutingInfo(port, guid, nothing->data(), 2);
                            }};
                        }});
    }

  private:
    static Trial ordering(Stage& stage) {
        const HANDLE fax = stage.server();
        auto* const info = stage.sized<typename Form::GlobalRoutingInfo>();
        info->Priority = 1;
        info->Guid = stage.text<Form>(kFolderMethod);
        return {.call = [=] { return Form::setGlobalRoutingInfo(fax, info); }};
    }
};

}  // namespace

void addRoutingCalls(std::vector<Row>& rows) {
    RoutingCalls<Ansi>::add(rows);
    RoutingCalls<Wide>::add(rows);
}

namespace {

constexpr std::u16string_view kName = u"Something whose name takes memory of its own";

struct Provider {
    explicit Provider(Stage& stage)
        : name(stage.text<Wide>(kName)), image(stage.text<Wide>(u"sample.dll")) {}
    BOOL enlist() const { return api().FaxRegisterServiceProviderW(name, name, image, name); }
    BOOL remove() const { return api().FaxUnregisterServiceProviderW(name); }
    const WCHAR* name;
    const WCHAR* image;
};

// An extension with one method.
struct Extension {
    explicit Extension(Stage& stage)
        : server(stage.server()),
          name(stage.text<Wide>(kName)),
          guid(stage.text<Wide>(u"{0a1b2c3d-0001-4aaa-8bbb-0123456789ab}")),
          asked(stage.keep(0)) {}
    BOOL enlist() const {
        *asked = 0;
        return api().FaxRegisterRoutingExtensionW(server, name, name, name, &describe,
                                                  const_cast<Extension*>(this));
    }
    BOOL remove() const { return Wide::unregisterRoutingExtension(server, name); }
    static BOOL CALLBACK describe(HANDLE, LPVOID context, LPWSTR name, LPWSTR friendlyName,
                                  LPWSTR functionName, LPWSTR guid) {
        const auto& self = *static_cast<const Extension*>(context);
        if ((*self.asked)++ > 0) return FALSE;
        for (LPWSTR place : {name, friendlyName, functionName, guid}) {
            const WCHAR* from = place == guid ? self.guid : self.name;
            while ((*place++ = *from++) != 0) {
            }
        }
        return TRUE;
    }
    HANDLE server;
    const WCHAR* name;
    const WCHAR* guid;
    int* asked;
};

template <class Registered>
Trial enlisting(Stage& stage) {
    const auto* const one = stage.keep(Registered(stage));
    return {.call = [=] { return one->enlist(); },
            .after = [=] { EXPECT_SUCCEEDS(one->remove()); }};
}

template <class Form>
Trial removingExtension(Stage& stage) {
    const auto* const one = stage.keep(Extension(stage));
    const auto* const name = stage.text<Form>(kName);
    return {.call = [=] { return Form::unregisterRoutingExtension(one->server, name); },
            .before = [=] { EXPECT_SUCCEEDS(one->enlist()); }};
}

Trial removingProvider(Stage& stage) {
    const auto* const one = stage.keep(Provider(stage));
    return {.call = [=] { return one->remove(); },
            .before = [=] { EXPECT_SUCCEEDS(one->enlist()); }};
}

}  // namespace

void addRegistrationCalls(std::vector<Row>& rows) {
    rows.push_back({"FaxRegisterServiceProviderW", "", enlisting<Provider>});
    rows.push_back({"FaxUnregisterServiceProviderW", "", removingProvider});
    rows.push_back({"FaxRegisterRoutingExtensionW", "", enlisting<Extension>});
    rows.push_back({"FaxUnregisterRoutingExtensionA", "", removingExtension<Ansi>});
    rows.push_back({"FaxUnregisterRoutingExtensionW", "", removingExtension<Wide>});
}

}  // namespace winfax::endtoend
