// SPDX-License-Identifier: MIT
#include "tool/show_pictures.h"

#include <array>
#include <cstdio>
#include <string>
#include <system_error>

#include "picture/contact_sheet.h"
#include "picture/page_picture.h"
#include "platform/paths.h"

namespace winfax::tool {

namespace {

using std::filesystem::path;

constexpr std::uint32_t kHighestDpi = 10'000;

path pictureIn(const path& folder, std::uint32_t page) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "page-%04lu.png", static_cast<unsigned long>(page));
    return folder / name.data();
}

bool isPage(const model::ReadPage::Reply& page) {
    const auto plausible = [](std::uint32_t dpi) { return dpi > 0 && dpi <= kHighestDpi; };
    return page.width > 0 && page.width % 8 == 0 && page.rows > 0 &&
           page.dots.size() == std::uint64_t{page.width} / 8 * page.rows &&
           plausible(page.horizontalDpi) && plausible(page.verticalDpi);
}

Expected<model::ReadPage::Reply> checkedPage(const FetchPage& fetch, std::uint32_t number) {
    auto page = fetch(number);
    if (!page || isPage(*page)) return page;
    return failed(ExitCode::refused, "the service sent a page that is none",
                  "page " + std::to_string(number),
                  std::to_string(page->width) + " x " + std::to_string(page->rows) + " dots in " +
                      std::to_string(page->dots.size()) + " bytes");
}

Expected<picture::ContactSheet> sheetFor(const path& file,
                                         const model::ReadJobHistory::Reply& job) {
    std::vector<picture::SheetLayout::Page> pages;
    for (const auto& page : job.pages) {
        if (page.Rows == 0 || page.VerticalDpi == 0) {
            return failed(ExitCode::refused, "the service told of a page without dots",
                          "page " + std::to_string(pages.size() + 1));
        }
        pages.push_back(
            {{model::kPageWidth, page.Rows}, {model::kHorizontalDpi, page.VerticalDpi}});
    }
    auto sheet = picture::ContactSheet::create(file, picture::SheetLayout(pages));
    if (sheet) return std::move(*sheet);
    return tl::unexpected(
        failureOf(sheet.error(), "cannot write the contact sheet", platform::utf8FromPath(file)));
}

Expected<void> makeFolder(const path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (std::filesystem::is_directory(folder, error)) return {};
    return failed(ExitCode::refused, "cannot make the folder for the pages",
                  platform::utf8FromPath(folder),
                  error ? error.message() : "something else has that name");
}

}  // namespace

Expected<Pictures> writePictures(const model::ReadJobHistory::Reply& job,
                                 const PictureOptions& options, const FetchPage& fetch) {
    Pictures written;
    std::optional<picture::ContactSheet> sheet;
    if (options.folder) {
        if (auto made = makeFolder(*options.folder); !made) return tl::unexpected(made.error());
    }
    if (options.sheet) {
        auto begun = sheetFor(*options.sheet, job);
        if (!begun) return tl::unexpected(begun.error());
        sheet = std::move(*begun);
    }
    for (std::uint32_t number = 1; number <= job.pages.size(); ++number) {
        const auto page = checkedPage(fetch, number);
        if (!page) return tl::unexpected(page.error());
        const picture::BilevelView view{{page->width, page->rows}, page->dots};
        model::Result<void> done;
        if (options.folder) {
            written.pages.push_back(pictureIn(*options.folder, number));
            done = picture::writePagePicture(written.pages.back(), view,
                                             {page->horizontalDpi, page->verticalDpi});
        }
        if (done && sheet) done = sheet->add(view);
        if (!done) return tl::unexpected(failureOf(done.error(), "cannot write the pages"));
    }
    if (sheet) {
        if (auto done = sheet->finish(); !done) {
            return tl::unexpected(failureOf(done.error(), "cannot write the contact sheet"));
        }
        written.sheet = options.sheet;
    }
    return written;
}

}  // namespace winfax::tool
