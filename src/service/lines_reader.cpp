// SPDX-License-Identifier: MIT
#include "service/lines_reader.h"

#include <map>
#include <span>

#include "platform/files.h"
#include "platform/paths.h"
#include "service/line_types.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

std::filesystem::path linesFile(const std::filesystem::path& stateDirectory) {
    return stateDirectory / "lines.toml";
}

// Lines with the same scenario share it.
Result<LinesFile> readScenarios(LinesFile file, const std::filesystem::path& stateDirectory) {
    std::map<std::filesystem::path, std::shared_ptr<const line::Scenario>> read;
    for (LineSpec& line : file.lines) {
        if (line.scenarioFile.empty()) continue;
        const auto path = stateDirectory / line.scenarioFile;
        auto& scenario = read[path];
        if (!scenario) {
            auto loaded = readScenario(path);
            if (!loaded) {
                return fail(ErrorCode::invalidData, line.scenarioPlace + loaded.error().detail);
            }
            scenario = std::move(*loaded);
        }
        line.scenario = scenario;
    }
    return file;
}

Result<LinesFile> readLines(const std::filesystem::path& stateDirectory) {
    const auto path = linesFile(stateDirectory);
    auto text = platform::readWholeFile(path, kMaxLinesText);
    if (!text) {
        if (text.error().code != ErrorCode::fileNotFound) return tl::unexpected(text.error());
        text = kDefaultLines;
    }
    auto file = parseLines(std::move(*text), platform::utf8FromPath(path));
    if (!file) return file;
    return readScenarios(std::move(*file), stateDirectory);
}

Result<void> writeLines(const std::filesystem::path& stateDirectory, const std::string& former,
                        const std::string& text) {
    const auto path = linesFile(stateDirectory);
    const auto present = platform::readWholeFile(path, kMaxLinesText);
    if (present ? *present != former : present.error().code != ErrorCode::fileNotFound) {
        return fail(ErrorCode::alreadyExists,
                    platform::utf8FromPath(path) +
                        " was edited since it was read; \"faxctl lines reload\" takes that over");
    }
    return platform::writeFileDurably(path, std::as_bytes(std::span(text)));
}

}  // namespace winfax::service
