// SPDX-License-Identifier: MIT
#include "abi/describe.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "text/encoding.h"
#include "watching/trace.h"

namespace winfax::abi {

namespace {

using watching::Json;

// Of longer ones only the size is told.
constexpr DWORD kMostShownBytes = 256;

template <class Char>
Json shownText(model::as meaning, const Char* text, bool redacted) {
    if (text == nullptr) return nullptr;
    const auto lifted = liftText(text);
    if (!lifted) return "(longer than " + std::to_string(model::kMaxTextLength) + " characters)";
    const bool personal = meaning == model::as::person || meaning == model::as::phone;
    if (redacted && personal && !(*lifted)->empty()) return "(redacted)";
    return text::toUtf8(**lifted);
}

}  // namespace

void Describer::takeHandle(const char* name, HANDLE handle) {
    call_.handle = numberOf(handle);
    call_.handleName = name;
    call_.in[name] = addressOf(call_.handle);
}

void Describer::takeNumber(const char* name, model::as meaning, std::uint64_t number) {
    const bool plain = meaning == model::as::number || number > 0xFFFF'FFFFu;
    call_.in[name] =
        plain ? Json(number) : describe::jsonOfMember(meaning, static_cast<std::uint32_t>(number));
    if (meaning == model::as::jobId) call_.job = static_cast<std::uint32_t>(number);
}

Json Describer::addressOf(std::uintptr_t address) {
    return address == 0 ? Json(nullptr) : Json(watching::shownHandle(address));
}

Json Describer::bytesOf(const BYTE* first, DWORD size) const {
    if (first == nullptr) return nullptr;
    Json bytes = Json::object();
    bytes["size"] = size;
    if (complete_ || size <= kMostShownBytes) {
        std::string hex;
        std::array<char, 3> digits{};
        for (DWORD i = 0; i < size; ++i) {
            std::snprintf(digits.data(), digits.size(), "%02x", unsigned{first[i]});
            hex += digits.data();
        }
        bytes["hex"] = hex;
    }
    return bytes;
}

Json Describer::memberOf(model::as meaning, const SYSTEMTIME& time) {
    model::CalendarTime value;
    liftMember(value, time);
    return describe::jsonOfMember(meaning, value);
}

Json Describer::memberOf(model::as meaning, const FAX_TIME& time) {
    model::TimeOfDay value;
    liftMember(value, time);
    return describe::jsonOfMember(meaning, value);
}

Json Describer::memberOf(model::as meaning, const FILETIME& time) {
    const model::FileTime value{(std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime};
    return describe::jsonOfMember(meaning, value);
}

Json Describer::textOf(model::as meaning, const CHAR* text) {
    return shownText(meaning, text, redacted_);
}

Json Describer::textOf(model::as meaning, const WCHAR* text) {
    return shownText(meaning, text, redacted_);
}

template <class Info>
Json Describer::printInfo(const Info& info) {
    using enum model::as;
    return Json{{"DocName", textOf(text, info.DocName)},
                {"RecipientName", textOf(person, info.RecipientName)},
                {"RecipientNumber", textOf(phone, info.RecipientNumber)},
                {"SenderName", textOf(person, info.SenderName)},
                {"SenderCompany", textOf(person, info.SenderCompany)},
                {"SenderDept", textOf(person, info.SenderDept)},
                {"SenderBillingCode", textOf(text, info.SenderBillingCode)},
                {"DrEmailAddress", textOf(person, info.DrEmailAddress)},
                {"OutputFileName", textOf(text, info.OutputFileName)}};
}

// The name need not be ended: it is as long as the array at most.
template <class Context>
Json Describer::printContext(const Context& context) {
    std::basic_string<std::remove_cvref_t<decltype(context.ServerName[0])>> name(
        std::begin(context.ServerName),
        std::find(std::begin(context.ServerName), std::end(context.ServerName), 0));
    return Json{{"hDC", addressOf(reinterpret_cast<std::uintptr_t>(context.hDC))},
                {"ServerName", textOf(model::as::text, name.c_str())}};
}

template Json Describer::printInfo(const FAX_PRINT_INFOA&);
template Json Describer::printInfo(const FAX_PRINT_INFOW&);
template Json Describer::printContext(const FAX_CONTEXT_INFOA&);
template Json Describer::printContext(const FAX_CONTEXT_INFOW&);

}  // namespace winfax::abi
