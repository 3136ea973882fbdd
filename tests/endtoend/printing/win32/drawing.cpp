// SPDX-License-Identifier: MIT
#include "drawing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace winfax::endtoend {

namespace {

bool drawBitmap(HDC context) {
    constexpr int kSide = 64;
    std::vector<std::uint32_t> dots(kSide * kSide);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) dots[y * kSide + x] = (x / 8 + y / 8) % 2 ? 0 : 0xFFFFFF;
    }
    BITMAPINFO info{};
    info.bmiHeader.biSize = sizeof info.bmiHeader;
    info.bmiHeader.biWidth = kSide;
    info.bmiHeader.biHeight = -kSide;
    info.bmiHeader.biPlanes = 1;
    info.bmiHeader.biBitCount = 32;
    return StretchDIBits(context, 200, 700, 512, 512, 0, 0, kSide, kSide, dots.data(), &info,
                         DIB_RGB_COLORS, SRCCOPY) != 0;
}

// GDI+ through its flat functions, looked up: its headers and the import library differ between
// compilers.
bool drawEllipse(HDC context) {
    struct StartupInput {
        UINT32 version;
        void* callback;
        BOOL noThread;
        BOOL noCodecs;
    };
    const HMODULE library = LoadLibraryW(L"gdiplus.dll");
    if (library == nullptr) return false;
    const auto find = [library]<class Function>(Function*& function, const char* name) {
        function = reinterpret_cast<Function*>(
            reinterpret_cast<void (*)()>(GetProcAddress(library, name)));
    };
    int WINAPI (*startup)(ULONG_PTR*, const StartupInput*, void*) = nullptr;
    void WINAPI (*shutdown)(ULONG_PTR) = nullptr;
    int WINAPI (*fromContext)(HDC, void**) = nullptr;
    int WINAPI (*setPageUnit)(void*, int) = nullptr;
    int WINAPI (*createPen)(DWORD, float, int, void**) = nullptr;
    int WINAPI (*ellipse)(void*, void*, int, int, int, int) = nullptr;
    int WINAPI (*deletePen)(void*) = nullptr;
    int WINAPI (*deleteGraphics)(void*) = nullptr;
    find(startup, "GdiplusStartup");
    find(shutdown, "GdiplusShutdown");
    find(fromContext, "GdipCreateFromHDC");
    find(setPageUnit, "GdipSetPageUnit");
    find(createPen, "GdipCreatePen1");
    find(ellipse, "GdipDrawEllipseI");
    find(deletePen, "GdipDeletePen");
    find(deleteGraphics, "GdipDeleteGraphics");
    ULONG_PTR token = 0;
    const StartupInput input{1, nullptr, FALSE, FALSE};
    void* graphics = nullptr;
    void* pen = nullptr;
    constexpr int kUnitPixel = 2;
    bool good = startup(&token, &input, nullptr) == 0 && fromContext(context, &graphics) == 0 &&
                setPageUnit(graphics, kUnitPixel) == 0 &&  // on a printer 1/100 inch before
                createPen(0xFF000000, 6.0f, kUnitPixel, &pen) == 0 &&
                ellipse(graphics, pen, 900, 700, 500, 500) == 0;
    if (pen != nullptr) deletePen(pen);
    if (graphics != nullptr) deleteGraphics(graphics);
    if (token != 0) shutdown(token);
    FreeLibrary(library);
    return good;
}

}  // namespace

bool drawPage(HDC context, int number) {
    if (StartPage(context) <= 0) return false;
    LOGFONTW face{};
    face.lfHeight = -80;
    const HFONT font = CreateFontIndirectW(&face);
    const HGDIOBJ before = SelectObject(context, font);
    const std::wstring text = L"Page " + std::to_wstring(number) + L" \u00e4\u00f6\u00fc \u20ac";
    bool good = TextOutW(context, 200, 200, text.c_str(), static_cast<int>(text.size()));
    good = MoveToEx(context, 200, 400, nullptr) && LineTo(context, 1400, 500) && good;
    const HGDIOBJ brush = SelectObject(context, GetStockObject(BLACK_BRUSH));
    good = Rectangle(context, 200, 550, 1400, 600) && good;
    SelectObject(context, brush);
    good = drawBitmap(context) && good;
    good = drawEllipse(context) && good;
    SelectObject(context, before);
    DeleteObject(font);
    return EndPage(context) > 0 && good;
}

}  // namespace winfax::endtoend
