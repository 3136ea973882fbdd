// SPDX-License-Identifier: MIT
// The system's printing as the service needs it: which printer is the fax printer, where its output
// goes, and whether more of it may come. Where there is no printing that programs could draw for
// (everywhere but on Windows and Wine), no fax printer is ever found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/errors.h"
#include "model/job.h"

namespace winfax::printer {

// A process that draws a document.
class Drawer {
  public:
    virtual ~Drawer() = default;
    virtual bool runs() const = 0;
    // What tells it from a later process with the same number; 0: not known.
    virtual std::uint64_t started() const = 0;
};

struct FaxPrinter {
    std::u16string name;    // as the spooler knows it
    std::string extension;  // of its output: "ps" or "pdf"
};

// Any thread; not two at once.
class PrintSystem {
  public:
    virtual ~PrintSystem() = default;

    // The fax printer of that name, or the one of this machine; makes that where the system lets
    // it. invalidPrinterName: there is none. May take seconds.
    virtual model::Result<FaxPrinter> find(const model::Text& name) = 0;

    // A folder in which that user may make files and nobody else may do anything, this process
    // excepted. One that is there is made so anew.
    virtual model::Result<void> makeFolder(const std::filesystem::path& path,
                                           const std::string& userId) = 0;

    // The content of a file in such a folder, once nobody has it open; nullopt before that.
    // invalidData: it is larger than `limit`, or something other than a file made there.
    using Content = std::vector<std::byte>;
    virtual model::Result<std::optional<Content>> read(const std::filesystem::path& file,
                                                       std::uint64_t limit) = 0;

    // `started`: what Drawer::started() said of it, or 0 for the one that has the number now.
    virtual std::unique_ptr<Drawer> watch(std::uint32_t processId, std::uint64_t started) = 0;

    // The spooler still works on that document.
    virtual bool spooling(const std::u16string& printer, std::uint32_t spoolerId) = 0;
};

// `folder` is for a file of its own.
std::unique_ptr<PrintSystem> makePrintSystem(std::filesystem::path folder);

}  // namespace winfax::printer
