// SPDX-License-Identifier: MIT
#include <string>
#include "describe/json_from.h"
#include "describe/json_of.h"
#include "describe/value_of.h"
#include "fuzz_target.h"
#include "model/cover_page.h"
#include "model/job.h"

namespace winfax::fuzz {
namespace {

template <class Value>
void comesBack(const describe::Json& json) {
    Value value;
    describe::readValue(json, value);
    const describe::Json shown = describe::jsonOf(value);
    Value again;
    describe::readValue(shown, again);
    require(describe::jsonOf(again) == shown, "a value that is shown is read as the same");
}

}  // namespace

WINFAX_FUZZ_TARGET(json) {
    const describe::Json json = describe::jsonFrom(textOf(bytes));
    if (json.is_discarded()) return;
    const std::string text = describe::textOf(json);
    require(describe::textOf(describe::jsonFrom(text)) == text,
            "JSON that is written is read as the same");
    comesBack<model::JobEntry>(json);
    comesBack<model::JobParam>(json);
    comesBack<model::CoverPage>(json);
}

}  // namespace winfax::fuzz
