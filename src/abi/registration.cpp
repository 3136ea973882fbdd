// SPDX-License-Identifier: MIT
#include "abi/boundary.h"
#include "abi/judgement.h"

namespace winfax::abi {

using model::Result;

namespace {

// These two take no handle: they change what the next start of the service finds.
Result<void> registerProvider(LPCWSTR provider, LPCWSTR friendlyName, LPCWSTR image, LPCWSTR tsp) {
    return notImplemented(Judgement()
                              .required(provider, friendlyName, image, tsp)
                              .texts(provider, friendlyName, image, tsp));
}

Result<void> unregisterProvider(LPCWSTR provider) {
    return notImplemented(Judgement().required(provider).texts(provider));
}

Result<void> registerExtension(HANDLE handle, LPCWSTR name, LPCWSTR friendlyName, LPCWSTR image,
                               PFAX_ROUTING_INSTALLATION_CALLBACKW callback) {
    return notImplemented(Judgement()
                              .required(handle, name, friendlyName, image, callback)
                              .server(handle)
                              .texts(name, friendlyName, image));
}

template <class Char>
Result<void> unregisterExtension(HANDLE handle, const Char* name) {
    return notImplemented(Judgement().required(handle, name).server(handle).texts(name));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxRegisterServiceProviderW(LPCWSTR DeviceProvider, LPCWSTR FriendlyName,
                                        LPCWSTR ImageName, LPCWSTR TspName) {
    return boundary(
        [&] { return registerProvider(DeviceProvider, FriendlyName, ImageName, TspName); });
}

BOOL WINAPI FaxUnregisterServiceProviderW(LPCWSTR DeviceProvider) {
    return boundary([&] { return unregisterProvider(DeviceProvider); });
}

// Context may be NULL (I8).
BOOL WINAPI FaxRegisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName,
                                         LPCWSTR FriendlyName, LPCWSTR ImageName,
                                         PFAX_ROUTING_INSTALLATION_CALLBACKW CallBack, LPVOID) {
    return boundary([&] {
        return registerExtension(FaxHandle, ExtensionName, FriendlyName, ImageName, CallBack);
    });
}

BOOL WINAPI FaxUnregisterRoutingExtensionA(HANDLE FaxHandle, LPCSTR ExtensionName) {
    return boundary([&] { return unregisterExtension(FaxHandle, ExtensionName); });
}

BOOL WINAPI FaxUnregisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName) {
    return boundary([&] { return unregisterExtension(FaxHandle, ExtensionName); });
}
