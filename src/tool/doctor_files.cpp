// SPDX-License-Identifier: MIT
#include <algorithm>

#include "platform/files.h"
#include "platform/paths.h"
#include "tool/doctor_finding.h"
#include "tool/faxctl.h"
#include "tool/library_search.h"
#include "tool/product_file.h"

namespace winfax::tool {

namespace {

namespace fs = std::filesystem;

constexpr int kOwnBits = sizeof(void*) * 8;

struct FoundLibrary {
    ProductFile file;
    std::string why;
};

bool sameFile(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return fs::equivalent(a, b, error);
}

// What the search meets, each file once. One that cannot be read is met, too: it is in the way.
std::vector<FoundLibrary> librariesIn(const std::vector<SearchedFolder>& folders,
                                      Findings& findings) {
    std::vector<FoundLibrary> found;
    for (const SearchedFolder& searched : folders) {
        const fs::path path = searched.folder / libraryName();
        auto file = identifyFile(path);
        if (!file) {
            if (file.error().code == model::ErrorCode::fileNotFound) continue;
            findings.push_back({Grade::warning, "library", file.error().detail,
                                "let this user read it, or remove it"});
            continue;
        }
        const bool known = std::ranges::any_of(
            found, [&](const FoundLibrary& other) { return sameFile(other.file.path, path); });
        const bool otherWidth = searched.bits != 0 && searched.bits != file->bits;
        if (!known && !otherWidth) found.push_back({std::move(*file), searched.why});
    }
    return found;
}

Finding judge(const FoundLibrary& library, bool loaded) {
    const ProductFile& file = library.file;
    if (file.bits == 0) {
        return {Grade::warning, "library",
                shown(file.path) + " (" + library.why + ") is no library, and in the way of one",
                "remove it"};
    }
    Finding finding{Grade::ok, "library", {}, {}};
    finding.text = std::to_string(file.bits) + " bits, " +
                   (file.version ? "version " + *file.version : "not of OpenWinFax") + ": " +
                   shown(file.path) + " (" + library.why + ")";
    if (!loaded) {
        finding.text += ", behind the first";
    } else if (!file.version) {
        finding.grade = Grade::warning;
        finding.cure = adviceOnLibrary();
    } else if (*file.version != faxctlVersion()) {
        finding.grade = Grade::warning;
        finding.cure = std::string("faxctl is ") + faxctlVersion() +
                       ": install library, winfaxd and faxctl of one version";
    }
    return finding;
}

// The library that a program of this width would load; nullopt: none.
std::optional<FoundLibrary> examineLibraries(const std::optional<fs::path>& programFolder,
                                             Findings& findings) {
    const auto found = librariesIn(libraryFolders(programFolder), findings);
    std::optional<FoundLibrary> own;
    std::vector<int> widths;  // that have theirs
    for (const FoundLibrary& library : found) {
        const int bits = library.file.bits;
        const bool loaded = std::ranges::find(widths, bits) == widths.end();
        if (loaded) widths.push_back(bits);
        if (loaded && bits == kOwnBits) own = library;
        findings.push_back(judge(library, loaded));
    }
    if (!own) {
        findings.push_back({Grade::warning, "library",
                            std::string("a program of ") + std::to_string(kOwnBits) +
                                " bits finds no " + libraryName() + " in the places of the system",
                            adviceOnLibrary()});
    }
    const fs::path beside = platform::moduleDirectory() / libraryName();
    const bool searched = std::ranges::any_of(
        found, [&](const FoundLibrary& library) { return sameFile(library.file.path, beside); });
    if (const auto file = identifyFile(beside); file && !searched) {
        const std::string version = file->version.value_or("not of OpenWinFax");
        findings.push_back({Grade::ok,
                            "library",
                            "version " + version +
                                " lies beside faxctl, where only programs in "
                                "that folder find it: " +
                                shown(beside),
                            {}});
    }
    return own;
}

}  // namespace

std::optional<fs::path> examineFiles(const std::optional<fs::path>& programFolder,
                                     Findings& findings) {
    findings.push_back(
        {Grade::ok,
         "faxctl",
         std::string("version ") + faxctlVersion() + " in " + shown(platform::moduleDirectory()),
         {}});
    const auto library = examineLibraries(programFolder, findings);
    const bool ours = library && library->file.version;
    std::error_code error;
    const auto places =
        ours ? platform::serviceProgramsFor(fs::canonical(library->file.path, error).parent_path())
             : platform::servicePrograms();
    std::string looked;
    for (const platform::Path& place : places) {
        if (platform::openForReading(place)) return place;
        looked += (looked.empty() ? "" : ", ") + shown(place);
    }
    findings.push_back({Grade::problem, "winfaxd", "the service's program is missing",
                        "install it, or lay it where it is looked for: " + looked});
    return std::nullopt;
}

}  // namespace winfax::tool
