// SPDX-License-Identifier: MIT
#include "describe/json_of.h"

#include <string>
#include <string_view>

#include "model/constants.h"
#include "text/encoding.h"
#include "model/time_text.h"

namespace winfax::describe {

namespace {

bool isConstant(model::as meaning) {
    using enum model::as;
    return meaning == jobType || meaning == jobStatus || meaning == jobCommand || meaning == deviceStatus ||
           meaning == eventId || meaning == scheduleAction || meaning == reportType ||
           meaning == logCategory || meaning == logLevel;
}

Json jsonOfPortFlags(std::uint32_t mask) {
    Json names = Json::array();
    if (mask & model::port_flag::receive) names.push_back("FPF_RECEIVE");
    if (mask & model::port_flag::send) names.push_back("FPF_SEND");
    if (mask & model::port_flag::isVirtual) names.push_back("FPF_VIRTUAL");
    Json flags = Json::object();
    flags["names"] = std::move(names);
    flags["number"] = mask;
    return flags;
}

}  // namespace

Json jsonOfMember(model::as meaning, std::uint32_t number) {
    if (meaning == model::as::flag && number <= 1) return number == 1;  // TRUE has odd forms, too
    if (meaning == model::as::jobId && number == model::kNoJob) return nullptr;
    if (meaning == model::as::deviceId && number == model::kNoDevice) return nullptr;
    if (meaning == model::as::portFlags) return jsonOfPortFlags(number);
    if (!isConstant(meaning)) return number;
    const std::string_view name = model::constantName(meaning, number);
    Json constant = Json::object();
    constant["name"] = name.empty() ? Json(nullptr) : Json(std::string(name));
    constant["number"] = number;
    return constant;
}

Json jsonOfMember(model::as meaning, std::int32_t flag) {
    return jsonOfMember(meaning, static_cast<std::uint32_t>(flag));
}

Json jsonOfMember(model::as, bool flag) { return flag; }

Json jsonOfMember(model::as, const model::Text& text) {
    return text ? Json(text::toUtf8(*text)) : Json(nullptr);
}

Json jsonOfMember(model::as, const model::FileTime& time) {
    return time.ticks == 0 ? Json(nullptr) : Json(model::isoTime(model::fromFileTime(time)));
}

Json jsonOfMember(model::as, const model::CalendarTime& time) {
    const auto utc = model::fromCalendarTime(time);
    return utc ? Json(model::isoTime(*utc)) : Json(nullptr);
}

Json jsonOfMember(model::as, const model::TimeOfDay& time) { return model::timeOfDayText(time); }

std::string textOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace winfax::describe
