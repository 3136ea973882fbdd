// SPDX-License-Identifier: MIT
// What the default routing methods do with one received fax. Any thread that may wait.
#pragma once

#include <filesystem>
#include <vector>

#include "delivery/commands.h"
#include "delivery/mail_message.h"
#include "routing/method_table.h"

namespace winfax::service {

class FaxDelivery {
  public:
    struct Setup {
        delivery::Commands commands;
        bool systemInstance = false;
        std::vector<std::filesystem::path> folderRoots;  // [folders] roots
    };
    // Looks for the commands' programs.
    explicit FaxDelivery(Setup setup);

    // Success: it was done, and need not be done again. The detail of an error is for people.
    model::Result<void> deliver(const routing::EnabledMethod& method,
                                const delivery::MailFacts& facts,
                                const std::filesystem::path& file) const;

  private:
    model::Result<void> store(const std::u16string& folder, const delivery::MailFacts& facts,
                              const std::filesystem::path& file) const;
    model::Result<void> print(const std::u16string& printer,
                              const std::filesystem::path& file) const;
    model::Result<void> mail(const std::u16string& address, const delivery::MailFacts& facts,
                             const std::filesystem::path& file) const;

    const Setup setup_;
};

}  // namespace winfax::service
