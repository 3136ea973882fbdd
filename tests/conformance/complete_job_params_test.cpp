// SPDX-License-Identifier: MIT
// FaxCompleteJobParams: needs no service, but the user's profile.
#include "service_test.h"

namespace winfax::conformance {
namespace {

template <class Form>
class FaxCompleteJobParams : public testing::Test {
  protected:
    using Param = typename Form::JobParam;
    using Cover = typename Form::CoverPageInfo;

    void SetUp() override {
        if (!libraryIsOurs()) {
            GTEST_SKIP() << "looks into our profiles, and this library has its values elsewhere";
        }
    }
    ~FaxCompleteJobParams() override {
        api().FaxFreeBuffer(param_);
        api().FaxFreeBuffer(cover_);
    }

    void complete() {
        ASSERT_SUCCEEDS(Form::completeJobParams(&param_, &cover_));
        ASSERT_NE(param_, nullptr);
        ASSERT_NE(cover_, nullptr);
    }
    static std::optional<std::u16string> text(const typename Form::Char* value) {
        return textOf<Form>(value);
    }
    // What came through the code page of this form.
    static std::optional<std::u16string> through(std::u16string_view value) {
        return Form::decode(Form::encode(value));
    }

    Param* param_ = nullptr;
    Cover* cover_ = nullptr;
    test::ScratchDirectory state_;
    test::ScopedVariable stateVariable_{"WINFAX_STATE_DIR", state_.path().string()};
};
TYPED_TEST_SUITE(FaxCompleteJobParams, Forms, FormNames);

TYPED_TEST(FaxCompleteJobParams, B7_sizes_and_default_schedule) {
    this->complete();
    EXPECT_EQ(this->param_->SizeOfStruct, sizeof *this->param_);
    EXPECT_EQ(this->param_->ScheduleAction, DWORD{JSA_NOW});
    EXPECT_EQ(this->param_->DeliveryReportType, DWORD{DRT_NONE});
    EXPECT_EQ(this->param_->CallHandle, 0u);
    EXPECT_EQ(this->cover_->SizeOfStruct, sizeof *this->cover_);
    EXPECT_EQ(this->cover_->UseServerCoverPage, FALSE);
    EXPECT_EQ(this->cover_->PageCount, 0u);
}

TYPED_TEST(FaxCompleteJobParams, B7_sender_is_the_account_by_default) {
    this->complete();
    std::u16string name = fullUserName();
    if (name.empty()) {
        name = userName().substr(userName().find(u'\\') + 1);
    }
    EXPECT_EQ(this->text(this->param_->SenderName), this->through(name));
    EXPECT_EQ(this->text(this->cover_->SdrName), this->through(name));
}

TYPED_TEST(FaxCompleteJobParams, B6_absent_values_are_null) {
    this->complete();
    EXPECT_EQ(this->param_->RecipientNumber, nullptr);
    EXPECT_EQ(this->param_->RecipientName, nullptr);
    EXPECT_EQ(this->param_->Tsid, nullptr);
    EXPECT_EQ(this->param_->SenderCompany, nullptr);
    EXPECT_EQ(this->param_->BillingCode, nullptr);
    EXPECT_EQ(this->param_->DeliveryReportAddress, nullptr);
    EXPECT_EQ(this->param_->DocumentName, nullptr);
    EXPECT_EQ(this->cover_->CoverPageName, nullptr);
    EXPECT_EQ(this->cover_->RecName, nullptr);
    EXPECT_EQ(this->cover_->SdrCompany, nullptr);
    EXPECT_EQ(this->cover_->Note, nullptr);
}

TYPED_TEST(FaxCompleteJobParams, B7_values_of_the_profile) {
    this->state_.write("profile.toml", std::string_view("name = \"Zo\xc3\xab M\xc3\xbcller\"\n"
                                                        "fax_number = \"+1 555 0101\"\n"
                                                        "tsid = \"1 555 0101\"\n"
                                                        "company = \"Sample Works\"\n"
                                                        "address = \"1 Main Street\"\n"
                                                        "title = \"Clerk\"\n"
                                                        "department = \"Claims\"\n"
                                                        "office_location = \"Room 7\"\n"
                                                        "home_phone = \"555 0102\"\n"
                                                        "office_phone = \"555 0103\"\n"
                                                        "billing_code = \"B-17\"\n"));
    this->complete();
    const auto& param = *this->param_;
    EXPECT_EQ(this->text(param.SenderName), this->through(u"Zo\u00eb M\u00fcller"));
    EXPECT_EQ(this->text(param.Tsid), u"1 555 0101");
    EXPECT_EQ(this->text(param.SenderCompany), u"Sample Works");
    EXPECT_EQ(this->text(param.SenderDept), u"Claims");
    EXPECT_EQ(this->text(param.BillingCode), u"B-17");
    const auto& cover = *this->cover_;
    EXPECT_EQ(this->text(cover.SdrName), this->through(u"Zo\u00eb M\u00fcller"));
    EXPECT_EQ(this->text(cover.SdrFaxNumber), u"+1 555 0101");
    EXPECT_EQ(this->text(cover.SdrCompany), u"Sample Works");
    EXPECT_EQ(this->text(cover.SdrAddress), u"1 Main Street");
    EXPECT_EQ(this->text(cover.SdrTitle), u"Clerk");
    EXPECT_EQ(this->text(cover.SdrDepartment), u"Claims");
    EXPECT_EQ(this->text(cover.SdrOfficeLocation), u"Room 7");
    EXPECT_EQ(this->text(cover.SdrHomePhone), u"555 0102");
    EXPECT_EQ(this->text(cover.SdrOfficePhone), u"555 0103");
}

TYPED_TEST(FaxCompleteJobParams, B7_incoming_values_are_ignored) {
    this->param_ = sentinel<typename TypeParam::JobParam*>();
    this->cover_ = sentinel<typename TypeParam::CoverPageInfo*>();
    this->complete();
    EXPECT_EQ(this->param_->SizeOfStruct, sizeof *this->param_);
}

// A program of old times cannot be told what is wrong with a file; faxctl profile can.
TYPED_TEST(FaxCompleteJobParams, B7_broken_profile_gives_the_defaults) {
    this->state_.write("profile.toml", std::string_view("name = [this is no profile\n"));
    this->complete();
    EXPECT_NE(this->param_->SenderName, nullptr);
    EXPECT_EQ(this->param_->SenderCompany, nullptr);
}

TYPED_TEST(FaxCompleteJobParams, L2_two_blocks) {
    this->state_.write("profile.toml", std::string_view("name = \"Sender\"\n"));
    this->complete();
    api().FaxFreeBuffer(this->cover_);
    this->cover_ = nullptr;
    EXPECT_EQ(this->text(this->param_->SenderName), u"Sender");
}

}  // namespace
}  // namespace winfax::conformance
