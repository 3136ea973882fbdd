// SPDX-License-Identifier: MIT
#include "canvas/win32/faces.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/encoding.h"

namespace winfax::canvas::win32 {
namespace {

// The generic names of CSS; behind Windows' own fonts those that Wine finds on Linux.
const std::vector<std::wstring>& genericFamilies(std::wstring_view name) {
    static const std::vector<std::wstring> serif{L"Times New Roman", L"Liberation Serif",
                                                 L"DejaVu Serif"};
    static const std::vector<std::wstring> mono{L"Consolas", L"Courier New", L"Liberation Mono",
                                                L"DejaVu Sans Mono"};
    static const std::vector<std::wstring> sans{L"Arial", L"Liberation Sans", L"DejaVu Sans"};
    static const std::vector<std::wstring> none;
    if (name == L"serif") return serif;
    if (name == L"monospace") return mono;
    return name == L"sans-serif" ? sans : none;
}

constexpr std::array kForOtherScripts{L"Segoe UI",
                                      L"Tahoma",
                                      L"Microsoft Sans Serif",
                                      L"Arial Unicode MS",
                                      L"Microsoft YaHei",
                                      L"Yu Gothic",
                                      L"Malgun Gothic",
                                      L"Microsoft JhengHei",
                                      L"SimSun",
                                      L"MS Gothic",
                                      L"Leelawadee UI",
                                      L"Nirmala UI",
                                      L"Segoe UI Historic",
                                      L"Segoe UI Symbol",
                                      L"Segoe UI Emoji",
                                      L"DejaVu Sans",
                                      L"Loma",
                                      L"Droid Sans Fallback",
                                      L"Noto Sans"};

int CALLBACK noteFound(const LOGFONTW*, const TEXTMETRICW*, DWORD, LPARAM found) {
    *reinterpret_cast<bool*>(found) = true;
    return 0;
}

bool isInstalled(HDC context, const std::wstring& family) {
    LOGFONTW wanted{};
    wanted.lfCharSet = DEFAULT_CHARSET;
    if (family.empty() || family.size() >= LF_FACESIZE) return false;
    std::copy(family.begin(), family.end(), wanted.lfFaceName);
    bool found = false;
    EnumFontFamiliesExW(context, &wanted, noteFound, reinterpret_cast<LPARAM>(&found), 0);
    return found;
}

UniqueFont makeFont(const std::wstring& family, const Font& font, int height) {
    LOGFONTW wanted{};
    wanted.lfHeight = -height;  // negative: of the em square
    wanted.lfWeight = font.bold ? FW_BOLD : FW_NORMAL;
    wanted.lfItalic = font.italic ? TRUE : FALSE;
    wanted.lfCharSet = DEFAULT_CHARSET;
    wanted.lfOutPrecision = OUT_TT_ONLY_PRECIS;
    wanted.lfQuality = NONANTIALIASED_QUALITY;
    std::copy(family.begin(), family.end(), wanted.lfFaceName);
    return UniqueFont(CreateFontIndirectW(&wanted));
}

std::vector<std::wstring> familyNames(const std::string& list) {
    const auto utf16 = text::fromUtf8(list);
    std::vector<std::wstring> names(1);
    for (const char16_t c : utf16) {
        if (c == u',') {
            names.emplace_back();
        } else if (c != u'"' && c != u'\'' && !(c == u' ' && names.back().empty())) {
            names.back() += static_cast<wchar_t>(c);
        }
    }
    for (auto& name : names) name.erase(name.find_last_not_of(L' ') + 1);
    return names;
}

double sizeOf(const Font& font) {
    return font.size > TextEngine::kMinSize ? std::min(font.size, TextEngine::kMaxSize)
                                            : TextEngine::kMinSize;
}

std::uint32_t codePointOf(std::wstring_view text) {
    const auto high = static_cast<std::uint32_t>(text[0]);
    if (text.size() < 2) return high;
    return 0x10000 + ((high - 0xD800) << 10) + (static_cast<std::uint32_t>(text[1]) - 0xDC00);
}

}  // namespace

Face::Face(const std::wstring& family, const Font& font)
    : size_(sizeOf(font)),
      layout_(makeFont(family, font, kLayoutEm)),
      drawing_(makeFont(family, font, static_cast<int>(std::lround(size_ * kUnitsPerMillimetre)))) {
}

Faces::Faces(HDC context, const Font& font) : context_(context), font_(font) {
    const auto add = [this](const std::wstring& family) {
        if (families_.size() < kNone && isInstalled(context_, family)) families_.push_back(family);
    };
    for (const auto& name : familyNames(font.families)) {
        const auto& generic = genericFamilies(name);
        for (const auto& family : generic) add(family);
        if (generic.empty()) add(name);
    }
    for (const auto& family : genericFamilies(L"sans-serif")) add(family);
    for (const auto* family : kForOtherScripts) add(family);
    if (families_.empty()) families_.emplace_back();  // the system's choice
    faces_.resize(families_.size());
}

Face& Faces::face(std::size_t index) {
    if (!faces_[index]) faces_[index] = std::make_unique<Face>(families_[index], font_);
    return *faces_[index];
}

// GetGlyphIndices knows no pairs of surrogates; for those Uniscribe is asked, which gives glyph 0
// for what is not there.
bool Faces::has(std::size_t index, std::wstring_view text) {
    Face& candidate = face(index);
    SelectObject(context_, candidate.layoutFont());
    if (text.size() == 1) {
        WORD glyph = 0;
        return GetGlyphIndicesW(context_, text.data(), 1, &glyph, GGI_MARK_NONEXISTING_GLYPHS) ==
                   1 &&
               glyph != 0xFFFF;
    }
    SCRIPT_ANALYSIS analysis{};
    WORD glyphs[8];
    WORD clusters[2];
    SCRIPT_VISATTR attributes[8];
    int count = 0;
    const HRESULT done =
        ScriptShape(context_, candidate.layoutCache(), text.data(), static_cast<int>(text.size()),
                    8, &analysis, glyphs, clusters, attributes, &count);
    return SUCCEEDED(done) && count > 0 && glyphs[0] != 0;
}

Face& Faces::faceFor(std::wstring_view text, bool& missing) {
    const auto [entry, isNew] = known_.try_emplace(codePointOf(text), kNone);
    if (isNew) {
        for (std::size_t i = 0; i < families_.size(); ++i) {
            if (!has(i, text)) continue;
            entry->second = static_cast<std::uint8_t>(i);
            break;
        }
    }
    missing = entry->second == kNone;
    return missing ? first() : face(entry->second);
}

}  // namespace winfax::canvas::win32
