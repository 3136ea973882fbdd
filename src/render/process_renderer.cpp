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
using model::Result;

class ProcessRenderer final : public Renderer {
  public:
    ProcessRenderer(std::filesystem::path program, const platform::ChildLimits& limits)
        : program_(std::move(program)), limits_(limits) {}

    Result<Bytes> withBanner(std::span<const std::byte> tiff, const BannerText& banner) override {
        return fileOf(run({.What = Task::withBanner, .Banner = banner}, tiff));
    }

    Result<FirstPage> firstPage(std::span<const std::byte> tiff) override {
        return run({.What = Task::firstPage, .Banner = {}}, tiff);
    }

    Result<Bytes> cleanPages(std::span<const std::byte> tiff) override {
        return fileOf(run({.What = Task::cleanPages, .Banner = {}}, tiff));
    }

  private:
    static Result<Bytes> fileOf(Result<FirstPage> answer) {
        if (!answer) return tl::unexpected(answer.error());
        return std::move(answer->file);
    }

    Result<FirstPage> run(const Request& request, std::span<const std::byte> tiff) const {
        const auto output =
            platform::runChild(program_, {"--render"}, encode(request, tiff), limits_);
        if (!output) return tl::unexpected(output.error());
        const auto received = decodeAnswer(*output);
        if (!received) {
            return model::fail(model::ErrorCode::internalError,
                               "'" + platform::utf8FromPath(program_) + "' --render wrote " +
                                   std::to_string(output->size()) + " bytes that are no answer");
        }
        const Answer& answer = received->answer;
        if (answer.Code != model::ErrorCode::success) {
            return model::fail(answer.Code, {answer.Detail.begin(), answer.Detail.end()});
        }
        return FirstPage{
            {received->document.begin(), received->document.end()}, answer.Width, answer.Height};
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
