// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <string>
#include <utility>

#include "platform/paths.h"
#include "render/helper_programs.h"
#include "render/messages.h"
#include "render/renderer.h"

namespace winfax::render {
namespace {

using document::BannerText;
using document::Bytes;
using document::FirstPage;
using document::PageImage;
using model::Result;

class ProcessRenderer final : public Renderer {
  public:
    ProcessRenderer(std::filesystem::path program, const platform::ChildLimits& limits,
                    Helpers helpers)
        : program_(std::move(program)), limits_(limits), helpers_(std::move(helpers)) {
        limits_.cancelled = &cancelled_;
    }

    void cancel() override { cancelled_ = true; }

    Result<Bytes> withBanner(std::span<const std::byte> tiff, const BannerText& banner) override {
        return fileOf(
            run(task(Task::withBanner, [&](Request& request) { request.Banner = banner; }), tiff));
    }

    Result<FirstPage> firstPage(std::span<const std::byte> tiff) override {
        auto made = run(task(Task::firstPage), tiff);
        if (!made) return tl::unexpected(made.error());
        return FirstPage{std::move(made->bytes), made->answer.Width, made->answer.Height};
    }

    Result<PageImage> page(std::span<const std::byte> tiff, std::uint32_t page) override {
        auto made = run(task(Task::onePage, [&](Request& request) { request.Page = page; }), tiff);
        if (!made) return tl::unexpected(made.error());
        const Answer& answer = made->answer;
        if (made->bytes.size() != std::uint64_t{answer.Height} * document::kRowBytes) {
            return noAnswer(made->bytes.size());
        }
        PageImage image{answer.Height, answer.VerticalDpi, {}};
        const auto* dots = reinterpret_cast<const std::uint8_t*>(made->bytes.data());
        image.bits.assign(dots, dots + made->bytes.size());
        return image;
    }

    Result<Bytes> cleanPages(std::span<const std::byte> tiff) override {
        return fileOf(run(task(Task::cleanPages), tiff));
    }

    Result<MadePages> makePages(const Source& source, const document::PageSetup& setup) override {
        document::Kind kind = source.kind;
        Bytes read;
        if (kind == document::Kind::pdf || kind == document::Kind::postScript ||
            kind == document::Kind::foreign) {
            auto tiff = readWithin(source, setup);
            if (!tiff) return tl::unexpected(tiff.error());
            read = std::move(*tiff);
            kind = document::Kind::tiff;
        }
        auto made = run(task(Task::makePages,
                             [&](Request& request) {
                                 request.Kind = kind;
                                 setUp(request, setup);
                             }),
                        kind == source.kind ? source.bytes : std::span<const std::byte>(read));
        if (!made) return tl::unexpected(made.error());
        return MadePages{std::move(made->bytes), made->answer.Pages};
    }

    Result<void> judgeCover(std::span<const std::byte> page) override {
        const auto judged = run(task(Task::judgeCover), page, coverLimits());
        if (!judged) return tl::unexpected(judged.error());
        return {};
    }

    Result<Bytes> withCover(std::span<const std::byte> tiff, const Cover& cover,
                            const document::PageSetup& setup) override {
        return fileOf(run(task(Task::withCover,
                               [&](Request& request) {
                                   setUp(request, setup);
                                   const auto* page =
                                       reinterpret_cast<const std::uint8_t*>(cover.page.data());
                                   request.CoverTemplate.assign(page, page + cover.page.size());
                                   request.CoverFields = cover.fields;
                               }),
                          tiff, coverLimits()));
    }

    Result<Dots> drawCover(const Cover& cover, std::uint32_t horizontalDpi,
                           std::uint32_t verticalDpi) override {
        auto made = run(task(Task::drawCover,
                             [&](Request& request) {
                                 request.HorizontalDpi = horizontalDpi;
                                 request.VerticalDpi = verticalDpi;
                                 request.CoverFields = cover.fields;
                             }),
                        cover.page, coverLimits());
        if (!made) return tl::unexpected(made.error());
        const Answer& answer = made->answer;
        const std::uint64_t rowBytes = (std::uint64_t{answer.Width} + 7) / 8;
        if (made->bytes.size() != rowBytes * answer.Height) return noAnswer(made->bytes.size());
        const auto* bits = reinterpret_cast<const std::uint8_t*>(made->bytes.data());
        return Dots{answer.Width, answer.Height, {bits, bits + made->bytes.size()}};
    }

  private:
    // What others write may be more than there is room for here.
    Result<Bytes> readWithin(const Source& source, const document::PageSetup& setup) const {
        try {
            return readByHelper(source, setup, helpers_, limits_);
        } catch (const std::bad_alloc&) {
            return model::fail(model::ErrorCode::notEnoughMemory,
                               "there is no memory for what the document has become");
        }
    }

    template <class Fill>
    static Request task(Task what, Fill fill) {
        Request request;
        request.What = what;
        fill(request);
        return request;
    }
    static Request task(Task what) {
        return task(what, [](Request&) {});
    }
    static void setUp(Request& request, const document::PageSetup& setup) {
        request.Paper = setup.paper;
        request.Halftone = setup.halftone;
        request.VerticalDpi = setup.ydpi;
    }

    struct Made {
        Answer answer;
        Bytes bytes;
    };

    static Result<Bytes> fileOf(Result<Made> made) {
        if (!made) return tl::unexpected(made.error());
        return std::move(made->bytes);
    }

    tl::unexpected<model::Error> noAnswer(std::size_t size) const {
        return model::fail(model::ErrorCode::internalError,
                           "'" + platform::utf8FromPath(program_) + "' --render wrote " +
                               std::to_string(size) + " bytes that are no answer");
    }

    // Sound pages take a tenth of a second; a template may be made so that it takes for ever.
    platform::ChildLimits coverLimits() const {
        constexpr std::chrono::seconds kLongest{10};
        platform::ChildLimits limits = limits_;
        limits.wallTime = std::min<std::chrono::milliseconds>(limits.wallTime, kLongest);
        limits.processorTime = std::min(limits.processorTime, kLongest);
        return limits;
    }

    Result<Made> run(const Request& request, std::span<const std::byte> tiff) const {
        return run(request, tiff, limits_);
    }
    Result<Made> run(const Request& request, std::span<const std::byte> tiff,
                     const platform::ChildLimits& limits) const {
        const auto output =
            platform::runChild(program_, {"--render"}, encode(request, tiff), limits);
        if (!output) return tl::unexpected(output.error());
        const auto received = decodeAnswer(*output);
        if (!received) return noAnswer(output->size());
        const Answer& answer = received->answer;
        if (answer.Code != model::ErrorCode::success) {
            return model::fail(answer.Code, {answer.Detail.begin(), answer.Detail.end()});
        }
        return Made{answer, {received->document.begin(), received->document.end()}};
    }

    std::filesystem::path program_;
    platform::ChildLimits limits_;
    Helpers helpers_;
    std::atomic<bool> cancelled_ = false;
};

}  // namespace

std::unique_ptr<Renderer> makeProcessRenderer(std::filesystem::path program,
                                              const platform::ChildLimits& limits,
                                              Helpers helpers) {
    return std::make_unique<ProcessRenderer>(std::move(program), limits, std::move(helpers));
}

}  // namespace winfax::render
