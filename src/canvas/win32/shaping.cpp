// SPDX-License-Identifier: MIT
#include "canvas/win32/shaping.h"

#include <algorithm>
#include <numeric>

namespace winfax::canvas::win32 {
namespace {

std::vector<SCRIPT_ITEM> itemize(std::wstring_view text, bool rightToLeft) {
    const SCRIPT_CONTROL control{};
    SCRIPT_STATE state{};
    state.uBidiLevel = rightToLeft ? 1 : 0;
    for (std::size_t room = 64;; room *= 4) {
        std::vector<SCRIPT_ITEM> items(room + 1);
        int count = 0;
        const HRESULT done =
            ScriptItemize(text.data(), static_cast<int>(text.size()), static_cast<int>(room),
                          &control, &state, items.data(), &count);
        if (done == E_OUTOFMEMORY && room < 4 * TextEngine::kMaxCharacters) continue;
        items.resize(SUCCEEDED(done) ? static_cast<std::size_t>(count) + 1 : 0);
        return items;
    }
}

// Joiners, marks of direction and selectors of variants belong to what stands before them.
bool followsItsNeighbour(wchar_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x0300 && c <= 0x036F);
}

std::size_t unitsOf(std::wstring_view text, std::size_t at) {
    return text[at] >= 0xD800 && text[at] < 0xDC00 && at + 1 < text.size() ? 2 : 1;
}

void splitByFace(std::vector<Run>& runs, std::wstring_view text, Run item, Faces& faces,
                 std::size_t& missing) {
    std::size_t begin = item.begin;
    Face* current = nullptr;
    const auto finish = [&](std::size_t end) {
        if (end > begin) runs.push_back({begin, end, item.analysis, current});
        begin = end;
    };
    for (std::size_t i = item.begin; i < item.end;) {
        const std::size_t units = std::min(unitsOf(text, i), item.end - i);
        if (current == nullptr || !followsItsNeighbour(text[i])) {
            bool isMissing = false;
            Face& face = faces.faceFor(text.substr(i, units), isMissing);
            if (isMissing) ++missing;
            if (&face != current || i - begin >= kLongestRun) finish(i);
            current = &face;
        } else if (i - begin >= kLongestRun) {
            finish(i);
        }
        i += units;
    }
    finish(item.end);
}

bool beginsWithMark(std::wstring_view text) {
    WORD kind = 0;
    return !text.empty() && GetStringTypeW(CT_CTYPE3, text.data(), 1, &kind) != 0 &&
           (kind & (C3_NONSPACING | C3_VOWELMARK)) != 0;
}

}  // namespace

double Glyphs::width() const {
    return std::accumulate(advances.begin(), advances.end(), 0.0) * face->size() / kLayoutEm;
}

bool isRightToLeft(std::wstring_view text) {
    for (std::size_t begin = 0; begin < text.size(); begin += 256) {
        const auto part = text.substr(begin, 256);
        WORD kinds[256];
        if (!GetStringTypeW(CT_CTYPE2, part.data(), static_cast<int>(part.size()), kinds))
            return false;
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (kinds[i] == C2_LEFTTORIGHT) return false;
            if (kinds[i] == C2_RIGHTTOLEFT) return true;
        }
    }
    return false;
}

std::vector<Run> splitIntoRuns(std::wstring_view text, bool rightToLeft, Faces& faces,
                               std::size_t& missing) {
    std::vector<Run> runs;
    if (text.empty()) return runs;
    const auto items = itemize(text, rightToLeft);
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        const auto begin = static_cast<std::size_t>(items[i].iCharPos);
        const auto end = static_cast<std::size_t>(items[i + 1].iCharPos);
        splitByFace(runs, text, {begin, end, items[i].a, nullptr}, faces, missing);
    }
    return runs;
}

Glyphs shape(HDC context, std::wstring_view text, const Run& run) {
    Glyphs made{run.analysis, run.face, {}, std::vector<WORD>(text.size()), {}, {}, {}};
    const auto characters = static_cast<int>(text.size());
    // Wine's ScriptPlace looks for the letter of a mark in front of the text when there is none.
    if (beginsWithMark(text)) made.analysis.eScript = SCRIPT_UNDEFINED;
    SelectObject(context, run.face->layoutFont());
    std::size_t room = text.size() * 3 / 2 + 16;
    int count = 0;
    for (int tries = 0; tries < 4; ++tries) {
        made.indexes.resize(room);
        made.attributes.resize(room);
        const HRESULT done =
            ScriptShape(context, run.face->layoutCache(), text.data(), characters,
                        static_cast<int>(room), &made.analysis, made.indexes.data(),
                        made.clusters.data(), made.attributes.data(), &count);
        if (SUCCEEDED(done)) break;
        count = 0;
        // No tables for this script in this font: glyph by glyph, then.
        if (done == USP_E_SCRIPT_NOT_IN_FONT) made.analysis.eScript = SCRIPT_UNDEFINED;
        if (done == E_OUTOFMEMORY) room *= 3;
    }
    const auto glyphs = static_cast<std::size_t>(std::max(count, 0));
    made.indexes.resize(glyphs);
    made.attributes.resize(glyphs);
    made.advances.resize(glyphs);
    made.offsets.resize(glyphs);
    ABC ignored;
    if (glyphs > 0) {
        ScriptPlace(context, run.face->layoutCache(), made.indexes.data(), count,
                    made.attributes.data(), &made.analysis, made.advances.data(),
                    made.offsets.data(), &ignored);
    }
    return made;
}

void addWidths(std::vector<double>& widths, const Glyphs& glyphs, std::size_t characters) {
    std::vector<int> each(characters);
    if (!glyphs.indexes.empty()) {
        ScriptGetLogicalWidths(&glyphs.analysis, static_cast<int>(characters),
                               static_cast<int>(glyphs.indexes.size()), glyphs.advances.data(),
                               glyphs.clusters.data(), glyphs.attributes.data(), each.data());
    }
    for (const int width : each) widths.push_back(width * glyphs.face->size() / kLayoutEm);
}

}  // namespace winfax::canvas::win32
