// SPDX-License-Identifier: MIT
// What FaxSetLoggingCategories does to the instance's event log.
#include <fstream>

#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::scriptedNumber;

class EventLog : public conformance::OwnInstance {
  protected:
    void setLevel(DWORD category, DWORD level) {
        FAX_LOG_CATEGORYW wanted{};
        wanted.Category = category;
        wanted.Level = level;
        EXPECT_SUCCEEDS(api().FaxSetLoggingCategoriesW(server(), &wanted, 1));
    }
    // Lines of a category in the log, which has the category's word as its second.
    int linesOf(const std::string& category) {
        std::ifstream log(instance().stateDirectory() / "event.log");
        int lines = 0;
        std::string time, word, rest;
        while (log >> time >> word && std::getline(log, rest)) lines += word == category;
        return lines;
    }
    // How many lines a fax that is sent and one that fails for good add at this level.
    int outgoingLinesAt(DWORD level) {
        setLevel(FAXLOG_CATEGORY_OUTBOUND, level);
        const int before = linesOf("outgoing");
        submitNow();
        submitNow(scriptedNumber(u"04"));
        instance().waitUntilIdle();
        return linesOf("outgoing") - before;
    }
};

TEST_F(EventLog, I7_more_is_told_at_every_level) {
    EXPECT_EQ(outgoingLinesAt(FAXLOG_LEVEL_NONE), 0);
    const int failures = outgoingLinesAt(FAXLOG_LEVEL_MIN);
    EXPECT_EQ(failures, 1) << "the one that failed";
    const int results = outgoingLinesAt(FAXLOG_LEVEL_MED);
    EXPECT_GT(results, failures);
    EXPECT_GT(outgoingLinesAt(FAXLOG_LEVEL_MAX), results);
}

TEST_F(EventLog, I7_each_category_for_itself) {
    setLevel(FAXLOG_CATEGORY_INIT, FAXLOG_LEVEL_MAX);
    setLevel(FAXLOG_CATEGORY_OUTBOUND, FAXLOG_LEVEL_NONE);
    const int before = linesOf("initialization");
    submitNow(scriptedNumber(u"04"));
    instance().waitUntilIdle();
    EXPECT_EQ(instance().stop(), 0);
    instance().start();
    EXPECT_GT(linesOf("initialization"), before);
    EXPECT_EQ(linesOf("outgoing"), 0);
}

}  // namespace
}  // namespace winfax::endtoend
