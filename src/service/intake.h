// SPDX-License-Identifier: MIT
// What is made of a document that a client hands in. Judges by content (document/kind.h) and
// decodes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "document/kind.h"
#include "model/job.h"
#include "render/converters.h"

namespace winfax::service {

struct Intake {
    document::Kind kind = document::Kind::fax;
    std::string extension;    // of foreign: the converter's
    std::uint32_t pages = 0;  // of fax: else they are not known yet
};

struct IntakeRules {
    bool faxPagesOnly = false;  // [compat] documents = "class_f" (C12)
    bool ghostscript = false;   // PDF and PostScript can be read
    const render::Converters* converters = nullptr;
};

// `name` is the file's: its extension says which converter is asked first, if one is configured for
// it. invalidData (C9, C12) with a detail that says what to do.
model::Result<Intake> judgeDocument(std::span<const std::byte> document, const model::Text& name,
                                    const IntakeRules& rules);

}  // namespace winfax::service
