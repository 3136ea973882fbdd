// SPDX-License-Identifier: MIT
#include <algorithm>

#include "delivery/commands.h"
#include "delivery/mail_message.h"
#include "fuzz_target.h"
#include "text/encoding.h"

namespace winfax::fuzz {
// The far end's name and the addressee, with a line end between them, are a stranger's.
WINFAX_FUZZ_TARGET(mail) {
    const std::u16string given = text::fromUtf8(textOf(bytes));
    const std::size_t end = std::min(given.find(u'\n'), given.size());
    delivery::MailFacts facts;
    facts.fax.sender = given.substr(end);
    facts.callerId = given.substr(end);
    facts.device = given.substr(end);
    (void)delivery::problemOf({std::string(textOf(bytes)), "{file}"});
    const auto message =
        delivery::mailMessage(given.substr(0, end), "fax@example.com", facts, bytes);
    if (!message) return;
    std::string_view rest = *message;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        require(line.size() <= 998, "lines of a message are not too long (RFC 5322)");
        require(std::ranges::none_of(line, [](unsigned char c) { return c < ' ' || c == 0x7F; }),
                "a message has no control characters");
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
}

}  // namespace winfax::fuzz
