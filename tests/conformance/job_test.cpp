// SPDX-License-Identifier: MIT
// FaxGetJob, FaxEnumJobs: what is said of a job in the queue.
#include <gmock/gmock.h>

#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

// Every member of a job as one form gives it, back in UTF-16.
struct JobText {
    std::optional<std::u16string> number, name, tsid, sender, company, department, billing, address,
        document;
    bool operator==(const JobText&) const = default;
};

template <class Form>
JobText textsOf(const typename Form::JobEntry& entry) {
    return {textOf<Form>(entry.RecipientNumber),
            textOf<Form>(entry.RecipientName),
            textOf<Form>(entry.Tsid),
            textOf<Form>(entry.SenderName),
            textOf<Form>(entry.SenderCompany),
            textOf<Form>(entry.SenderDept),
            textOf<Form>(entry.BillingCode),
            textOf<Form>(entry.DeliveryReportAddress),
            textOf<Form>(entry.DocumentName)};
}

template <class Form>
JobRequest<Form> fullRequest(std::u16string_view name) {
    JobRequest<Form> request(u"+1 (425) 555-0100");
    request.params.RecipientName = request.text(name);
    request.params.Tsid = request.text(u"1 425 555 0101");
    request.params.SenderName = request.text(u"Sender");
    request.params.SenderCompany = request.text(u"Company");
    request.params.SenderDept = request.text(u"Department");
    request.params.BillingCode = request.text(u"Code 7");
    request.params.DeliveryReportType = DRT_EMAIL;
    request.params.DeliveryReportAddress = request.text(u"someone@example.com");
    request.params.DocumentName = request.text(u"");
    return request;
}

JobText fullText(std::u16string name) {
    return {u"+1 (425) 555-0100", std::move(name), u"1 425 555 0101",      u"Sender", u"Company",
            u"Department",        u"Code 7",       u"someone@example.com", u""};
}

template <class Form>
class FaxGetJob : public ServiceTest {
  protected:
    using Entry = typename Form::JobEntry;

    void read(DWORD job, Block<Entry>& entry) {
        ASSERT_SUCCEEDS(Form::getJob(server(), job, entry.place()));
        ASSERT_NE(entry.get(), nullptr);
        EXPECT_EQ(entry->SizeOfStruct, sizeof(Entry));
        EXPECT_EQ(entry->JobId, job);
    }
};
TYPED_TEST_SUITE(FaxGetJob, Forms, FormNames);

TYPED_TEST(FaxGetJob, L8_E8_numbers_of_a_job) {
    const std::filesystem::path file = this->document(3);
    const DWORD job = this->submit(JobRequest<TypeParam>(), file);
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    EXPECT_EQ(entry->JobType, DWORD{JT_SEND});
    EXPECT_EQ(entry->QueueStatus, DWORD{JS_PENDING});
    EXPECT_EQ(entry->PageCount, 3u);
    EXPECT_EQ(entry->Size, std::filesystem::file_size(file));
    EXPECT_EQ(entry->ScheduleAction, DWORD{JSA_SPECIFIC_TIME});
    EXPECT_EQ(entry->DeliveryReportType, DWORD{DRT_NONE});
}

TYPED_TEST(FaxGetJob, C3_schedule_comes_back_as_given) {
    const DWORD job = this->submit(JobRequest<TypeParam>());
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    EXPECT_EQ(entry->ScheduleTime.wYear, 2099);
    EXPECT_EQ(entry->ScheduleTime.wMonth, 12);
    EXPECT_EQ(entry->ScheduleTime.wDay, 31);
    EXPECT_EQ(entry->ScheduleTime.wHour, 23);
    EXPECT_EQ(entry->ScheduleTime.wMinute, 0);
}

TYPED_TEST(FaxGetJob, B6_absent_texts_are_null) {
    const DWORD job = this->submit(JobRequest<TypeParam>());
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    JobText expected;
    expected.number = faxNumber();
    EXPECT_EQ(textsOf<TypeParam>(*entry.get()), expected);
}

TYPED_TEST(FaxGetJob, B6_empty_texts_stay_empty) {
    const DWORD job = this->submit(fullRequest<TypeParam>(u"Name"));
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    EXPECT_EQ(textsOf<TypeParam>(*entry.get()), fullText(u"Name"));
}

TYPED_TEST(FaxGetJob, A9_text_beyond_ASCII) {
    const std::u16string name = u"Zo\u00eb M\u00fcller, Gr\u00f6\u00dfe \u20ac";
    const DWORD job = this->submit(fullRequest<TypeParam>(name));
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    EXPECT_EQ(textsOf<TypeParam>(*entry.get()),
              fullText(TypeParam::decode(TypeParam::encode(name))));
}

TYPED_TEST(FaxGetJob, L17_UserName) {
    const DWORD job = this->submit(JobRequest<TypeParam>());
    Block<typename TypeParam::JobEntry> entry;
    this->read(job, entry);
    EXPECT_EQ(textOf<TypeParam>(entry->UserName), TypeParam::decode(TypeParam::encode(userName())));
}

using Mixed = ServiceTest;

TEST_F(Mixed, K4_L5_A9_sent_by_W_read_by_A) {
    // The last two are in no common code page, so that A shows what becomes of them.
    const std::u16string name = u"Zo\u00eb \u4f20\u771f";
    const DWORD job = submit(fullRequest<Wide>(name));
    Block<FAX_JOB_ENTRYA> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobA(server(), job, entry.place()));
    EXPECT_EQ(entry->RecipientName, toAnsi(name));
    EXPECT_EQ(textsOf<Ansi>(*entry.get()), fullText(fromAnsi(toAnsi(name))));
}

TEST_F(Mixed, K4_L5_A9_sent_by_A_read_by_W) {
    const std::u16string name = u"Zo\u00eb M\u00fcller";
    const DWORD job = submit(fullRequest<Ansi>(name));
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(server(), job, entry.place()));
    EXPECT_EQ(textsOf<Wide>(*entry.get()), fullText(fromAnsi(toAnsi(name))));
}

TEST_F(Mixed, A9_surrogate_pair) {
    const std::u16string name = u"\U0001F4E0 fax";
    const DWORD job = submit(fullRequest<Wide>(name));
    Block<FAX_JOB_ENTRYW> entry;
    ASSERT_SUCCEEDS(api().FaxGetJobW(server(), job, entry.place()));
    EXPECT_EQ(textOf<Wide>(entry->RecipientName), name);
}

template <class Form>
class FaxEnumJobs : public OwnInstance {};
TYPED_TEST_SUITE(FaxEnumJobs, Forms, FormNames);

TYPED_TEST(FaxEnumJobs, B4_empty_queue) {
    auto* entries = sentinel<typename TypeParam::JobEntry*>();
    const auto before = entries;
    DWORD count = 0xCCCCCCCC;
    ASSERT_SUCCEEDS(TypeParam::enumJobs(this->server(), &entries, &count));
    EXPECT_EQ(count, 0u);
    EXPECT_NE(entries, nullptr);
    EXPECT_NE(entries, before);
    api().FaxFreeBuffer(entries);
}

TYPED_TEST(FaxEnumJobs, L8_E9_by_job_id) {
    const DWORD first = this->submit(fullRequest<TypeParam>(u"first"));
    const DWORD second = this->submit(fullRequest<TypeParam>(u"second"));
    const DWORD third = this->submitNow();
    EXPECT_LT(first, second);
    EXPECT_LT(second, third);
    EXPECT_THAT(this->queuedIds(), ElementsAre(first, second, third));

    Block<typename TypeParam::JobEntry> entries;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumJobs(this->server(), entries.place(), &count));
    ASSERT_EQ(count, 3u);
    EXPECT_EQ(entries[0].SizeOfStruct, sizeof entries[0]);
    EXPECT_EQ(textsOf<TypeParam>(entries[0]), fullText(u"first"));
    EXPECT_EQ(textsOf<TypeParam>(entries[1]), fullText(u"second"));
    EXPECT_EQ(entries[2].QueueStatus, DWORD{JS_INPROGRESS});
}

TYPED_TEST(FaxEnumJobs, E7_owner_sees_all_jobs_of_every_connection) {
    const DWORD job = this->submitWaiting();
    Block<typename TypeParam::JobEntry> entries;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumJobs(this->connect(), entries.place(), &count));
    ASSERT_EQ(count, 1u);
    EXPECT_EQ(entries[0].JobId, job);
}

}  // namespace
}  // namespace winfax::conformance
