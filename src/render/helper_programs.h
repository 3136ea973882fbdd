// SPDX-License-Identifier: MIT
// Programs of others that read what this one does not: Ghostscript, and those that are configured.
// Each runs without a shell, under the renderer's limits, on a copy of the document in a folder of
// its own.
#pragma once

#include <filesystem>

#include "document/page_setup.h"
#include "model/errors.h"
#include "platform/child_process.h"
#include "render/renderer.h"

namespace winfax::render {

// A TIFF file of any kind. notSupported: there is no such program. invalidData: it cannot read the
// document, or wrote nothing. timeout, serverUnavailable as runChild() has them; the detail names
// the program.
model::Result<document::Bytes> readByHelper(const Source& source, const document::PageSetup& setup,
                                            const Helpers& helpers,
                                            const platform::ChildLimits& limits);

// The Ghostscript of this machine; empty: there is none.
std::filesystem::path findGhostscript();

// How a program that may belong to another system than ours is told a path: under Wine, Ghostscript
// is the host's, and knows no drive letters.
std::string pathFor(const std::filesystem::path& program, const std::filesystem::path& path);

// Runs it to its end; `folder` is for what that takes. Errors as those of platform::runChild().
model::Result<void> runHelper(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              const std::filesystem::path& folder,
                              const platform::ChildLimits& limits);

}  // namespace winfax::render
