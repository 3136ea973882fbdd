// SPDX-License-Identifier: MIT
// A document on the fax printer that has not become a job yet, as it is kept:
// <state directory>/printing/00abcdef.json, and beside it, in a folder of the user, what the
// printer writes: <user>/00abcdef.ps. The ticket is there before FaxStartPrintJob returns and goes
// when the job is safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "model/errors.h"
#include "model/job.h"

namespace winfax::service {

struct PrintTicket {
    std::uint32_t number = 0;     // never 0; of no other ticket and no job in the queue
    std::uint32_t spoolerId = 0;  // 0: the spooler has not taken it yet
    std::uint32_t processId = 0;  // who draws
    std::uint64_t processStarted = 0;
    model::Text owner;  // platform::UserIdentity::id
    model::Text userName;
    model::Text printer;
    model::Text extension;  // of the output: "ps", "pdf"
    model::JobParam params;

    static constexpr void fields(auto&& f, auto&... s) {
        f("number", model::as::number, s.number...);
        f("spoolerId", model::as::number, s.spoolerId...);
        f("processId", model::as::number, s.processId...);
        f("processStarted", model::as::number, s.processStarted...);
        f("owner", model::as::person, s.owner...);
        f("userName", model::as::person, s.userName...);
        f("printer", model::as::text, s.printer...);
        f("extension", model::as::text, s.extension...);
        f("params", model::as::text, s.params...);
    }
    bool operator==(const PrintTicket&) const = default;
};

// Where things lie, below the folder `printing`.
std::filesystem::path ticketFile(const std::filesystem::path& folder, std::uint32_t number);
std::filesystem::path userFolder(const std::filesystem::path& folder, const PrintTicket& ticket);
std::filesystem::path outputFile(const std::filesystem::path& folder, const PrintTicket& ticket);

// Durable when it returns.
model::Result<void> writeTicket(const std::filesystem::path& folder, const PrintTicket& ticket);
// nullopt for a file that is no ticket.
std::optional<PrintTicket> readTicket(const std::filesystem::path& file);

// "document 'Letter' of DOMAIN\anna (ticket 12, spooler id 3)".
std::string nameOf(const PrintTicket& ticket);

}  // namespace winfax::service
