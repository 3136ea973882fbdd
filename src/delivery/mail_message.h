// SPDX-License-Identifier: MIT
// A received fax as a message of Internet mail: RFC 5322, RFC 2045 and 2047. Lines end with LF, as
// a command that takes messages expects of its own machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/errors.h"
#include "routing/file_name.h"

namespace winfax::delivery {

struct MailFacts {
    routing::FaxFacts fax;
    model::Text callerId;
    std::u16string device;
    std::uint32_t pages = 0;
    bool whole = true;
};

// invalidData: `to` is no address that can stand in a header.
model::Result<std::string> mailMessage(std::u16string_view to, std::string_view from,
                                       const MailFacts& facts, std::span<const std::byte> tiff);

// Whether the text can stand in a header as an address: printable ASCII, not endless.
bool isAddress(std::string_view text);

}  // namespace winfax::delivery
