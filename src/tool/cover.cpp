// SPDX-License-Identifier: MIT
#include <memory>

#include "client/cover_page.h"
#include "picture/page_picture.h"
#include "platform/paths.h"
#include "tool/command.h"
#include "tool/cover_options.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

struct Preview {
    CoverOptions cover;
    std::string file;
    std::uint32_t pages = 1;
    std::uint32_t dpi = 0;  // 0: as it is faxed
};

Expected<model::DrawCoverPage::Reply> draw(const Preview& preview, const Session& session,
                                           picture::Resolution resolution) {
    auto fields = fieldsOf(preview.cover);
    if (!fields) return tl::unexpected(fields.error());
    fields->PageCount = preview.pages;
    const auto page = client::bringCoverPage(*session, *fields);
    if (!page) {
        return tl::unexpected(failureOf(page.error(), "cannot use cover page", preview.cover.page));
    }
    auto drawn = ask<model::DrawCoverPage>(
        session, {*page, std::move(*fields), resolution.horizontal, resolution.vertical},
        "cannot draw cover page", preview.cover.page);
    const bool whole =
        !drawn || (drawn->width > 0 && drawn->rows > 0 &&
                   drawn->dots.size() == picture::bilevelRowBytes(drawn->width) * drawn->rows);
    if (whole) return drawn;
    return failed(ExitCode::refused, "the service sent a page that is none", preview.cover.page);
}

Outcome showPreview(const Context& context, const Preview& preview) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    picture::Resolution resolution{model::kHorizontalDpi, 196};
    if (preview.dpi != 0) resolution = {preview.dpi, preview.dpi};
    const auto page = draw(preview, *session, resolution);
    if (!page) return tl::unexpected(page.error());
    const auto file = platform::pathFromUtf8(preview.file);
    const auto written =
        picture::writePagePicture(file, {{page->width, page->rows}, page->dots}, resolution);
    if (!written) {
        return tl::unexpected(failureOf(written.error(), "cannot write the picture", preview.file));
    }
    if (context.json) {
        printJson(context.console.out, Json{{"file", preview.file}});
    } else {
        context.console.out << preview.file << " written\n";
    }
    return ExitCode::ok;
}

}  // namespace

void addCover(CLI::App& faxctl, Context& context) {
    auto* cover = addCommand(faxctl, context, "cover", "Cover pages.",
                             "  faxctl cover preview generic --png generic.png\n"
                             "  faxctl cover preview ./ours.svg --personal --png ours.png \\\n"
                             "      --subject \"Our offer\" --field \"RecCompany=Sample Works\"");
    cover->require_subcommand(1);
    auto* command = addCommand(
        *cover, context, "preview", "Draws a cover page, filled in, as a picture.",
        "  faxctl cover preview urgent --png urgent.png --note \"Please call.\" --pages 4");
    auto preview = std::make_shared<Preview>();
    command
        ->add_option("PAGE", preview->cover.page,
                     "One of the server's (generic, confident, fyi, urgent ...), or a file")
        ->required();
    command->add_flag(
        "--personal", preview->cover.personal,
        "PAGE is a file of yours, or one in the folder coverpages beside the profile");
    command->add_option("--png", preview->file, "The picture to write")
        ->type_name("FILE")
        ->required();
    addFieldOptions(*command, preview->cover);
    command->add_option("--pages", preview->pages, "What PageCount says")->type_name("NUMBER");
    command
        ->add_option("--dpi", preview->dpi,
                     "Dots per inch; else the dots are those of a fine fax page")
        ->check(CLI::Range(50, 600));
    command->callback([&context, preview] {
        context.action = [&context, preview] { return showPreview(context, *preview); };
    });
}

}  // namespace winfax::tool
