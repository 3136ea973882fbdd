// SPDX-License-Identifier: MIT
// FaxGetConfiguration and FaxSetConfiguration: what is written is what is read, whole or not at
// all. What the members do: tests/endtoend/configuration.
#include "configuration_facts.h"

namespace winfax::conformance {
namespace {

template <class Form>
class Configurations : public OwnInstance {
  protected:
    ConfigurationFacts seen() { return readConfiguration<Wide>(connect()); }
    std::u16string folder() { return (files().path() / u"Archiv \u00e9").u16string(); }

    ConfigurationFacts everyMember() {
        return {5, 11, 17, TRUE, TRUE, TRUE, TRUE, 23, 59, 1, 2, TRUE, folder()};
    }
    void expectRoundTrip(const ConfigurationFacts& facts) {
        EXPECT_SUCCEEDS(writeConfiguration<Form>(server(), facts));
        EXPECT_EQ(readConfiguration<Form>(server()), facts);
        EXPECT_EQ(seen(), facts);
    }
};
TYPED_TEST_SUITE(Configurations, Forms, FormNames);

TYPED_TEST(Configurations, M7_I1_defaults) {
    const ConfigurationFacts facts = readConfiguration<TypeParam>(this->server());
    EXPECT_EQ(facts, (ConfigurationFacts{3, 10, 30, FALSE, FALSE, FALSE, FALSE, 20, 0, 7, 0, FALSE,
                                         std::nullopt}));
}

TYPED_TEST(Configurations, I2_every_member) { this->expectRoundTrip(this->everyMember()); }

TYPED_TEST(Configurations, I2_each_member_for_itself) {
    const ConfigurationFacts before = this->seen();
    const ConfigurationFacts other = this->everyMember();
    const auto one = [&](auto member) {
        ConfigurationFacts facts = before;
        facts.*member = other.*member;
        this->expectRoundTrip(facts);
    };
    one(&ConfigurationFacts::retries);
    one(&ConfigurationFacts::retryDelay);
    one(&ConfigurationFacts::dirtyDays);
    one(&ConfigurationFacts::branding);
    one(&ConfigurationFacts::useDeviceTsid);
    one(&ConfigurationFacts::serverCp);
    one(&ConfigurationFacts::pauseServerQueue);
    one(&ConfigurationFacts::startHour);
    one(&ConfigurationFacts::startMinute);
    one(&ConfigurationFacts::stopHour);
    one(&ConfigurationFacts::stopMinute);
    one(&ConfigurationFacts::archiveDirectory);
}

TYPED_TEST(Configurations, L14_odd_values_are_stored) {
    ConfigurationFacts facts = this->everyMember();
    facts.branding = 2;
    facts.useDeviceTsid = -1;
    facts.serverCp = 0x7FFFFFFF;
    facts.archive = 3;
    facts.dirtyDays = 0;
    facts.retryDelay = 0;
    facts.retries = 0;
    this->expectRoundTrip(facts);
    facts.dirtyDays = facts.retryDelay = facts.retries = 0xFFFFFFFF;
    facts.startHour = facts.stopHour;
    facts.startMinute = facts.stopMinute;
    this->expectRoundTrip(facts);
}

TYPED_TEST(Configurations, L14_huge_values_end_no_job_early) {
    ConfigurationFacts facts = this->seen();
    facts.retries = 0;
    facts.dirtyDays = facts.retryDelay = 0xFFFFFFFF;
    ASSERT_SUCCEEDS(writeConfiguration<TypeParam>(this->server(), facts));
    const DWORD job = this->submitNow(scriptedNumber(u"01"));
    this->instance().advanceClock("1m");
    EXPECT_EQ(this->statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
    this->instance().advanceClock("1000d");
    EXPECT_EQ(this->statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

TYPED_TEST(Configurations, L14_read_change_one_member_write_back) {
    Block<typename TypeParam::Configuration> read;
    ASSERT_SUCCEEDS(TypeParam::getConfiguration(this->server(), read.place()));
    ConfigurationFacts expected = this->seen();
    read->Branding = expected.branding = TRUE;
    EXPECT_SUCCEEDS(TypeParam::setConfiguration(this->server(), read.get()));
    EXPECT_EQ(this->seen(), expected);
}

TYPED_TEST(Configurations, B6_absent_and_empty_directory) {
    ConfigurationFacts facts = this->seen();
    facts.archiveDirectory = u"";
    this->expectRoundTrip(facts);
    facts.archiveDirectory.reset();
    this->expectRoundTrip(facts);
}

TYPED_TEST(Configurations, I1_Reserved_is_ignored) {
    const auto profile = TypeParam::encode(u"a profile");
    const ConfigurationFacts facts = this->everyMember();
    EXPECT_SUCCEEDS(writeConfiguration<TypeParam>(
        this->server(), facts, [&](auto& value) { value.Reserved = profile.c_str(); }));
    EXPECT_EQ(readConfiguration<TypeParam>(this->server()), facts);
}

TYPED_TEST(Configurations, I3_what_is_refused_changes_nothing) {
    const ConfigurationFacts before = this->seen();
    const auto refused = [&](auto spoil) {
        EXPECT_FAILS(ERROR_INVALID_PARAMETER,
                     writeConfiguration<TypeParam>(this->server(), this->everyMember(), spoil));
        EXPECT_EQ(this->seen(), before);
    };
    refused([](auto& value) { --value.SizeOfStruct; });
    refused([](auto& value) { value.SizeOfStruct = 0; });
    refused([](auto& value) { value.StartCheapTime.Hour = 24; });
    refused([](auto& value) { value.StopCheapTime.Minute = 60; });
    refused([](auto& value) { value.ArchiveDirectory = nullptr; });
}

TYPED_TEST(Configurations, I3_kept_over_a_restart) {
    const ConfigurationFacts facts = this->everyMember();
    EXPECT_SUCCEEDS(writeConfiguration<TypeParam>(this->server(), facts));
    EXPECT_EQ(this->instance().stop(), 0);
    this->instance().start();
    EXPECT_EQ(this->seen(), facts);
}

// The one error of a cover page that tells the two apart is that of a page that is missing.
TYPED_TEST(Configurations, C15_ServerCp_takes_no_personal_cover_page) {
    JobRequest<TypeParam> request;
    const auto file = nameOf<TypeParam>(this->document(1));
    const auto page = nameOf<TypeParam>(this->files().path() / "missing.cov");
    const auto send = [&](BOOL inServersFolder) {
        typename TypeParam::CoverPageInfo cover{};
        cover.SizeOfStruct = sizeof cover;
        cover.UseServerCoverPage = inServersFolder;
        cover.CoverPageName = page.c_str();
        return TypeParam::sendDocument(this->server(), file.c_str(), &request.params, &cover,
                                       this->template out<DWORD>());
    };
    EXPECT_FAILS(ERROR_FILE_NOT_FOUND, send(FALSE));
    ConfigurationFacts facts = this->seen();
    facts.serverCp = TRUE;
    ASSERT_SUCCEEDS(writeConfiguration<TypeParam>(this->server(), facts));
    EXPECT_FAILS(ERROR_INVALID_DATA, send(FALSE));
    EXPECT_FAILS(ERROR_FILE_NOT_FOUND, send(TRUE));
    EXPECT_TRUE(this->outputsCleared());
    EXPECT_EQ(this->jobCount(), 0u);
}

using MixedConfigurations = Configurations<Ansi>;

TEST_F(MixedConfigurations, K4_A9_written_by_A_read_by_W) {
    const ConfigurationFacts facts = everyMember();
    EXPECT_SUCCEEDS(writeConfiguration<Ansi>(server(), facts));
    ConfigurationFacts expected = facts;
    expected.archiveDirectory = fromAnsi(toAnsi(*facts.archiveDirectory));
    EXPECT_EQ(readConfiguration<Wide>(server()), expected);
}

TEST_F(MixedConfigurations, K4_A9_written_by_W_read_by_A) {
    ConfigurationFacts facts = everyMember();
    facts.archive = FALSE;
    facts.archiveDirectory = u"\u4f20\u771f \u00e9";
    EXPECT_SUCCEEDS(writeConfiguration<Wide>(server(), facts));
    EXPECT_EQ(readConfiguration<Wide>(server()), facts);
    facts.archiveDirectory = fromAnsi(toAnsi(*facts.archiveDirectory));
    EXPECT_EQ(readConfiguration<Ansi>(server()), facts);
}

}  // namespace
}  // namespace winfax::conformance
