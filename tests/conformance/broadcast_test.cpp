// SPDX-License-Identifier: MIT
// FaxSendDocumentForBroadcast: the protocol of the callback, and the jobs that come of it. (Spoiled
// arguments: send_rows.cpp.)
#include "broadcast.h"

#include <gmock/gmock.h>

#include <cstring>
#include <set>
#include <stdexcept>

#include "exceptions.h"

namespace winfax::conformance {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

template <class Form>
class Broadcasts : public OwnInstance {
  protected:
    using Param = typename Form::JobParam;
    using Cover = typename Form::CoverPageInfo;
    using Recipient = typename Broadcast<Form>::Recipient;

    Outcome send(Recipient recipient) {
        Broadcast<Form> broadcast(std::move(recipient));
        const std::filesystem::path file = document(2);
        id_ = 0xCCCCCCCC;
        return attempt([&] { return broadcast.send(server(), file, &id_); });
    }
    // So many recipients; `spoil` may change the last of them.
    Outcome sendTo(DWORD count, std::function<void(Param&, Cover&)> spoil = {}) {
        return send([=, this](DWORD number, Param& param, Cover& cover) {
            if (number > count) return FALSE;
            address<Form>(param, number_.c_str());
            if (number == count && spoil) spoil(param, cover);
            return TRUE;
        });
    }
    // The broadcast's own id, as FaxJobId got it.
    DWORD id() const { return id_; }

    std::vector<std::u16string> numbers() {
        std::vector<std::u16string> found;
        for (const DWORD job : queuedIds()) {
            Block<FAX_JOB_ENTRYW> entry;
            EXPECT_SUCCEEDS(api().FaxGetJobW(server(), job, entry.place()));
            found.push_back(textOf<Wide>(entry->RecipientNumber).value_or(u"NULL"));
        }
        return found;
    }

  private:
    const std::basic_string<typename Form::Char> number_ = Form::encode(faxNumber());
    DWORD id_ = 0;
};
TYPED_TEST_SUITE(Broadcasts, Forms, FormNames);

// The callback reuses one buffer, so that what it gave must have been copied before.
TYPED_TEST(Broadcasts, D1_each_recipient_is_a_job) {
    auto buffer = TypeParam::encode(u"555-0100");
    EXPECT_EQ(this->send([&](DWORD number, auto& param, auto&) {
        if (number > 3) return FALSE;
        buffer.back() = static_cast<typename TypeParam::Char>('0' + number);
        address<TypeParam>(param, buffer.c_str());
        return TRUE;
    }),
              kSuccess);
    EXPECT_THAT(this->numbers(), ElementsAre(u"555-0101", u"555-0102", u"555-0103"));
}

TYPED_TEST(Broadcasts, D1_zeroed_blocks_each_time) {
    DWORD expected = 0;
    EXPECT_EQ(this->send([&](DWORD number, auto& param, auto& cover) {
        EXPECT_EQ(number, ++expected);
        std::remove_reference_t<decltype(param)> emptyParam{};
        emptyParam.SizeOfStruct = sizeof param;
        EXPECT_EQ(std::memcmp(&param, &emptyParam, sizeof param), 0);
        std::remove_reference_t<decltype(cover)> emptyCover{};
        emptyCover.SizeOfStruct = sizeof cover;
        EXPECT_EQ(std::memcmp(&cover, &emptyCover, sizeof cover), 0);
        if (number > 3) return FALSE;
        static const auto text = TypeParam::encode(u"555-0100");
        std::memset(&cover, 0xCC, sizeof cover);
        cover = {};
        cover.SizeOfStruct = sizeof cover;
        cover.Note = text.c_str();
        address<TypeParam>(param, text.c_str());
        param.BillingCode = text.c_str();
        return TRUE;
    }),
              kSuccess);
    EXPECT_EQ(expected, 4u);
}

TYPED_TEST(Broadcasts, D3_the_id_is_no_job) {
    ASSERT_EQ(this->sendTo(2), kSuccess);
    EXPECT_NE(this->id(), 0u);
    EXPECT_NE(this->id(), 0xFFFFFFFF);
    EXPECT_THAT(this->queuedIds(), SizeIs(2));
    EXPECT_THAT(this->queuedIds(), Not(Contains(this->id())));
    Block<typename TypeParam::JobEntry> entry;
    EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                 TypeParam::getJob(this->server(), this->id(), entry.place()));
    for (const DWORD command : {JC_DELETE, JC_PAUSE, JC_RESUME}) {
        EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                     TypeParam::setJob(this->server(), this->id(), command, nullptr));
    }
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxAbort(this->server(), this->id()));
    EXPECT_THAT(this->queuedIds(), SizeIs(2));
}

TYPED_TEST(Broadcasts, D3_every_id_is_given_once) {
    ASSERT_EQ(this->sendTo(2), kSuccess);
    const DWORD first = this->id();
    ASSERT_EQ(this->sendTo(2), kSuccess);
    std::vector<DWORD> ids = this->queuedIds();
    ids.push_back(first);
    ids.push_back(this->id());
    EXPECT_THAT(std::set<DWORD>(ids.begin(), ids.end()), SizeIs(6));
}

TYPED_TEST(Broadcasts, D4_nobody) {
    EXPECT_EQ(this->sendTo(0), kSuccess);
    EXPECT_NE(this->id(), 0xCCCCCCCC);
    EXPECT_EQ(this->jobCount(), 0u);
}

TYPED_TEST(Broadcasts, D5_B5_no_number_in_the_middle) {
    EXPECT_EQ(this->sendTo(3, [](auto& param, auto&) { param.RecipientNumber = nullptr; }),
              failure(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(this->id(), 0u);
    EXPECT_EQ(this->jobCount(), 2u) << "those before stay";
}

TYPED_TEST(Broadcasts, M12_D5_empty_number) {
    const typename TypeParam::Char empty[] = {0};
    EXPECT_EQ(this->sendTo(2, [&](auto& param, auto&) { param.RecipientNumber = empty; }),
              failure(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(this->jobCount(), 1u);
}

TYPED_TEST(Broadcasts, C2_C5_C6_C7_K11_refused_recipients) {
    const auto refused = [&](DWORD error, auto spoil) {
        EXPECT_EQ(this->sendTo(1, spoil), failure(error));
        EXPECT_EQ(this->id(), 0u);
    };
    refused(ERROR_INVALID_PARAMETER, [](auto& param, auto&) { --param.SizeOfStruct; });
    refused(ERROR_INVALID_PARAMETER, [](auto&, auto& cover) { cover.SizeOfStruct = 0; });
    refused(ERROR_INVALID_PARAMETER, [](auto& param, auto&) { param.ScheduleAction = 3; });
    refused(ERROR_INVALID_PARAMETER, [](auto& param, auto&) { param.ScheduleTime = {}; });
    refused(ERROR_INVALID_PARAMETER,
            [](auto& param, auto&) { param.DeliveryReportType = DRT_EMAIL; });
    refused(ERROR_NOT_SUPPORTED, [](auto& param, auto&) { param.CallHandle = 1; });
    const auto longName = TypeParam::encode(std::u16string(32768, u'n'));
    refused(ERROR_INVALID_PARAMETER,
            [&](auto& param, auto&) { param.RecipientName = longName.c_str(); });
    EXPECT_EQ(this->jobCount(), 0u);
}

TYPED_TEST(Broadcasts, C8_Reserved_is_ignored) {
    EXPECT_EQ(this->sendTo(1,
                           [](auto& param, auto&) {
                               for (DWORD_PTR& reserved : param.Reserved) reserved = 0xFFFFFFFE;
                           }),
              kSuccess);
    EXPECT_EQ(this->jobCount(), 1u);
}

TYPED_TEST(Broadcasts, D2_a_cover_page_is_wanted_by_its_name) {
    const auto missing = nameOf<TypeParam>(this->files().path() / "missing.cov");
    EXPECT_EQ(this->sendTo(1, [&](auto&, auto& cover) { cover.CoverPageName = missing.c_str(); }),
              failure(ERROR_FILE_NOT_FOUND));
    EXPECT_EQ(this->sendTo(1,
                           [&](auto&, auto& cover) {
                               cover.UseServerCoverPage = TRUE;
                               cover.CoverPageName = missing.c_str();
                           }),
              failure(ERROR_FILE_NOT_FOUND));
    // Other members alone ask for none.
    EXPECT_EQ(this->sendTo(1, [&](auto&, auto& cover) { cover.Subject = missing.c_str(); }),
              kSuccess);
    EXPECT_EQ(this->jobCount(), 1u);
}

TYPED_TEST(Broadcasts, D6_A9_texts_of_the_form) {
    const std::u16string name = u"Zo\u00eb M\u00fcller";
    const auto text = TypeParam::encode(name);
    ASSERT_EQ(this->sendTo(1, [&](auto& param, auto&) { param.RecipientName = text.c_str(); }),
              kSuccess);
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(this->server(), this->queuedIds().front(), entry.place()));
    EXPECT_EQ(textOf<Wide>(entry->RecipientName), name);
    EXPECT_EQ(entry->PageCount, 2u);
}

TYPED_TEST(Broadcasts, M9_D7_exception_passes_through) {
    if (const char* const why = whyExceptionsStay()) {
        GTEST_SKIP() << "NOT TESTED: " << why;
    }
    struct OfTheProgram : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    const auto number = TypeParam::encode(faxNumber());
    try {
        this->send([&](DWORD recipient, auto& param, auto&) -> BOOL {
            if (recipient == 2) throw OfTheProgram("enough");
            address<TypeParam>(param, number.c_str());
            return TRUE;
        });
        ADD_FAILURE() << "the exception got lost";
    } catch (const OfTheProgram& thrown) {
        EXPECT_STREQ(thrown.what(), "enough");
    }
    EXPECT_EQ(this->jobCount(), 1u) << "the unfinished recipient is dropped";
    EXPECT_EQ(this->sendTo(1), kSuccess);
}

TYPED_TEST(Broadcasts, M9_handle_closed_in_the_callback) {
    HANDLE own = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &own));
    const auto number = TypeParam::encode(faxNumber());
    Broadcast<TypeParam> broadcast([&](DWORD recipient, auto& param, auto&) {
        if (recipient == 2) {
            EXPECT_SUCCEEDS(api().FaxClose(own));
        }
        address<TypeParam>(param, number.c_str());
        return TRUE;
    });
    EXPECT_FAILS(ERROR_INVALID_HANDLE,
                 broadcast.send(own, this->document(1), this->template out<DWORD>()));
    EXPECT_TRUE(this->outputsCleared());
    EXPECT_EQ(this->jobCount(), 1u);
}

TYPED_TEST(Broadcasts, M9_calls_within_the_callback) {
    const auto number = TypeParam::encode(faxNumber());
    EXPECT_EQ(this->send([&](DWORD recipient, auto& param, auto&) {
        if (recipient > 1) return FALSE;
        EXPECT_EQ(this->jobCount(), 0u) << "a recipient exists after its callback returned";
        Broadcast<TypeParam> inner([&](DWORD inside, auto& innerParam, auto&) {
            if (inside > 2) return FALSE;
            address<TypeParam>(innerParam, number.c_str());
            return TRUE;
        });
        DWORD id = 0;
        const std::filesystem::path file = this->document(1);
        EXPECT_SUCCEEDS(inner.send(this->server(), file, &id));
        address<TypeParam>(param, number.c_str());
        return TRUE;
    }),
              kSuccess);
    EXPECT_EQ(this->jobCount(), 3u);
}

TYPED_TEST(Broadcasts, L8_all_are_sent) {
    const auto number = TypeParam::encode(faxNumber());
    ASSERT_EQ(this->send([&](DWORD recipient, auto& param, auto&) {
        param.RecipientNumber = number.c_str();
        return recipient <= 5;
    }),
              kSuccess);
    EXPECT_EQ(this->jobCount(), 5u);
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->jobCount(), 0u);
}

}  // namespace
}  // namespace winfax::conformance
