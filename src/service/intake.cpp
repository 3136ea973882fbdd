// SPDX-License-Identifier: MIT
#include "service/intake.h"

#include "document/tiff_check.h"
#include "raster/any_tiff_check.h"
#include "raster/picture_check.h"

namespace winfax::service {

using document::Kind;
using model::fail;
using model::Result;

namespace {

constexpr auto kRefused = model::ErrorCode::invalidData;

Result<Intake> judgeTiff(std::span<const std::byte> document, bool faxPagesOnly) {
    const auto fax = document::checkTiff(document);
    if (fax) return Intake{Kind::fax, {}, fax->pages};
    if (faxPagesOnly) return tl::unexpected(fax.error());
    const auto any = raster::checkAnyTiff(document);
    if (!any) return tl::unexpected(any.error());
    return Intake{Kind::tiff, {}, 0};
}

Result<Intake> judgePicture(std::span<const std::byte> document, Kind kind) {
    const auto picture = kind == Kind::png    ? raster::PictureKind::png
                         : kind == Kind::jpeg ? raster::PictureKind::jpeg
                                              : raster::PictureKind::bmp;
    if (const auto good = raster::checkPicture(picture, document); !good) {
        return tl::unexpected(good.error());
    }
    return Intake{kind, {}, 0};
}

tl::unexpected<model::Error> noConverter(const std::string& extension) {
    return fail(
        kRefused,
        "the document is neither TIFF, PNG, JPEG, BMP, PDF, PostScript nor plain text, and no "
        "converter is configured for " +
            (extension.empty() ? "files without an extension" : "." + extension + " files") +
            ": name one in winfax.toml ([converters])");
}

}  // namespace

Result<Intake> judgeDocument(std::span<const std::byte> document, const model::Text& name,
                             const IntakeRules& rules) {
    if (rules.faxPagesOnly) return judgeTiff(document, true);
    const std::string extension = document::extensionOf(name.value_or(u""));
    const Kind kind = document::kindByContent(document);
    const bool converted = rules.converters != nullptr && rules.converters->contains(extension);
    if (converted && !extension.empty() && kind != Kind::tiff) {
        return Intake{Kind::foreign, extension, 0};
    }
    switch (kind) {
        case Kind::fax:
        case Kind::tiff:
            return judgeTiff(document, false);
        case Kind::png:
        case Kind::jpeg:
        case Kind::bmp:
            return judgePicture(document, kind);
        case Kind::text:
            return Intake{Kind::text, {}, 0};
        case Kind::pdf:
        case Kind::postScript:
            if (rules.ghostscript) return Intake{kind, {}, 0};
            return fail(kRefused,
                        "the document is " + std::string(document::nameOf(kind)) +
                            ", which takes Ghostscript, and there is none: install it, or "
                            "name it in winfax.toml ([documents] ghostscript)");
        case Kind::foreign:
            break;
    }
    return noConverter(extension);
}

}  // namespace winfax::service
