// SPDX-License-Identifier: MIT
// Which of the machine's fonts has which character.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "canvas/text_engine.h"
#include "canvas/win32/gdi.h"

namespace winfax::canvas::win32 {

// Layout is done at this many units an em, so that advances are not fitted to any dots.
inline constexpr int kLayoutEm = 1024;
// Drawing is done in hundredths of a millimetre.
inline constexpr double kUnitsPerMillimetre = 100;

// One installed font in one style, for layout and for drawing in one size.
class Face {
  public:
    Face(const std::wstring& family, const Font& font);

    HFONT layoutFont() const { return layout_.get(); }
    HFONT drawingFont() const { return drawing_.get(); }
    SCRIPT_CACHE* layoutCache() { return layoutCache_.get(); }
    SCRIPT_CACHE* drawingCache() { return drawingCache_.get(); }
    double size() const { return size_; }  // millimetres

  private:
    double size_;
    UniqueFont layout_;
    UniqueFont drawing_;
    ScriptCache layoutCache_;
    ScriptCache drawingCache_;
};

// The fonts for one Font, by preference: those that it names, then whatever knows more scripts.
class Faces {
  public:
    // `context` must outlive this; its selected font changes.
    Faces(HDC context, const Font& font);

    Face& first() { return face(0); }
    // The first face that has the character of `text` (one or two units); the first of all when
    // none does, and then `missing` is true.
    Face& faceFor(std::wstring_view text, bool& missing);

  private:
    Face& face(std::size_t index);
    bool has(std::size_t index, std::wstring_view text);

    static constexpr std::uint8_t kNone = 0xFF;
    HDC context_;
    Font font_;
    std::vector<std::wstring> families_;
    std::vector<std::unique_ptr<Face>> faces_;  // made when they are needed
    std::unordered_map<std::uint32_t, std::uint8_t> known_;
};

}  // namespace winfax::canvas::win32
