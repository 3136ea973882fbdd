// SPDX-License-Identifier: MIT
// FaxSendDocument: what it accepts, which documents it refuses. (Spoiled arguments: send_rows.cpp.)
#include "service_test.h"

namespace winfax::conformance {
namespace {

using test::TiffOptions;
using test::TiffPage;

template <class Form>
class FaxSendDocument : public ServiceTest {
  protected:
    BOOL send(const std::filesystem::path& file, DWORD* job) {
        return Form::sendDocument(server(), nameOf<Form>(file).c_str(), &request_.params, nullptr,
                                  job);
    }
    void expectAccepted(const std::filesystem::path& file) {
        DWORD job = 0xCCCCCCCC;
        EXPECT_SUCCEEDS(send(file, &job));
        EXPECT_NE(job, 0u);
        EXPECT_NE(job, 0xCCCCCCCC);
        EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
    }
    void expectRefused(DWORD error, const std::filesystem::path& file) {
        EXPECT_FAILS(error, send(file, out<DWORD>()));
        EXPECT_TRUE(outputsCleared());
    }
    // One page that differs from the usual one.
    std::filesystem::path page(const TiffPage& page) {
        TiffOptions options;
        options.pages = {page};
        return document(options);
    }

    JobRequest<Form> request_;
};
TYPED_TEST_SUITE(FaxSendDocument, Forms, FormNames);

TYPED_TEST(FaxSendDocument, C1_FaxJobId_null) {
    const auto before = this->queuedIds();
    const std::filesystem::path file = this->document(1);
    EXPECT_SUCCEEDS(this->send(file, nullptr));
    const auto after = this->queuedIds();
    ASSERT_EQ(after.size(), before.size() + 1);
    EXPECT_SUCCEEDS(api().FaxAbort(this->server(), after.back()));
}

TYPED_TEST(FaxSendDocument, C2_right_sizes) { this->expectAccepted(this->document(1)); }

TYPED_TEST(FaxSendDocument, C8_Reserved_is_ignored) {
    for (DWORD_PTR& reserved : this->request_.params.Reserved) {
        reserved = 0xFFFFFFFF;
    }
    this->expectAccepted(this->document(1));
}

TYPED_TEST(FaxSendDocument, C5_right_dates) {
    this->request_.params.ScheduleTime.wMonth = 2;
    this->request_.params.ScheduleTime.wDay = 29;
    this->request_.params.ScheduleTime.wYear = 2096;
    this->request_.params.ScheduleTime.wDayOfWeek = 99;
    this->expectAccepted(this->document(1));
}

TYPED_TEST(FaxSendDocument, C5_time_is_not_judged_without_JSA_SPECIFIC_TIME) {
    this->request_.params.ScheduleAction = JSA_DISCOUNT_PERIOD;
    this->request_.params.ScheduleTime = {};
    this->request_.params.ScheduleTime.wMonth = 99;
    this->expectAccepted(this->document(1));
}

TYPED_TEST(FaxSendDocument, C6_mail_report_with_address) {
    this->request_.params.DeliveryReportType = DRT_EMAIL;
    this->request_.params.DeliveryReportAddress = this->request_.text(u"someone@example.com");
    this->expectAccepted(this->document(1));
}

TYPED_TEST(FaxSendDocument, C6_inbox_report) {
    this->request_.params.DeliveryReportType = DRT_INBOX;
    this->expectAccepted(this->document(1));
}

// Neither its content nor its name says what could print it.
TYPED_TEST(FaxSendDocument, C9_unknown_documents) {
    constexpr std::string_view kNothing("\x01\x02\x00\xfe\xff nothing known \x00", 20);
    this->expectRefused(ERROR_INVALID_DATA, this->files().write("letter", kNothing));
    this->expectRefused(ERROR_INVALID_DATA, this->files().write("letter.tif", kNothing));
    this->expectRefused(ERROR_INVALID_DATA, this->files().write("letter.unknown", kNothing));
}

TYPED_TEST(FaxSendDocument, C10_missing_file) {
    this->expectRefused(ERROR_FILE_NOT_FOUND, this->files().path() / "missing.tif");
}
TYPED_TEST(FaxSendDocument, C10_missing_folder) {
    this->expectRefused(ERROR_FILE_NOT_FOUND, this->files().path() / "missing" / "fax.tif");
}
TYPED_TEST(FaxSendDocument, C10_empty_name) { this->expectRefused(ERROR_FILE_NOT_FOUND, ""); }
TYPED_TEST(FaxSendDocument, C10_empty_file) {
    this->expectRefused(ERROR_INVALID_DATA, this->files().write("empty.tif", std::string_view()));
}
TYPED_TEST(FaxSendDocument, C10_directory) {
    this->expectRefused(ERROR_INVALID_DATA, this->files().path());
}

TYPED_TEST(FaxSendDocument, C11_relative_path) {
    const std::filesystem::path file = this->document(1);
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(this->files().path());
    this->expectAccepted(file.filename());
    this->expectAccepted(std::filesystem::path(".") / file.filename());
    std::filesystem::current_path(before);
}

TYPED_TEST(FaxSendDocument, A9_document_name_beyond_ASCII) {
    const std::filesystem::path plain = this->document(1);
    // Representable in code page 1252 and in UTF-8.
    const std::filesystem::path named = this->files().path() / u"Gr\u00f6\u00dfe \u00e9.tif";
    std::filesystem::copy_file(plain, named);
    this->expectAccepted(named);
}

TYPED_TEST(FaxSendDocument, C12_compression_none) {
    this->expectAccepted(this->page({.length = 100, .compression = 1}));
}
TYPED_TEST(FaxSendDocument, C12_compression_G4) { this->expectAccepted(this->page({})); }

// What the contract says of TIFF files. Ours makes fax pages of the others too, unless it is told.
template <class Form>
class ClassFDocuments : public OwnInstance {
  protected:
    ClassFDocuments() : OwnInstance("virtual", "[compat]\ndocuments = \"class_f\"\n") {}

    BOOL send(const std::filesystem::path& file, DWORD* job) {
        return Form::sendDocument(server(), nameOf<Form>(file).c_str(), &request_.params, nullptr,
                                  job);
    }
    void expectRefused(DWORD error, const std::filesystem::path& file) {
        EXPECT_FAILS(error, send(file, out<DWORD>()));
        EXPECT_TRUE(outputsCleared());
    }
    // One page that differs from the usual one.
    std::filesystem::path page(const TiffPage& page) {
        TiffOptions options;
        options.pages = {page};
        return document(options);
    }

    JobRequest<Form> request_;
};
TYPED_TEST_SUITE(ClassFDocuments, Forms, FormNames);

TYPED_TEST(ClassFDocuments, C12_other_compressions) {
    for (const std::uint16_t compression : {2, 3, 5, 32773}) {
        this->expectRefused(ERROR_INVALID_DATA, this->page({.compression = compression}));
    }
}
TYPED_TEST(ClassFDocuments, C12_other_widths) {
    for (const std::uint32_t width : {1727u, 1729u, 2048u, 0u}) {
        this->expectRefused(ERROR_INVALID_DATA, this->page({.width = width}));
    }
}
TYPED_TEST(FaxSendDocument, C12_resolutions_at_the_limit) {
    this->expectAccepted(this->page({.xResolution = {204, 1}, .yResolution = {98, 1}}));
    this->expectAccepted(this->page({.xResolution = {200, 1}, .yResolution = {200, 1}}));
}
TYPED_TEST(ClassFDocuments, C12_resolutions_over_the_limit) {
    this->expectRefused(ERROR_INVALID_DATA, this->page({.xResolution = {205, 1}}));
    this->expectRefused(ERROR_INVALID_DATA, this->page({.yResolution = {201, 1}}));
    this->expectRefused(ERROR_INVALID_DATA, this->page({.yResolution = {391, 1}}));
    this->expectRefused(ERROR_INVALID_DATA, this->page({.xResolution = {204, 0}}));
}
TYPED_TEST(ClassFDocuments, C12_pages_of_different_resolution) {
    TiffOptions options;
    options.pages[1].yResolution = {98, 1};
    this->expectRefused(ERROR_INVALID_DATA, this->document(options));
}
// The contract's table of what a Class F file must be: the byte order of the CPU.
TYPED_TEST(ClassFDocuments, C12_big_endian) {
    TiffOptions options;
    options.bigEndian = true;
    this->expectRefused(ERROR_INVALID_DATA, this->document(options));
}
TYPED_TEST(FaxSendDocument, C12_cut_in_the_middle) {
    const std::size_t whole = test::faxTiff().size();
    for (const std::size_t size :
         {whole - 1, whole / 2, whole / 4, std::size_t{8}, std::size_t{3}}) {
        TiffOptions options;
        options.cutTo = size;
        this->expectRefused(ERROR_INVALID_DATA, this->document(options));
    }
}
TYPED_TEST(FaxSendDocument, C12_damaged_structure) {
    TiffOptions endless;
    endless.endless = true;
    this->expectRefused(ERROR_INVALID_DATA, this->document(endless));
    TiffOptions version;
    version.version = 43;
    this->expectRefused(ERROR_INVALID_DATA, this->document(version));
    this->expectRefused(ERROR_INVALID_DATA, this->page({.stripBytes = 0xFFFFFFF0}));
    this->expectRefused(ERROR_INVALID_DATA, this->page({.omit = {test::tag::stripOffsets}}));
}

TYPED_TEST(FaxSendDocument, L18_the_usual_cover_pages_of_the_server) {
    for (const char16_t* name : {u"generic.cov", u"confident.cov", u"fyi.cov", u"urgent.cov"}) {
        typename TypeParam::CoverPageInfo cover{};
        cover.SizeOfStruct = sizeof cover;
        cover.UseServerCoverPage = TRUE;
        const auto page = TypeParam::encode(name);
        cover.CoverPageName = page.c_str();
        DWORD job = 0;
        const auto file = nameOf<TypeParam>(this->document(2));
        ASSERT_SUCCEEDS(TypeParam::sendDocument(this->server(), file.c_str(),
                                                &this->request_.params, &cover, &job));
        Block<typename TypeParam::JobEntry> entry;
        ASSERT_SUCCEEDS(TypeParam::getJob(this->server(), job, entry.place()));
        EXPECT_EQ(entry->PageCount, 3u);
        EXPECT_SUCCEEDS(api().FaxAbort(this->server(), job));
    }
}

TYPED_TEST(FaxSendDocument, C13_no_printer_is_needed) { this->expectAccepted(this->document(3)); }

TYPED_TEST(FaxSendDocument, K11_texts_at_the_limit) {
    const std::u16string longest(32767, u'n');
    this->request_.params.RecipientName = this->request_.text(longest);
    const DWORD job = this->submit(this->request_);
    Block<typename TypeParam::JobEntry> entry;
    ASSERT_SUCCEEDS(TypeParam::getJob(this->server(), job, entry.place()));
    EXPECT_EQ(textOf<TypeParam>(entry->RecipientName), longest);
}

TYPED_TEST(FaxSendDocument, K10_missing_document_and_missing_cover_page) {
    typename TypeParam::CoverPageInfo cover{};
    cover.SizeOfStruct = sizeof cover;
    const auto name = nameOf<TypeParam>(this->files().path() / "missing.cov");
    cover.CoverPageName = name.c_str();
    EXPECT_FAILS(ERROR_FILE_NOT_FOUND,
                 TypeParam::sendDocument(
                     this->server(), nameOf<TypeParam>(this->files().path() / "no.tif").c_str(),
                     &this->request_.params, &cover, this->template out<DWORD>()));
    EXPECT_TRUE(this->outputsCleared());
}

}  // namespace
}  // namespace winfax::conformance
