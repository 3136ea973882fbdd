// SPDX-License-Identifier: MIT
// What a legacy program draws.
#pragma once

#include <windows.h>

namespace winfax::endtoend {

// A page between StartPage and EndPage with text, lines, a filled rectangle and a bitmap by GDI,
// and an ellipse by GDI+. False when any of it failed.
bool drawPage(HDC context, int number);

}  // namespace winfax::endtoend
