// SPDX-License-Identifier: MIT
#include "abi/entry.h"
#include "abi/letter.h"
#include "abi/method_buffers.h"
#include "model/guid_text.h"

namespace winfax::abi {

using model::Result;

namespace {

// The first two take no handle: the instance of the environment is meant. What is registered is
// used from the next start of the service on.
Result<void> registerProvider(LPCWSTR provider, LPCWSTR friendlyName, LPCWSTR image, LPCWSTR tsp) {
    model::ServiceProvider value;
    const auto judged = Judgement()
                            .required(provider, friendlyName, image, tsp)
                            .text(provider, value.Name)
                            .text(friendlyName, value.FriendlyName)
                            .text(image, value.ImageName)
                            .text(tsp, value.TspName)
                            .valid([&] { return present(value.Name); }, "DeviceProvider is empty")
                            .valid([&] { return present(value.ImageName); }, "ImageName is empty");
    if (!judged) return judged.failure();
    const auto session = client::Session::connect(client::Origin::function);
    if (!session) return tl::unexpected(session.error());
    return perform<model::RegisterProvider>(**session, {std::move(value)});
}

Result<void> unregisterProvider(LPCWSTR provider) {
    model::Text name;
    const auto judged = Judgement().required(provider).text(provider, name);
    if (!judged) return judged.failure();
    const auto session = client::Session::connect(client::Origin::function);
    if (!session) return tl::unexpected(session.error());
    return perform<model::UnregisterProvider>(**session, {name});
}

constexpr std::size_t kMostMethods = 1'000;

bool shortEnough(const model::Text& text) { return present(text) && text->size() <= kMethodText; }

Result<model::ExtensionMethod> liftMethod(const MethodBuffers& buffers) {
    model::ExtensionMethod method;
    const auto judged =
        Judgement()
            .text(buffers.name, method.Name)
            .text(buffers.friendlyName, method.FriendlyName)
            .text(buffers.functionName, method.FunctionName)
            .text(buffers.guid, method.Guid)
            .valid([&] { return shortEnough(method.Name) && shortEnough(method.FunctionName); },
                   "a method's name or function name is empty or longer than 100 characters")
            .valid([&] { return method.FriendlyName->size() <= kMethodText; },
                   "a method's friendly name is longer than 100 characters")
            .valid([&] { return model::isGuidText(*method.Guid); }, "a method's Guid is no GUID",
                   model::ErrorCode::invalidData);
    if (!judged) return judged.failure();
    return method;
}

// M9: while the callback runs, nothing but memory is held.
Result<std::vector<model::ExtensionMethod>> askForMethods(
    HANDLE handle, PFAX_ROUTING_INSTALLATION_CALLBACKW callback, void* context) {
    std::vector<model::ExtensionMethod> methods;
    for (;;) {
        MethodBuffers buffers;
        const BOOL given = callOut([&] {
            return callback(handle, context, buffers.name, buffers.friendlyName,
                            buffers.functionName, buffers.guid);
        });
        if (!given) return methods;
        auto method = liftMethod(buffers);
        if (!method) return tl::unexpected(method.error());
        if (methods.size() == kMostMethods) {
            return model::fail(model::ErrorCode::invalidParameter,
                               "the extension has more than 1,000 methods");
        }
        methods.push_back(std::move(*method));
    }
}

Result<void> registerExtension(HANDLE handle, LPCWSTR name, LPCWSTR friendlyName, LPCWSTR image,
                               PFAX_ROUTING_INSTALLATION_CALLBACKW callback, void* context) {
    model::RoutingExtension value;
    {
        const auto judged =
            Judgement()
                .required(handle, name, friendlyName, image, callback)
                .server(handle)
                .text(name, value.Name)
                .text(friendlyName, value.FriendlyName)
                .text(image, value.ImageName)
                .valid([&] { return present(value.Name); }, "ExtensionName is empty")
                .valid([&] { return present(value.ImageName); }, "ImageName is empty");
        if (!judged) return judged.failure();
    }
    auto methods = askForMethods(handle, callback, context);
    if (!methods) return tl::unexpected(methods.error());
    value.Methods = std::move(*methods);
    const auto judged = Judgement().server(handle);  // the callback may have closed it
    if (!judged) return judged.failure();
    return perform<model::RegisterExtension>(judged.server().session(), {std::move(value)});
}

template <class Char>
Result<void> unregisterExtension(HANDLE handle, const Char* name) {
    model::Text text;
    const auto judged = Judgement().required(handle, name).server(handle).text(name, text);
    if (!judged) return judged.failure();
    return perform<model::UnregisterExtension>(judged.server().session(), {text});
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxRegisterServiceProviderW(LPCWSTR DeviceProvider, LPCWSTR FriendlyName,
                                        LPCWSTR ImageName, LPCWSTR TspName) {
    return entry<signature::FaxRegisterServiceProvider>("FaxRegisterServiceProviderW",
                                                        registerProvider, DeviceProvider,
                                                        FriendlyName, ImageName, TspName);
}

BOOL WINAPI FaxUnregisterServiceProviderW(LPCWSTR DeviceProvider) {
    return entry<signature::FaxUnregisterServiceProvider>("FaxUnregisterServiceProviderW",
                                                          unregisterProvider, DeviceProvider);
}

// Context may be NULL (I8).
BOOL WINAPI FaxRegisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName,
                                         LPCWSTR FriendlyName, LPCWSTR ImageName,
                                         PFAX_ROUTING_INSTALLATION_CALLBACKW CallBack,
                                         LPVOID Context) {
    return entry<signature::FaxRegisterRoutingExtension>(
        "FaxRegisterRoutingExtensionW", registerExtension, FaxHandle, ExtensionName, FriendlyName,
        ImageName, CallBack, Context);
}

BOOL WINAPI FaxUnregisterRoutingExtensionA(HANDLE FaxHandle, LPCSTR ExtensionName) {
    return entry<signature::FaxUnregisterRoutingExtension>(
        "FaxUnregisterRoutingExtensionA", unregisterExtension, FaxHandle, ExtensionName);
}

BOOL WINAPI FaxUnregisterRoutingExtensionW(HANDLE FaxHandle, LPCWSTR ExtensionName) {
    return entry<signature::FaxUnregisterRoutingExtension>(
        "FaxUnregisterRoutingExtensionW", unregisterExtension, FaxHandle, ExtensionName);
}
