// SPDX-License-Identifier: MIT
// lines.toml of an instance (docs/lines.md): which lines there are, and which numbers belong to
// other instances of this machine. Good as a whole or not at all: an unknown key, type or value is
// an error that names file, line and key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "line/modem/settings.h"
#include "model/errors.h"
#include "trunk/routes.h"

namespace winfax::line {
struct Scenario;
}

namespace winfax::service {

enum class LineType : std::uint8_t { scripted, modem };

// A [[line]].
struct LineSpec {
    std::u16string name;
    LineType type = LineType::scripted;
    std::optional<std::uint32_t> device;
    // Of a scripted line: the file as it was written down and where; and, once it was read, what is
    // in it.
    std::filesystem::path scenarioFile;
    std::string scenarioPlace;
    std::shared_ptr<const line::Scenario> scenario;
    line::ModemSettings modem;  // of a modem line
};

struct LinesFile {
    std::string text;
    std::vector<LineSpec> lines;  // at least one; names and device ids differ
    std::vector<trunk::Route> routes;  // the [[route]]s, in their order
};

inline constexpr std::size_t kMostLines = 1'000;
inline constexpr std::size_t kMostRoutes = 10'000;
inline constexpr std::size_t kMaxLinesText = 1u << 20;

// What holds without the file: two scripted lines.
extern const char* const kDefaultLines;

// The file alone; scenarios are not looked at. `name` stands for the file in messages.
model::Result<LinesFile> parseLines(std::string text, const std::string& name);

}  // namespace winfax::service
