// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "platform/paths.h"
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
    ProcessRenderer(std::filesystem::path program, const platform::ChildLimits& limits)
        : program_(std::move(program)), limits_(limits) {}

    Result<Bytes> withBanner(std::span<const std::byte> tiff, const BannerText& banner) override {
        return fileOf(run({.What = Task::withBanner, .Banner = banner, .Page = 0}, tiff));
    }

    Result<FirstPage> firstPage(std::span<const std::byte> tiff) override {
        auto made = run({.What = Task::firstPage, .Banner = {}, .Page = 0}, tiff);
        if (!made) return tl::unexpected(made.error());
        return FirstPage{std::move(made->bytes), made->answer.Width, made->answer.Height};
    }

    Result<PageImage> page(std::span<const std::byte> tiff, std::uint32_t page) override {
        auto made = run({.What = Task::onePage, .Banner = {}, .Page = page}, tiff);
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
        return fileOf(run({.What = Task::cleanPages, .Banner = {}, .Page = 0}, tiff));
    }

  private:
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

    Result<Made> run(const Request& request, std::span<const std::byte> tiff) const {
        const auto output =
            platform::runChild(program_, {"--render"}, encode(request, tiff), limits_);
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
};

}  // namespace

std::unique_ptr<Renderer> makeProcessRenderer(std::filesystem::path program,
                                              const platform::ChildLimits& limits) {
    return std::make_unique<ProcessRenderer>(std::move(program), limits);
}

}  // namespace winfax::render
