// SPDX-License-Identifier: MIT
#include <set>

#include "../support/service_process.h"
#include "handle_limit.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;

class ManyHandles : public conformance::OwnInstance {};

TEST_F(ManyHandles, TenThousandInOneProcess) {
    constexpr std::size_t kCount = 10'000;
    if (const std::string reason = allowHandles(kCount); !reason.empty()) {
        GTEST_SKIP() << "NOT TESTED: " << kCount << " handles in one process, because " << reason;
    }
    std::set<HANDLE> handles;
    while (handles.size() < kCount) {
        HANDLE fax = nullptr;
        ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax)) << handles.size();
        ASSERT_TRUE(handles.insert(fax).second) << "a handle was given twice";
    }
    EXPECT_EQ(readStatus()->connections, kCount);
    for (const HANDLE fax : handles) {
        ASSERT_SUCCEEDS(api().FaxAccessCheck(fax, FAX_JOB_QUERY));
    }
    for (const HANDLE fax : handles) {
        ASSERT_SUCCEEDS(api().FaxClose(fax));
    }
    EXPECT_TRUE(eventually([] { return readStatus()->connections == 0; }));
}

}  // namespace
}  // namespace winfax::endtoend
