// SPDX-License-Identifier: MIT
// FaxFreeBuffer, and what the blocks look like that it frees.
#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

class FaxFreeBuffer : public ServiceTest {
  protected:
    // It returns nothing, so all there is to see is that the program goes on.
    void expectHarmless(void* buffer) {
        setLastError(kUntouched);
        api().FaxFreeBuffer(buffer);
        EXPECT_EQ(lastError(), kUntouched);
        EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), FAX_JOB_QUERY));
    }
};

TEST_F(FaxFreeBuffer, B3_L11_null) { expectHarmless(nullptr); }
TEST_F(FaxFreeBuffer, L11_fax_handle) { expectHarmless(server()); }
TEST_F(FaxFreeBuffer, B2_L11_stack_address) {
    FAX_JOB_ENTRYW entry{};
    expectHarmless(&entry);
}
TEST_F(FaxFreeBuffer, B2_heap_address) { expectHarmless(std::make_unique<char[]>(64).get()); }
TEST_F(FaxFreeBuffer, B2_unreadable_address) {
    expectHarmless(reinterpret_cast<void*>(ULONG_PTR{16}));
}

TEST_F(FaxFreeBuffer, L11_twice) {
    FAX_JOB_ENTRYW* entry = nullptr;
    ASSERT_SUCCEEDS(api().FaxGetJobW(server(), submitWaiting(), &entry));
    expectHarmless(entry);
    expectHarmless(entry);
}

TEST_F(FaxFreeBuffer, B1_address_inside_a_block) {
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(server(), submitWaiting(), entry.place()));
    expectHarmless(const_cast<WCHAR*>(entry->RecipientNumber));
    EXPECT_EQ(textOf<Wide>(entry->RecipientNumber), faxNumber());
}

TEST_F(FaxFreeBuffer, L1_members_overwritten_before) {
    static char own[] = "the program's own text";
    FAX_JOB_ENTRYA* entry = nullptr;
    ASSERT_SUCCEEDS(api().FaxGetJobA(server(), submitWaiting(), &entry));
    entry->RecipientNumber = own;
    entry->RecipientName = own;
    entry->UserName = sentinel<LPCSTR>();
    expectHarmless(entry);
    EXPECT_STREQ(own, "the program's own text");
}

TEST_F(FaxFreeBuffer, B1_strings_lie_behind_the_array) {
    submitWaiting();
    submitWaiting();
    Block<FAX_JOB_ENTRYW> entries;
    DWORD count = 0;
    ASSERT_SUCCEEDS(api().FaxEnumJobsW(server(), entries.place(), &count));
    ASSERT_GE(count, 2u);
    const void* const end = entries.get() + count;
    for (DWORD index = 0; index < count; ++index) {
        EXPECT_GE(static_cast<const void*>(entries[index].RecipientNumber), end);
        EXPECT_GE(static_cast<const void*>(entries[index].UserName), end);
    }
}

TEST_F(FaxFreeBuffer, B2_event_is_not_its_business) {
    const HANDLE port = createPort();
    ASSERT_SUCCEEDS(api().FaxInitializeEventQueue(server(), port, 1, nullptr, 0));
    submitWaiting();
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED overlapped = nullptr;
    ASSERT_TRUE(takePacket(port, &bytes, &key, &overlapped, 30'000));
    expectHarmless(overlapped);
    EXPECT_EQ(reinterpret_cast<FAX_EVENT*>(overlapped)->EventId, DWORD{FEI_JOB_QUEUED});
    EXPECT_EQ(freeLocal(overlapped), nullptr);
}

}  // namespace
}  // namespace winfax::conformance
