// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "cover/svg_element.h"

namespace winfax::cover {

// What holds for an element by those around it.
struct Scope {
    Style style;
    Transform transform;
    Conditions shownIf;
    int depth = 0;
};

// A <text> with what is inside it. `scope` is that of the elements around it.
Text readText(const Element& element, const Scope& scope);

// Counts an element and judges its depth.
void countElement(const Element& element, int depth);

}  // namespace winfax::cover
