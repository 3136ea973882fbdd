// SPDX-License-Identifier: MIT
// Steps as people write them: "ring 5s", "pages 3", "busy". Reads those of one rule in their order
// and refuses what cannot follow what came before.
#pragma once

#include <string>
#include <string_view>

#include "line/scripted/outcome_words.h"
#include "line/scripted/scenario.h"
#include "model/errors.h"

namespace winfax::line {

// What was found, for a message: quoted, cut when it is long, without control characters.
std::string inQuotes(std::string_view text);

class StepReader {
  public:
    // invalidData: "'pages x': expected \"pages 3\", from 1 to 10000".
    model::Result<Step> take(std::string_view text);

  private:
    std::string follow(const Step& step);
    std::string end(const Step& step);

    CallStage stage_ = CallStage::dialled;
    bool first_ = true;
    bool named_ = false;       // the other end said what it is called
    std::uint32_t pages_ = 0;  // that went over
    std::string last_;
};

}  // namespace winfax::line
