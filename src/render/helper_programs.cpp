// SPDX-License-Identifier: MIT
#include "render/helper_programs.h"

#include <utility>

#include "platform/files.h"
#include "platform/paths.h"
#include "render/work_directory.h"

namespace winfax::render {
namespace {

using document::Bytes;
using document::Kind;
using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kLargestTiff = std::size_t{256} << 20;

struct Job {
    std::filesystem::path program;
    std::vector<std::string> arguments;
};

// In the name of an output file a percent sign begins a format.
std::string withoutFormats(std::string path) {
    for (std::size_t at = path.find('%'); at != std::string::npos; at = path.find('%', at + 2)) {
        path.insert(at, "%");
    }
    return path;
}

// Grey at the resolution of the fax: pictures become dots by our own halftone, text has hard edges
// (no anti-aliasing is asked for). The page is the document's own; what is larger or smaller than
// the paper is placed like any other picture.
Job ghostscriptJob(const std::filesystem::path& program, const document::PageSetup& setup,
                   const std::filesystem::path& input, const std::filesystem::path& output) {
    const std::string resolution =
        std::to_string(model::kHorizontalDpi) + "x" + std::to_string(setup.ydpi);
    return {program,
            {"-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOPROMPT", "-sDEVICE=tiffgray",
             "-sCompression=lzw", "-r" + resolution,
             std::string("-sPAPERSIZE=") + (setup.paper == document::Paper::a4       ? "a4"
                                            : setup.paper == document::Paper::letter ? "letter"
                                                                                     : "legal"),
             "-sOutputFile=" + withoutFormats(pathFor(program, output)), "-f",
             pathFor(program, input)}};
}

std::string withPaths(std::string argument, const std::string& input, const std::string& output) {
    for (const auto& [mark, path] : {std::pair{"{input}", input}, std::pair{"{output}", output}}) {
        const std::string_view name(mark);
        for (std::size_t at = argument.find(name); at != std::string::npos;
             at = argument.find(name, at + path.size())) {
            argument.replace(at, name.size(), path);
        }
    }
    return argument;
}

Job converterJob(const Converter& converter, const std::filesystem::path& input,
                 const std::filesystem::path& output) {
    Job job{platform::pathFromUtf8(converter.command.front()), {}};
    const std::string in = pathFor(job.program, input);
    const std::string out = pathFor(job.program, output);
    for (auto argument = converter.command.begin() + 1; argument != converter.command.end();
         ++argument) {
        job.arguments.push_back(withPaths(*argument, in, out));
    }
    return job;
}

Result<Job> jobFor(const Source& source, const document::PageSetup& setup, const Helpers& helpers,
                   const std::filesystem::path& folder, const std::filesystem::path& output) {
    if (source.kind != Kind::foreign) {
        if (helpers.ghostscript.empty()) {
            return fail(ErrorCode::notSupported,
                        "there is no Ghostscript to read " +
                            std::string(document::nameOf(source.kind)) +
                            ": install it, or name it in winfax.toml ([documents] ghostscript)");
        }
        return ghostscriptJob(helpers.ghostscript, setup, folder / "document", output);
    }
    const auto converter = helpers.converters.find(std::string(source.extension));
    if (converter == helpers.converters.end()) {
        return fail(ErrorCode::notSupported, "no converter is configured for ." +
                                                 std::string(source.extension) +
                                                 " files any more ([converters] in winfax.toml)");
    }
    return converterJob(converter->second, folder / ("document." + std::string(source.extension)),
                        output);
}

}  // namespace

Result<Bytes> readByHelper(const Source& source, const document::PageSetup& setup,
                           const Helpers& helpers, const platform::ChildLimits& limits) {
    const auto folder = WorkDirectory::makeBelow(helpers.scratch);
    if (!folder) return tl::unexpected(folder.error());
    const auto output = folder->path() / "pages.tif";
    const auto job = jobFor(source, setup, helpers, folder->path(), output);
    if (!job) return tl::unexpected(job.error());
    const std::string name = source.kind == Kind::foreign
                                 ? "document." + std::string(source.extension)
                                 : std::string("document");
    if (auto kept = platform::writeFileDurably(folder->path() / name, source.bytes); !kept) {
        return tl::unexpected(kept.error());
    }
    platform::ChildLimits open = limits;
    open.confined = false;  // it writes files, there and no larger than that
    open.directory = folder->path();
    open.files = kLargestTiff;
    const auto ran = runHelper(job->program, job->arguments, folder->path(), open);
    const std::string program = platform::utf8FromPath(job->program);
    if (!ran && ran.error().code != ErrorCode::internalError) return tl::unexpected(ran.error());
    if (!ran) {
        return fail(ErrorCode::invalidData,
                    program + " cannot read the document: " + ran.error().detail);
    }
    const auto tiff = platform::readWholeFile(output, kLargestTiff);
    if (!tiff) {
        return fail(ErrorCode::invalidData, program + " wrote no pages: " + tiff.error().detail);
    }
    const auto bytes = std::as_bytes(std::span(*tiff));
    return Bytes(bytes.begin(), bytes.end());
}

}  // namespace winfax::render
