// SPDX-License-Identifier: MIT
#include "delivery/mail_message.h"

#include <gmock/gmock.h>

#include <sstream>

namespace winfax::delivery {
namespace {

using model::ErrorCode;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

MailFacts factsFrom(model::Text sender) {
    MailFacts facts;
    facts.fax.jobId = 12;
    facts.fax.received = model::Time(std::chrono::sys_days(std::chrono::year(2026) / 11 / 7)) +
                         std::chrono::hours(9) + std::chrono::seconds(5);
    facts.fax.sender = std::move(sender);
    facts.callerId = u"+49 89 555";
    facts.device = u"Line 1";
    facts.pages = 2;
    return facts;
}

std::string message(const MailFacts& facts, std::string_view bytes = "II*") {
    return mailMessage(u"ann@example.org", "", facts, std::as_bytes(std::span(bytes))).value();
}

TEST(MailMessage, AWholeOne) {
    EXPECT_EQ(mailMessage(u"ann@example.org", "fax@example.org", factsFrom(u"THEY"),
                          std::as_bytes(std::span("II*\0x", 5)))
                  .value(),
              "To: ann@example.org\n"
              "From: fax@example.org\n"
              "Subject: Fax from THEY, 2 pages\n"
              "Date: Sat, 7 Nov 2026 09:00:05 +0000\n"
              "Auto-Submitted: auto-generated\n"
              "MIME-Version: 1.0\n"
              "Content-Type: multipart/mixed; boundary=\"=_fax_12\"\n"
              "\n"
              "--=_fax_12\n"
              "Content-Type: text/plain; charset=utf-8\n"
              "Content-Transfer-Encoding: 8bit\n"
              "\n"
              "Received: Sat, 7 Nov 2026 09:00:05 +0000\n"
              "Sender:   THEY\n"
              "Number:   +49 89 555\n"
              "Line:     Line 1\n"
              "Pages:    2\n"
              "Job:      12\n"
              "\n"
              "--=_fax_12\n"
              "Content-Type: image/tiff\n"
              "Content-Transfer-Encoding: base64\n"
              "Content-Disposition: attachment; filename=\"20261107-090005Z-THEY-12.tif\"\n"
              "\n"
              "SUkqAHg=\n"
              "--=_fax_12--\n");
}

TEST(MailMessage, ASenderWritesNoHeader) {
    const std::string text = message(factsFrom(u"x\r\nBcc: all@example.org\n\n--=_fax_12"));
    EXPECT_THAT(text, Not(HasSubstr("\nBcc:")));
    EXPECT_THAT(text,
                HasSubstr("Subject: Fax from x??Bcc: all@example.org?\?--=_fax_12, 2 pages\n"));
    EXPECT_THAT(text, HasSubstr("Sender:   x??Bcc"));
}

TEST(MailMessage, OtherLettersAreEncodedWords) {
    EXPECT_THAT(message(factsFrom(u"Müller")),
                HasSubstr("Subject: =?UTF-8?B?RmF4IGZyb20gTcO8bGxlciwgMiBwYWdlcw==?=\n"));
    const std::string text = message(factsFrom(std::u16string(300, u'ü')));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 140u) << line;
}

TEST(MailMessage, BadAddresses) {
    for (const char16_t* bad : {u"", u"a\nBcc: b", u"ä@example.org", u"a\tb"}) {
        EXPECT_EQ(mailMessage(bad, "", factsFrom(u"x"), {}).error().code, ErrorCode::invalidData);
    }
    EXPECT_FALSE(isAddress(std::string(901, 'a')));
}

TEST(MailMessage, LinesOfBase64Have76Characters) {
    const std::string text = message(factsFrom(u"x"), std::string(58, '\0'));
    EXPECT_THAT(text, HasSubstr("\n\n" + std::string(76, 'A') + "\nAA==\n--"));
}

}  // namespace
}  // namespace winfax::delivery
