// SPDX-License-Identifier: MIT
#include "service/fax_delivery.h"

#include "platform/files.h"
#include "platform/paths.h"
#include "routing/default_methods.h"
#include "routing/destination.h"
#include "service/allowed_folder.h"
#include "service/store_in_folder.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using model::ErrorCode;
using model::fail;
using model::Result;
using routing::DefaultMethod;

constexpr std::size_t kMostBytes = 1'000'000'000;  // as of any document

FaxDelivery::Setup withPrograms(FaxDelivery::Setup setup) {
    setup.commands.mail = delivery::resolved(std::move(setup.commands.mail));
    setup.commands.print = delivery::resolved(std::move(setup.commands.print));
    return setup;
}

}  // namespace

FaxDelivery::FaxDelivery(Setup setup) : setup_(withPrograms(std::move(setup))) {}

Result<void> FaxDelivery::deliver(const routing::EnabledMethod& method,
                                  const delivery::MailFacts& facts,
                                  const std::filesystem::path& file) const {
    const auto which = routing::defaultMethodOf(method.method.guid);
    if (!which) return fail(ErrorCode::notSupported, "routing extensions are not loaded");
    const auto destination = routing::destinationOf(method.info);
    if (!destination) return tl::unexpected(destination.error());
    switch (*which) {
        case DefaultMethod::storeInFolder:
            return store(*destination, facts, file);
        case DefaultMethod::print:
            return print(*destination, file);
        case DefaultMethod::email:
            return mail(*destination, facts, file);
        case DefaultMethod::inbox:
            break;
    }
    return fail(ErrorCode::notSupported,
                "there are no MAPI inboxes here: disable the method on this line");
}

// What was allowed when it was set may lead elsewhere by now.
Result<void> FaxDelivery::store(const std::u16string& folder, const delivery::MailFacts& facts,
                                const std::filesystem::path& file) const {
    const auto path = platform::pathFromUtf16(folder);
    if (auto allowed = checkFolder(path, setup_.systemInstance, setup_.folderRoots); !allowed) {
        return allowed;
    }
    const auto document = platform::readWholeFile(file, kMostBytes);
    if (!document) return tl::unexpected(document.error());
    const auto stored = storeInFolder(path, facts.fax, std::as_bytes(std::span(*document)));
    if (!stored) return tl::unexpected(stored.error());
    return {};
}

// A printer that looks like an option would be one to many a command.
Result<void> FaxDelivery::print(const std::u16string& printer,
                                const std::filesystem::path& file) const {
    if (printer.starts_with(u'-')) {
        return fail(ErrorCode::invalidData, "the printer '" + text::toUtf8(printer) +
                                                "' begins with '-', which no command may take");
    }
    auto command =
        delivery::withArgument(setup_.commands.print, "{printer}", text::toUtf8(printer));
    command = delivery::withArgument(std::move(command), "{file}", platform::utf8FromPath(file));
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return fail(ErrorCode::fileNotFound, "'" + platform::utf8FromPath(file) + "' is gone");
    }
    return delivery::run(command, {}, "print_command");
}

Result<void> FaxDelivery::mail(const std::u16string& address, const delivery::MailFacts& facts,
                               const std::filesystem::path& file) const {
    const auto document = platform::readWholeFile(file, kMostBytes);
    if (!document) return tl::unexpected(document.error());
    const auto message = delivery::mailMessage(address, setup_.commands.mailFrom, facts,
                                               std::as_bytes(std::span(*document)));
    if (!message) return tl::unexpected(message.error());
    return delivery::run(setup_.commands.mail, std::as_bytes(std::span(*message)), "mail_command");
}

}  // namespace winfax::service
