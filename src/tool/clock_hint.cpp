// SPDX-License-Identifier: MIT
#include "tool/clock_hint.h"

namespace winfax::tool {

void hintAtClock(const Context& context, const Session& session) {
    const auto status = session->call<model::ReadStatus>({});
    if (!status || status->clock != u"virtual") return;
    context.console.err << "faxctl: this service's clock is virtual: nothing happens until "
                           "\"faxctl clock advance\" moves it"
                        << std::endl;
}

}  // namespace winfax::tool
