// SPDX-License-Identifier: MIT
#include <map>
#include <string>

#include "fuzz_target.h"
#include "model/configuration.h"
#include "model/cover_page.h"
#include "service/kept_json.h"
#include "service/print_ticket.h"

namespace winfax::fuzz {
namespace {

template <class Value>
void isKept(const std::string& text) {
    std::map<std::string, std::string> kept{{"value", text}};
    Value value;
    if (!service::readKept(kept, "value", value)) return;
    kept["value"] = service::keptText(value);
    Value again;
    require(service::readKept(kept, "value", again) && again == value,
            "what is kept is read as the same");
}

}  // namespace

WINFAX_FUZZ_TARGET(kept) {
    const std::string text(textOf(bytes));
    isKept<model::Configuration>(text);
    isKept<service::PrintTicket>(text);
    isKept<model::CoverPage>(text);
}

}  // namespace winfax::fuzz
