// SPDX-License-Identifier: MIT
// A test of a program that faxes, in C++ with Google Test (docs/rig.md). What is tested is
// sendFax(): a fax to a busy line is tried again and comes over then. WINFAX_TEST_DOCUMENT names a
// TIFF file.
#include <gtest/gtest.h>
#include <winfax.h>

#include <cstdlib>
#include <string>
#include <winfax_rig.hpp>

// The program under test. Returns the job's id, 0 when it could not be submitted.
static DWORD sendFax(const char* document, std::string number) {
    HANDLE fax = nullptr;
    FAX_JOB_PARAMA* params = nullptr;
    FAX_COVERPAGE_INFOA* cover = nullptr;
    DWORD job = 0;
    if (!FaxConnectFaxServerA(nullptr, &fax)) return 0;
    if (FaxCompleteJobParamsA(&params, &cover)) {
        params->RecipientNumber = &number[0];
        if (!FaxSendDocumentA(fax, document, params, nullptr, &job)) job = 0;
        FaxFreeBuffer(cover);
        FaxFreeBuffer(params);
    }
    FaxClose(fax);
    return job;
}

TEST(FaxProgram, TriesAgainWhenTheLineIsBusy) {
    winfax::Rig rig;
    ASSERT_TRUE(rig.start(winfax::RigOptions().scenario(
        "rule = [{ attempt = 1, steps = ['busy'] }, { steps = ['complete'] }]")));

    const DWORD job = sendFax(std::getenv("WINFAX_TEST_DOCUMENT"), "555-0100");
    ASSERT_NE(job, 0u);
    EXPECT_TRUE(rig.advance("2s"));
    EXPECT_TRUE(rig.eventComes(FEI_BUSY, job));
    EXPECT_TRUE(rig.reachesState(job, JS_RETRYING));
    EXPECT_TRUE(rig.advanceUntilIdle());  // ten minutes at once
    EXPECT_TRUE(rig.endsWith(job, WINFAX_RIG_SENT));
}
