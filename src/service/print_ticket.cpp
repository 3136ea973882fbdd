// SPDX-License-Identifier: MIT
#include "service/print_ticket.h"

#include <fmt/format.h>
#include <span>

#include "platform/files.h"
#include "platform/paths.h"
#include "service/kept_json.h"

namespace winfax::service {

namespace {

constexpr std::size_t kLargestTicket = 4u << 20;  // a dozen texts of 32,767 units

std::string stemOf(std::uint32_t number) { return fmt::format("{:08x}", number); }

// What becomes part of a path: an account's number or SID, "ps". Tickets are ours, but files.
bool isPlain(const model::Text& text) {
    if (!text || text->empty() || text->size() > 256) return false;
    for (const char16_t unit : *text) {
        const bool plain = (unit >= u'0' && unit <= u'9') || (unit >= u'a' && unit <= u'z') ||
                           (unit >= u'A' && unit <= u'Z') || unit == u'-';
        if (!plain) return false;
    }
    return true;
}

}  // namespace

std::filesystem::path ticketFile(const std::filesystem::path& folder, std::uint32_t number) {
    return folder / (stemOf(number) + ".json");
}

std::filesystem::path userFolder(const std::filesystem::path& folder, const PrintTicket& ticket) {
    return folder / platform::pathFromUtf16(ticket.owner.value_or(u"nobody"));
}

std::filesystem::path outputFile(const std::filesystem::path& folder, const PrintTicket& ticket) {
    auto file = userFolder(folder, ticket) / stemOf(ticket.number);
    file += "." + text::toUtf8(ticket.extension.value_or(u""));
    return file;
}

model::Result<void> writeTicket(const std::filesystem::path& folder, const PrintTicket& ticket) {
    const std::string text = keptText(ticket);
    return platform::writeFileDurably(ticketFile(folder, ticket.number),
                                      std::as_bytes(std::span(text)));
}

std::optional<PrintTicket> readTicket(const std::filesystem::path& file) {
    const auto text = platform::readWholeFile(file, kLargestTicket);
    if (!text) return std::nullopt;
    PrintTicket ticket;
    const bool sound = readKeptText(*text, ticket) && ticket.number != 0 && isPlain(ticket.owner) &&
                       isPlain(ticket.extension) &&
                       file.filename() == ticketFile({}, ticket.number).filename();
    if (!sound) return std::nullopt;
    return ticket;
}

std::string nameOf(const PrintTicket& ticket) {
    return fmt::format("document '{}' of {} (ticket {}, spooler id {})",
                       text::toUtf8OrEmpty(ticket.params.DocumentName),
                       text::toUtf8OrEmpty(ticket.userName), ticket.number, ticket.spoolerId);
}

}  // namespace winfax::service
