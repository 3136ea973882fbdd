// SPDX-License-Identifier: MIT
// M13, I10: registrations in the registry, below a key of the test's own.
#include "service/win32/registry_registrations.h"

#include <gtest/gtest.h>

#include "platform/win32/wide.h"
#include "service/win32/registry_key.h"
#include "support/scratch_directory.h"

namespace winfax::service {
namespace {

using model::ErrorCode;

constexpr const char16_t* kGuid = u"{00000000-0000-0000-0000-0000000000aa}";

class RegistryRegistrationsTest : public testing::Test {
  protected:
    ~RegistryRegistrationsTest() override { RegDeleteTreeW(HKEY_CURRENT_USER, path_.c_str()); }

    std::unique_ptr<Registrations> open() const {
        return makeRegistryRegistrations(HKEY_CURRENT_USER, path_, true);
    }
    template <class Value>
    ErrorCode add(Value value) {
        ErrorCode code = ErrorCode::internalError;
        open()->add(std::move(value), [&code](const model::Result<void>& result) {
            code = result ? ErrorCode::success : result.error().code;
        });
        return code;
    }
    ErrorCode remove(void (Registrations::*method)(std::u16string, Registrations::Done),
                     std::u16string name) {
        ErrorCode code = ErrorCode::internalError;
        (*open().*method)(std::move(name), [&code](const model::Result<void>& result) {
            code = result ? ErrorCode::success : result.error().code;
        });
        return code;
    }
    model::Text text(const wchar_t* key, const wchar_t* value) const {
        return RegistryKey::open(HKEY_CURRENT_USER, path_ + key).value().text(value);
    }
    DWORD typeOf(const wchar_t* key, const wchar_t* value) const {
        DWORD type = 0;
        RegGetValueW(HKEY_CURRENT_USER, (path_ + key).c_str(), value, RRF_RT_ANY | RRF_NOEXPAND,
                     &type, nullptr, nullptr);
        return type;
    }

    const std::wstring path_ =
        L"Software\\OpenWinFaxTest-" + platform::win32::wideFromUtf8(test::uniqueName());
};

model::RoutingExtension extension(std::vector<model::ExtensionMethod> methods) {
    return {u"Sample", u"Sample extension", u"%SystemRoot%\\sample.dll", std::move(methods)};
}
model::ExtensionMethod method(model::Text name, model::Text guid) {
    return {std::move(name), u"Friendly", u"SampleRoute", std::move(guid)};
}

TEST_F(RegistryRegistrationsTest, L20_HoldsProviders) {
    EXPECT_TRUE(open()->providers().value().empty());
    const model::ServiceProvider provider{u"Sample", u"Sample \u00E9", u"%SystemRoot%\\s.dll",
                                          u"sample.tsp"};
    EXPECT_EQ(add(provider), ErrorCode::success);
    EXPECT_EQ(open()->providers().value(), std::vector{provider});
    const wchar_t* const key = L"\\Device Providers\\Sample";
    EXPECT_EQ(text(key, L"ImageName"), u"%SystemRoot%\\s.dll");
    EXPECT_EQ(text(key, L"ProviderName"), u"sample.tsp");
    EXPECT_EQ(typeOf(key, L"ImageName"), DWORD{REG_EXPAND_SZ});
    EXPECT_EQ(typeOf(key, L"FriendlyName"), DWORD{REG_SZ});
}

TEST_F(RegistryRegistrationsTest, M13_HoldsExtensionsWhereTheyAreDocumented) {
    const auto value = extension({method(u"One", kGuid)});
    EXPECT_EQ(add(value), ErrorCode::success);
    EXPECT_EQ(open()->extensions().value(), std::vector{value});
    const wchar_t* const key = L"\\Routing Extensions\\Sample";
    EXPECT_EQ(text(key, L"FriendlyName"), u"Sample extension");
    EXPECT_EQ(typeOf(key, L"ImageName"), DWORD{REG_EXPAND_SZ});
    const wchar_t* const below = L"\\Routing Extensions\\Sample\\Routing Methods\\One";
    EXPECT_EQ(text(below, L"FunctionName"), u"SampleRoute");
    EXPECT_EQ(text(below, L"Guid"), kGuid);
}

TEST_F(RegistryRegistrationsTest, KeepsNoMethodOfAnEarlierRegistration) {
    EXPECT_EQ(add(extension({method(u"One", kGuid)})), ErrorCode::success);
    const auto newer = extension({method(u"Two", kGuid)});
    EXPECT_EQ(add(newer), ErrorCode::success);
    EXPECT_EQ(open()->extensions().value(), std::vector{newer});
    EXPECT_EQ(add(extension({})), ErrorCode::success);
    EXPECT_EQ(open()->extensions().value(), std::vector{extension({})});
}

TEST_F(RegistryRegistrationsTest, RefusesWhatIsTakenOrNoName) {
    EXPECT_EQ(add(extension({method(u"One", kGuid)})), ErrorCode::success);
    auto other = extension({method(u"One", kGuid)});
    other.Name = u"Other";
    EXPECT_EQ(add(other), ErrorCode::invalidData);
    other.Name = u"Sample\\Routing Methods";
    EXPECT_EQ(add(other), ErrorCode::invalidParameter);
    EXPECT_EQ(open()->extensions().value().size(), 1u);
}

TEST_F(RegistryRegistrationsTest, I9_RemovesByName) {
    EXPECT_EQ(remove(&Registrations::removeExtension, u"Sample"), ErrorCode::fileNotFound);
    EXPECT_EQ(remove(&Registrations::removeProvider, u""), ErrorCode::fileNotFound);
    EXPECT_EQ(add(extension({method(u"One", kGuid)})), ErrorCode::success);
    EXPECT_EQ(remove(&Registrations::removeExtension, u"Sample\\Routing Methods"),
              ErrorCode::fileNotFound);
    EXPECT_EQ(remove(&Registrations::removeExtension, u"SAMPLE"), ErrorCode::success);
    EXPECT_TRUE(open()->extensions().value().empty());
}

}  // namespace
}  // namespace winfax::service
