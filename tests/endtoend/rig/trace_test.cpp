// SPDX-License-Identifier: MIT
// What the library writes about the calls of a rig's program.
#include "rig_test.h"

namespace winfax::endtoend {
namespace {

class RigTrace : public RigTest {};

TEST_F(RigTrace, TellsWhatTheProgramCalled) {
    ASSERT_TRUE(rig_.start(RigOptions().trace()));
    ASSERT_NE(send("555-0123"), 0u);
    EXPECT_EQ(rig_.calls("FaxConnectFaxServer"), 1);
    EXPECT_EQ(rig_.calls("FaxSendDocumentA"), 1);
    EXPECT_EQ(rig_.calls("FaxSendDocumentW"), 0);
    EXPECT_EQ(rig_.failures(), 0);
    EXPECT_EQ(rig_.value("FaxSendDocument", 0, "/in/JobParams/RecipientNumber"), "555-0123");
}

// In one process: the second rig's calls are in the second rig's trace, and a rig without one has
// none.
TEST_F(RigTrace, IsOfOneRig) {
    ASSERT_TRUE(rig_.start(RigOptions().trace()));
    send();
    for (const bool traced : {false, true}) {
        Rig other;
        ASSERT_TRUE(other.start(traced ? RigOptions().trace() : RigOptions()));
        send("555-0199");
        send("");
        if (!traced) continue;
        EXPECT_EQ(other.calls("FaxSendDocument"), 2);
        EXPECT_EQ(other.failures(), 1);
    }
    EXPECT_EQ(rig_.calls("FaxSendDocument"), 1);
}

}  // namespace
}  // namespace winfax::endtoend
