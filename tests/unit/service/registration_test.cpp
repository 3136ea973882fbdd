// SPDX-License-Identifier: MIT
// Registration of plug-ins, in an instance that keeps it in its store.
#include <gtest/gtest.h>

#include "service_bench.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
namespace right = model::right;

constexpr const char16_t* kFirst = u"{00000000-0000-0000-0000-0000000000aa}";
constexpr const char16_t* kSecond = u"{00000000-0000-0000-0000-0000000000bb}";

model::ServiceProvider provider(model::Text name = u"Sample") {
    return {std::move(name), u"Sample provider", u"%SystemRoot%\\sample.dll", u""};
}

model::RoutingExtension extension(model::Text name, model::Text guid) {
    return {std::move(name),
            u"Sample extension",
            u"sample.so",
            {{u"method", u"Sample method", u"SampleRoute", std::move(guid)}}};
}

class RegistrationCalls : public testing::Test {
  protected:
    void SetUp() override { begin(); }

    void begin() {
        client_.emplace(bench_, right::all | right::administer);
        client_->greet();
    }
    void restart() {
        client_.reset();
        bench_.restart();
        begin();
    }
    ErrorCode add(model::ServiceProvider value) {
        return test::codeOf(client_->call<model::RegisterProvider>({std::move(value)}));
    }
    ErrorCode add(model::RoutingExtension value) {
        return test::codeOf(client_->call<model::RegisterExtension>({std::move(value)}));
    }
    std::vector<model::ServiceProvider> providers() {
        return client_->call<model::ListProviders>({}).value().providers;
    }
    std::vector<model::RoutingExtension> extensions() {
        return client_->call<model::ListExtensions>({}).value().extensions;
    }

    ServiceBench bench_;
    std::optional<BenchClient> client_;
};

TEST_F(RegistrationCalls, L20_KeepProvidersAsTheyWereGiven) {
    EXPECT_TRUE(providers().empty());
    EXPECT_EQ(add(provider()), ErrorCode::success);
    EXPECT_EQ(add(provider(u"Other")), ErrorCode::success);
    restart();
    EXPECT_EQ(providers(), (std::vector{provider(), provider(u"Other")}));
}

TEST_F(RegistrationCalls, ReplaceTheSameName) {
    EXPECT_EQ(add(provider()), ErrorCode::success);
    auto newer = provider(u"SAMPLE");
    newer.ImageName = u"newer.so";
    EXPECT_EQ(add(newer), ErrorCode::success);
    EXPECT_EQ(providers(), std::vector{newer});

    EXPECT_EQ(add(extension(u"Sample", kFirst)), ErrorCode::success);
    EXPECT_EQ(add(extension(u"sample", kFirst)), ErrorCode::success) << "its own GUID";
    EXPECT_EQ(extensions(), std::vector{extension(u"sample", kFirst)});
}

TEST_F(RegistrationCalls, I9_RemoveByName) {
    EXPECT_EQ(test::codeOf(client_->call<model::UnregisterProvider>({u"Sample"})),
              ErrorCode::fileNotFound);
    EXPECT_EQ(test::codeOf(client_->call<model::UnregisterExtension>({u"Sample"})),
              ErrorCode::fileNotFound);
    EXPECT_EQ(add(provider()), ErrorCode::success);
    EXPECT_EQ(add(extension(u"Sample", kFirst)), ErrorCode::success);
    EXPECT_TRUE(client_->call<model::UnregisterProvider>({u"sample"}));
    EXPECT_TRUE(client_->call<model::UnregisterExtension>({u"Sample"}));
    restart();
    EXPECT_TRUE(providers().empty());
    EXPECT_TRUE(extensions().empty());
}

TEST_F(RegistrationCalls, RefuseWhatCannotBeAName) {
    for (const model::Text& name :
         {model::Text(), model::Text(u""), model::Text(u"a\\b"), model::Text(u"a\nb"),
          model::Text(std::u16string(1, char16_t{0xD800})),
          model::Text(std::u16string(256, u'a'))}) {
        EXPECT_EQ(add(provider(name)), ErrorCode::invalidParameter);
        EXPECT_EQ(add(extension(name, kFirst)), ErrorCode::invalidParameter);
        auto method = extension(u"Sample", kFirst);
        method.Methods.front().Name = name;
        EXPECT_EQ(add(method), ErrorCode::invalidParameter);
    }
    EXPECT_EQ(add(provider(std::u16string(255, u'a'))), ErrorCode::success);
    auto imageless = provider(u"Other");
    imageless.ImageName = u"";
    EXPECT_EQ(add(imageless), ErrorCode::invalidParameter);
    EXPECT_EQ(providers().size(), 1u);
    EXPECT_TRUE(extensions().empty());
}

TEST_F(RegistrationCalls, I5_KeepGuidsInOneForm) {
    EXPECT_EQ(add(extension(u"Sample", u"00000000-0000-0000-0000-0000000000AA")),
              ErrorCode::success);
    EXPECT_EQ(extensions().front().Methods.front().Guid, kFirst);
}

TEST_F(RegistrationCalls, RefuseGuidsThatAreTaken) {
    EXPECT_EQ(add(extension(u"Sample", u"no guid")), ErrorCode::invalidData);
    EXPECT_EQ(add(extension(u"Sample", u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}")),
              ErrorCode::invalidData);
    EXPECT_EQ(add(extension(u"Sample", kFirst)), ErrorCode::success);
    EXPECT_EQ(add(extension(u"Other", kFirst)), ErrorCode::invalidData);
    auto twice = extension(u"Other", kSecond);
    twice.Methods.push_back({u"again", u"", u"Again", kSecond});
    EXPECT_EQ(add(twice), ErrorCode::invalidData);
    twice.Methods.back() = {u"METHOD", u"", u"Again", kFirst};
    EXPECT_EQ(add(twice), ErrorCode::invalidParameter) << "two of one name";
    EXPECT_EQ(extensions().size(), 1u);
}

TEST_F(RegistrationCalls, LeaveDefaultGuidsToOthersWhenThereAreNone) {
    bench_.settings.builtInRouting = false;
    restart();
    EXPECT_EQ(add(extension(u"Sample", u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}")),
              ErrorCode::success);
}

TEST_F(RegistrationCalls, AreForAdministrators) {
    BenchClient user(bench_, right::all);
    user.greet();
    EXPECT_EQ(test::codeOf(user.call<model::RegisterProvider>({provider()})),
              ErrorCode::accessDenied);
    EXPECT_EQ(test::codeOf(user.call<model::UnregisterProvider>({u"Sample"})),
              ErrorCode::accessDenied);
    EXPECT_EQ(test::codeOf(user.call<model::RegisterExtension>({extension(u"Sample", kFirst)})),
              ErrorCode::accessDenied);
    EXPECT_EQ(test::codeOf(user.call<model::UnregisterExtension>({u"Sample"})),
              ErrorCode::accessDenied);
    EXPECT_TRUE(user.call<model::ListProviders>({}));
    EXPECT_TRUE(user.call<model::ListExtensions>({}));
}

}  // namespace
}  // namespace winfax
