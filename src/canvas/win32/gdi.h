// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "platform/win32/windows.h"

// After <windows.h>.
#include <usp10.h>

namespace winfax::canvas::win32 {

struct DeleteContext {
    using pointer = HDC;
    void operator()(HDC context) const { DeleteDC(context); }
};
using UniqueContext = std::unique_ptr<HDC, DeleteContext>;

template <class Handle>
struct DeleteGdiObject {
    using pointer = Handle;
    void operator()(Handle object) const { DeleteObject(object); }
};
using UniqueFont = std::unique_ptr<HFONT, DeleteGdiObject<HFONT>>;
using UniqueBitmap = std::unique_ptr<HBITMAP, DeleteGdiObject<HBITMAP>>;

// Uniscribe's memory of a font at a size.
class ScriptCache {
  public:
    ScriptCache() = default;
    ~ScriptCache() { ScriptFreeCache(&cache_); }
    ScriptCache(const ScriptCache&) = delete;
    ScriptCache& operator=(const ScriptCache&) = delete;
    SCRIPT_CACHE* get() { return &cache_; }

  private:
    SCRIPT_CACHE cache_ = nullptr;
};

}  // namespace winfax::canvas::win32
