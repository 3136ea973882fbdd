// SPDX-License-Identifier: MIT
// Wine enforces neither pipes' access lists nor their owners, so the rules are tested as such.
#include "ipc/win32/endpoint_security.h"

#include <gtest/gtest.h>

#include "platform/win32/security.h"

namespace winfax::ipc::win32 {
namespace {

const std::string kOwn = "S-1-5-21-1-2-3-1001";
const std::string kOther = "S-1-5-21-1-2-3-1002";
const std::string kService = "S-1-5-80-1-2-3-4-5";

TEST(PipeOwner, A11_OnlyThisUserAndAdministratorsServeAPrivateInstance) {
    for (const std::string& trusted :
         {kOwn, std::string("S-1-5-18"), std::string("S-1-5-32-544")}) {
        EXPECT_TRUE(isTrustedOwner(trusted, kOwn, false, std::nullopt)) << trusted;
    }
    EXPECT_FALSE(isTrustedOwner(kOther, kOwn, false, std::nullopt));
    EXPECT_FALSE(isTrustedOwner("", kOwn, false, std::nullopt));
    EXPECT_FALSE(isTrustedOwner("", "", false, std::nullopt));
    EXPECT_FALSE(isTrustedOwner(kService, kOwn, false, kService));
}

TEST(PipeOwner, A11_TheInstalledServicesAccountServesTheSystemInstance) {
    EXPECT_TRUE(isTrustedOwner(kService, kOwn, true, kService));
    EXPECT_FALSE(isTrustedOwner(kOther, kOwn, true, kService));
    EXPECT_FALSE(isTrustedOwner(kOther, kOwn, true, std::nullopt));
}

// What the list of a descriptor grants the SID; 0 when it has no such entry.
ACCESS_MASK granted(PSECURITY_DESCRIPTOR descriptor, const std::string& sid) {
    PACL list = nullptr;
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    GetSecurityDescriptorDacl(descriptor, &present, &list, &defaulted);
    for (DWORD i = 0; present && i < list->AceCount; ++i) {
        void* entry = nullptr;
        GetAce(list, i, &entry);
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
        if (allowed->Header.AceType == ACCESS_ALLOWED_ACE_TYPE &&
            platform::win32::sidText(&allowed->SidStart) == sid) {
            return allowed->Mask;
        }
    }
    return 0;
}

TEST(PipeDescriptor, LocalUsersMayConnectToTheSystemInstanceButNotServeIt) {
    constexpr const char* kAuthenticatedUsers = "S-1-5-11";
    constexpr ACCESS_MASK kReadGeneric = FILE_GENERIC_READ;
    Instance instance;
    auto attributes = platform::win32::SecurityAttributes::fromSddl(pipeDescriptor(instance, kOwn));
    ASSERT_TRUE(attributes) << attributes.error().detail;
    EXPECT_EQ(granted(attributes->get()->lpSecurityDescriptor, kAuthenticatedUsers), 0u);
    EXPECT_NE(granted(attributes->get()->lpSecurityDescriptor, kOwn), 0u);

    instance.system = true;
    attributes = platform::win32::SecurityAttributes::fromSddl(pipeDescriptor(instance, kOwn));
    ASSERT_TRUE(attributes) << attributes.error().detail;
    const ACCESS_MASK users = granted(attributes->get()->lpSecurityDescriptor, kAuthenticatedUsers);
    EXPECT_EQ(users & kReadGeneric, kReadGeneric);
    EXPECT_NE(users & FILE_WRITE_DATA, 0u);
    EXPECT_EQ(users & FILE_CREATE_PIPE_INSTANCE, 0u);
    EXPECT_EQ(users & (WRITE_DAC | WRITE_OWNER | DELETE), 0u);
}

TEST(PipeDescriptor, ClientsAskForNoMoreThanTheyAreGranted) {
    EXPECT_EQ(kClientAccess, GENERIC_READ | FILE_WRITE_DATA | FILE_WRITE_ATTRIBUTES);
}

TEST(MutexName, InstancesThatDifferInCaseAreOne) {
    Instance instance;
    instance.name = "Test.A_b-1";
    EXPECT_EQ(objectName(instance, "S-1-5-18"), "winfax-S-1-5-18-Test.A_b-1");
    EXPECT_EQ(mutexName(instance, "S-1-5-18", L"-start"),
              L"Global\\winfax-s-1-5-18-test.a_b-1-start");
    instance.system = true;
    EXPECT_EQ(mutexName(instance, "S-1-5-18", L""), L"Global\\winfax");
}

}  // namespace
}  // namespace winfax::ipc::win32
