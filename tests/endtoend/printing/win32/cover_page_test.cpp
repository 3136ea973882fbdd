// SPDX-License-Identifier: MIT
// FaxPrintCoverPage draws on whatever device context a program has.
#include <algorithm>
#include <cstdint>

#include "printing_test.h"

namespace winfax::endtoend {
namespace {

using conformance::Ansi;
using conformance::failure;
using conformance::kSuccess;
using conformance::Wide;

constexpr int kWidth = 800;
constexpr int kHeight = 1'100;

// Memory to draw on, all white.
class Canvas {
  public:
    Canvas() : context_(CreateCompatibleDC(nullptr)) {
        BITMAPINFO info{};
        info.bmiHeader.biSize = sizeof info.bmiHeader;
        info.bmiHeader.biWidth = kWidth;
        info.bmiHeader.biHeight = -kHeight;
        info.bmiHeader.biPlanes = 1;
        info.bmiHeader.biBitCount = 32;
        void* bits = nullptr;
        bitmap_ = CreateDIBSection(context_, &info, DIB_RGB_COLORS, &bits, nullptr, 0);
        dots_ = static_cast<std::uint32_t*>(bits);
        before_ = SelectObject(context_, bitmap_);
        std::fill(dots_, dots_ + kWidth * kHeight, 0xFFFFFFu);
    }
    ~Canvas() {
        SelectObject(context_, before_);
        DeleteObject(bitmap_);
        DeleteDC(context_);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    HDC context() const { return context_; }
    // Dots that are not white, in the rows from `top` up to `bottom`.
    std::ptrdiff_t marks(int top = 0, int bottom = kHeight) const {
        GdiFlush();
        return std::count_if(dots_ + top * kWidth, dots_ + bottom * kWidth,
                             [](std::uint32_t dot) { return (dot & 0xFFFFFF) != 0xFFFFFF; });
    }

  private:
    HDC context_;
    HBITMAP bitmap_ = nullptr;
    HGDIOBJ before_ = nullptr;
    std::uint32_t* dots_ = nullptr;
};

template <class Form>
class PrintedCoverPage : public Printing {
  protected:
    using Cover = typename Form::CoverPageInfo;
    using Context = typename Form::ContextInfo;

    PrintedCoverPage() { cover_.SizeOfStruct = sizeof cover_; }

    void use(std::u16string_view name, bool fromServer) {
        cover_.CoverPageName = text(name);
        cover_.UseServerCoverPage = fromServer;
    }
    const typename Form::Char* text(std::u16string_view value) {
        return texts_.emplace_back(Form::encode(value)).c_str();
    }
    conformance::Outcome draw(HDC on) const {
        Context context{};
        context.SizeOfStruct = sizeof context;
        context.hDC = on;
        return conformance::attempt([&] { return Form::printCoverPage(&context, &cover_); });
    }

    Cover cover_{};
    std::deque<std::basic_string<typename Form::Char>> texts_;
};
using Forms = testing::Types<Ansi, Wide>;
TYPED_TEST_SUITE(PrintedCoverPage, Forms);

TYPED_TEST(PrintedCoverPage, ThePageOfTheServerIsDrawnInMemory) {
    this->use(u"generic.cov", true);
    const Canvas plain;
    ASSERT_EQ(this->draw(plain.context()), kSuccess);
    EXPECT_GT(plain.marks(), 2'000) << "words and lines";
    EXPECT_LT(plain.marks(), kWidth * kHeight / 4) << "on white";

    this->cover_.Note = this->text(u"A note of some words, more than the page without one shows.");
    this->cover_.Subject = this->text(u"Offer 4711");
    const Canvas filled;
    ASSERT_EQ(this->draw(filled.context()), kSuccess);
    EXPECT_GT(filled.marks(), plain.marks() + 200) << "the fields are filled in";
}

TYPED_TEST(PrintedCoverPage, TheProgramsCoordinatesAreItsOwn) {
    this->use(u"generic", true);
    const Canvas plain;
    ASSERT_EQ(this->draw(plain.context()), kSuccess);
    const Canvas moved;
    SetMapMode(moved.context(), MM_LOMETRIC);
    SetViewportOrgEx(moved.context(), 300, 400, nullptr);
    ASSERT_EQ(this->draw(moved.context()), kSuccess);
    EXPECT_EQ(moved.marks(), plain.marks());
    EXPECT_EQ(moved.marks(0, kHeight / 2), plain.marks(0, kHeight / 2));
    EXPECT_EQ(GetMapMode(moved.context()), MM_LOMETRIC);
    POINT origin{};
    EXPECT_TRUE(GetViewportOrgEx(moved.context(), &origin));
    EXPECT_EQ(origin.x, 300);
    EXPECT_EQ(origin.y, 400);
}

TYPED_TEST(PrintedCoverPage, APersonalPageIsAFileOfTheCallers) {
    const auto page = this->files().write(
        "mine.svg",
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">)"
        R"(<rect x="0" y="0" width="210" height="148"/></svg>)");
    this->use(page.u16string(), false);
    const Canvas canvas;
    ASSERT_EQ(this->draw(canvas.context()), kSuccess);
    EXPECT_GT(canvas.marks(0, kHeight / 2), canvas.marks(kHeight / 2, kHeight) * 10);
}

TYPED_TEST(PrintedCoverPage, OnTheFaxPrinterItIsAPageBeforeTheOthers) {
    this->use(u"confident", true);
    PrintCall<TypeParam> call;
    ASSERT_EQ(call.start(), kSuccess);
    ASSERT_EQ(this->draw(call.context.hDC), kSuccess);
    EXPECT_TRUE(call.finish());
    const auto jobs = this->jobsOnceThere(1);
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(jobs[0].pages, 3u);
}

TYPED_TEST(PrintedCoverPage, K8_WithoutADeviceContextThereIsNothingToDrawOn) {
    this->use(u"generic", true);
    EXPECT_EQ(this->draw(nullptr), failure(ERROR_INVALID_PRINTER_NAME));
    const Canvas canvas;
    EXPECT_EQ(this->draw(reinterpret_cast<HDC>(std::uintptr_t{0x1234'5678})),
              failure(ERROR_INVALID_PRINTER_NAME));
}

TYPED_TEST(PrintedCoverPage, APageThatDoesNotExistDrawsNothing) {
    this->use(u"no such page", true);
    const Canvas canvas;
    EXPECT_EQ(this->draw(canvas.context()), failure(ERROR_FILE_NOT_FOUND));
    EXPECT_EQ(canvas.marks(), 0);
}

}  // namespace
}  // namespace winfax::endtoend
