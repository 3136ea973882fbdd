// SPDX-License-Identifier: MIT
#include <sys/wait.h>

#include <cerrno>

#include "../../support/service_process.h"
#include "../autostart_instance.h"
#include "api.h"
#include "outcome.h"

namespace winfax::endtoend {
namespace {

using conformance::api;

// A program that waits for its children must not find one that it knows nothing of.
TEST_F(AutoStart, A3_service_is_no_child_of_the_program) {
    HANDLE fax = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerA(nullptr, &fax));
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
    const auto status = readStatus();
    ASSERT_TRUE(status);
    ServiceProcess service(status->processId);
    EXPECT_SUCCEEDS(api().FaxClose(fax));
    EXPECT_TRUE(service.waitUntilGone());
    EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace winfax::endtoend
