// SPDX-License-Identifier: MIT
#include "model/guid_text.h"

namespace winfax::model {

namespace {

bool isHexDigit(char16_t c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

}  // namespace

bool isGuidText(std::u16string_view text) {
    constexpr std::u16string_view kForm = u"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() == kForm.size() + 2 && text.front() == u'{' && text.back() == u'}') {
        text = text.substr(1, kForm.size());
    }
    if (text.size() != kForm.size()) return false;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        if (kForm[i] == u'x' ? !isHexDigit(text[i]) : text[i] != u'-') return false;
    }
    return true;
}

std::optional<std::u16string> canonicalGuid(std::u16string_view text) {
    if (!isGuidText(text)) return std::nullopt;
    std::u16string guid(text);
    for (char16_t& c : guid) {
        if (c >= u'A' && c <= u'F') c = static_cast<char16_t>(c - u'A' + u'a');
    }
    return guid.front() == u'{' ? guid : u"{" + guid + u"}";
}

}  // namespace winfax::model
