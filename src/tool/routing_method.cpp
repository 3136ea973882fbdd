// SPDX-License-Identifier: MIT
#include "tool/routing_method.h"

#include "model/guid_text.h"
#include "routing/default_methods.h"
#include "routing/destination.h"
#include "text/encoding.h"
#include "tool/display.h"

namespace winfax::tool {

namespace {

const char* wordOf(routing::DefaultMethod method) {
    switch (method) {
        case routing::DefaultMethod::storeInFolder:
            return "folder";
        case routing::DefaultMethod::print:
            return "print";
        case routing::DefaultMethod::email:
            return "email";
        case routing::DefaultMethod::inbox:
            return "inbox";
    }
    return "";
}

std::string knownMethods(const std::vector<model::GlobalRoutingInfo>& methods) {
    std::string known;
    for (const model::GlobalRoutingInfo& method : methods) {
        known += (known.empty() ? "" : ", ") + methodWord(method.Guid, method.FriendlyName);
    }
    return known;
}

}  // namespace

std::string methodWord(const model::Text& guid, const model::Text& friendlyName) {
    const auto canonical = model::canonicalGuid(guid.value_or(u""));
    if (const auto method = routing::defaultMethodOf(canonical.value_or(u""))) {
        return wordOf(*method);
    }
    return display(friendlyName.value_or(u"").empty() ? guid : friendlyName);
}

Expected<std::u16string> methodNamed(const std::vector<model::GlobalRoutingInfo>& methods,
                                     const std::string& word) {
    const auto guid = model::canonicalGuid(text::fromUtf8(word));
    const model::GlobalRoutingInfo* found = nullptr;
    for (const model::GlobalRoutingInfo& method : methods) {
        const bool meant = guid ? model::canonicalGuid(method.Guid.value_or(u"")) == guid
                                : sameWord(word, methodWord(method.Guid, method.FriendlyName)) ||
                                      sameWord(word, display(method.FriendlyName));
        if (!meant) continue;
        if (found != nullptr) {
            return failed(ExitCode::usage, "more than one routing method is called", word,
                          "write the GUID, as \"faxctl routing\" shows it");
        }
        found = &method;
    }
    if (found != nullptr) return found->Guid.value_or(u"");
    return failed(ExitCode::refused, "there is no routing method", word,
                  "use one of " + knownMethods(methods));
}

model::Text textOfInfo(std::span<const std::uint8_t> info) {
    auto text = routing::destinationOf(info);
    return text ? model::Text(std::move(*text)) : std::nullopt;
}

std::string displayInfo(std::span<const std::uint8_t> info) {
    const model::Text text = textOfInfo(info);
    if (info.empty() || text == u"") return "-";
    return text ? display(text) : std::to_string(info.size()) + " bytes";
}

std::string hexOf(std::span<const std::uint8_t> info) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : info) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xF];
    }
    return hex;
}

}  // namespace winfax::tool
