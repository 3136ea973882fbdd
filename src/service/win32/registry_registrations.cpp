// SPDX-License-Identifier: MIT
#include "service/win32/registry_registrations.h"

#include "platform/win32/wide.h"
#include "service/registration_rules.h"
#include "service/win32/registry_key.h"

namespace winfax::service {

namespace {

using model::Result;
using platform::win32::utf16FromWide;
using platform::win32::wideFromUtf16;

constexpr const wchar_t* kProviders = L"Device Providers";
constexpr const wchar_t* kExtensions = L"Routing Extensions";
constexpr const wchar_t* kMethods = L"Routing Methods";
constexpr const wchar_t* kFriendlyName = L"FriendlyName";
constexpr const wchar_t* kImageName = L"ImageName";
constexpr const wchar_t* kProviderName = L"ProviderName";
constexpr const wchar_t* kFunctionName = L"FunctionName";
constexpr const wchar_t* kGuid = L"Guid";

struct NamedText {
    const wchar_t* name;
    const model::Text& text;
};

Result<void> write(const RegistryKey& key, std::initializer_list<NamedText> texts) {
    for (const NamedText& one : texts) {
        const DWORD type = one.name == kImageName ? REG_EXPAND_SZ : REG_SZ;
        if (auto written = key.setText(one.name, one.text, type); !written) return written;
    }
    return {};
}

class RegistryRegistrations final : public Registrations {
  public:
    RegistryRegistrations(HKEY root, std::wstring path, bool builtIn)
        : root_(root), path_(std::move(path)), builtIn_(builtIn) {}

    Result<Providers> providers() const override {
        Providers list;
        const auto readOne = [&list](std::wstring name, const RegistryKey& key) -> Result<void> {
            list.push_back({utf16FromWide(name), key.text(kFriendlyName), key.text(kImageName),
                            key.text(kProviderName)});
            return {};
        };
        if (const auto read = forEach(below(kProviders), readOne); !read) {
            return tl::unexpected(read.error());
        }
        return list;
    }

    Result<Extensions> extensions() const override {
        Extensions list;
        const auto readOne = [&](std::wstring name, const RegistryKey& key) -> Result<void> {
            auto methods = methodsBelow(below(kExtensions) + L"\\" + name);
            if (!methods) return tl::unexpected(methods.error());
            list.push_back({utf16FromWide(name), key.text(kFriendlyName), key.text(kImageName),
                            std::move(*methods)});
            return {};
        };
        if (const auto read = forEach(below(kExtensions), readOne); !read) {
            return tl::unexpected(read.error());
        }
        return list;
    }

    void add(model::ServiceProvider provider, Done done) override {
        done(checkProvider(provider).and_then([&] { return store(provider); }));
    }

    void add(model::RoutingExtension extension, Done done) override {
        done(extensions()
                 .and_then([&](const Extensions& registered) {
                     return checkExtension(extension, registered, builtIn_);
                 })
                 .and_then([&](const model::RoutingExtension& checked) { return store(checked); }));
    }

    void removeProvider(std::u16string name, Done done) override { done(remove(kProviders, name)); }

    void removeExtension(std::u16string name, Done done) override {
        done(remove(kExtensions, name));
    }

  private:
    std::wstring below(const wchar_t* folder) const { return path_ + L"\\" + folder; }

    template <class Read>
    Result<void> forEach(const std::wstring& folder, Read readOne) const {
        const auto parent = RegistryKey::open(root_, folder);
        if (!parent) return tl::unexpected(parent.error());
        for (const std::wstring& name : parent->subkeys()) {
            const auto key = RegistryKey::open(root_, folder + L"\\" + name);
            if (!key) return tl::unexpected(key.error());
            if (auto read = readOne(name, *key); !read) return read;
        }
        return {};
    }

    Result<std::vector<model::ExtensionMethod>> methodsBelow(const std::wstring& extension) const {
        std::vector<model::ExtensionMethod> methods;
        const auto readOne = [&methods](std::wstring name, const RegistryKey& key) -> Result<void> {
            methods.push_back({utf16FromWide(name), key.text(kFriendlyName),
                               key.text(kFunctionName), key.text(kGuid)});
            return {};
        };
        const auto read = forEach(extension + L"\\" + kMethods, readOne);
        if (!read) return tl::unexpected(read.error());
        return methods;
    }

    Result<void> store(const model::ServiceProvider& provider) const {
        const auto key =
            RegistryKey::create(root_, below(kProviders) + L"\\" + wideFromUtf16(*provider.Name));
        if (!key) return tl::unexpected(key.error());
        return write(*key, {{kFriendlyName, provider.FriendlyName},
                            {kImageName, provider.ImageName},
                            {kProviderName, provider.TspName}})
            .and_then([&] { return key->flush(); });
    }

    Result<void> store(const model::RoutingExtension& extension) const {
        const std::wstring path = below(kExtensions) + L"\\" + wideFromUtf16(*extension.Name);
        const auto key = RegistryKey::create(root_, path);
        if (!key) return tl::unexpected(key.error());
        // Methods of an earlier registration do not stay. There need not be any.
        const auto removed = key->removeSubkey(kMethods);
        if (!removed && removed.error().code != model::ErrorCode::fileNotFound) return removed;
        auto stored = write(
            *key, {{kFriendlyName, extension.FriendlyName}, {kImageName, extension.ImageName}});
        for (auto method = extension.Methods.begin(); stored && method != extension.Methods.end();
             ++method) {
            stored = store(path + L"\\" + kMethods + L"\\" + wideFromUtf16(*method->Name), *method);
        }
        return stored.and_then([&] { return key->flush(); });
    }

    Result<void> store(const std::wstring& path, const model::ExtensionMethod& method) const {
        const auto key = RegistryKey::create(root_, path);
        if (!key) return tl::unexpected(key.error());
        return write(*key, {{kFriendlyName, method.FriendlyName},
                            {kFunctionName, method.FunctionName},
                            {kGuid, method.Guid}});
    }

    Result<void> remove(const wchar_t* folder, const std::u16string& name) const {
        const auto unknown = model::fail(model::ErrorCode::fileNotFound,
                                         "nothing is registered as '" + text::toUtf8(name) + "'");
        // A name with a backslash would lead below another one's key.
        if (name.empty() || name.find(u'\\') != std::u16string::npos) return unknown;
        const auto exists = RegistryKey::open(root_, below(folder) + L"\\" + wideFromUtf16(name));
        if (!exists) return tl::unexpected(exists.error());
        if (!*exists) return unknown;
        const auto parent = RegistryKey::create(root_, below(folder));
        if (!parent) return tl::unexpected(parent.error());
        return parent->removeSubkey(wideFromUtf16(name)).and_then([&] { return parent->flush(); });
    }

    const HKEY root_;
    const std::wstring path_;
    const bool builtIn_;
};

}  // namespace

std::unique_ptr<Registrations> makeRegistryRegistrations(HKEY root, std::wstring path,
                                                         bool builtIn) {
    return std::make_unique<RegistryRegistrations>(root, std::move(path), builtIn);
}

}  // namespace winfax::service
