// SPDX-License-Identifier: MIT
#include "abi/device_context.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "platform/win32/error_text.h"

namespace winfax::abi {

namespace {

using model::ErrorCode;
using model::Result;

constexpr int kHighestDpi = 300;

// What the caller has set comes back afterwards.
class PlainCoordinates {
  public:
    explicit PlainCoordinates(HDC context) : context_(context), saved_(SaveDC(context)) {
        ModifyWorldTransform(context, nullptr, MWT_IDENTITY);  // in its way below
        SetGraphicsMode(context, GM_COMPATIBLE);
        SetMapMode(context, MM_TEXT);
        SetViewportOrgEx(context, 0, 0, nullptr);
        SetWindowOrgEx(context, 0, 0, nullptr);
        SelectClipRgn(context, nullptr);
        SetStretchBltMode(context, BLACKONWHITE);
    }
    ~PlainCoordinates() { RestoreDC(context_, saved_); }
    PlainCoordinates(const PlainCoordinates&) = delete;
    PlainCoordinates& operator=(const PlainCoordinates&) = delete;

  private:
    HDC context_;
    int saved_;
};

// Where the page comes to lie, in the device's dots: a printer's sheet begins beyond what it can
// print on.
struct Place {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

Place placeOn(HDC context, const model::DrawCoverPage::Reply& page, Resolution resolution) {
    const int paperWide = GetDeviceCaps(context, PHYSICALWIDTH);
    const int paperHigh = GetDeviceCaps(context, PHYSICALHEIGHT);
    const bool paper = paperWide > 0 && paperHigh > 0;
    const double wide = paper ? paperWide : GetDeviceCaps(context, HORZRES);
    const double high = paper ? paperHigh : GetDeviceCaps(context, VERTRES);
    const double across = double(GetDeviceCaps(context, LOGPIXELSX)) / resolution.horizontal;
    const double down = double(GetDeviceCaps(context, LOGPIXELSY)) / resolution.vertical;
    const double natural = std::min(wide / (page.width * across), high / (page.rows * down));
    const double factor = std::min(1.0, natural);
    Place place;
    place.width = static_cast<int>(page.width * across * factor + 0.5);
    place.height = static_cast<int>(page.rows * down * factor + 0.5);
    place.left = static_cast<int>((wide - place.width) / 2) -
                 (paper ? GetDeviceCaps(context, PHYSICALOFFSETX) : 0);
    place.top = paper ? -GetDeviceCaps(context, PHYSICALOFFSETY) : 0;
    return place;
}

// A bitmap of one bit, with rows of whole 32 bits and the first row on top.
struct Bitmap {
    struct {
        BITMAPINFOHEADER header{};
        RGBQUAD colours[2]{};
    } info;
    std::vector<std::uint8_t> bits;

    explicit Bitmap(const model::DrawCoverPage::Reply& page) {
        const std::size_t given = (std::size_t{page.width} + 7) / 8;
        const std::size_t needed = (given + 3) / 4 * 4;
        bits.resize(needed * page.rows);
        for (std::uint32_t y = 0; y < page.rows; ++y) {
            std::memcpy(bits.data() + y * needed, page.dots.data() + y * given, given);
        }
        info.header.biSize = sizeof info.header;
        info.header.biWidth = static_cast<LONG>(page.width);
        info.header.biHeight = -static_cast<LONG>(page.rows);
        info.header.biPlanes = 1;
        info.header.biBitCount = 1;
        info.header.biCompression = BI_RGB;
        info.colours[0] = {255, 255, 255, 0};
    }
};

Result<void> drawDots(HDC context, const model::DrawCoverPage::Reply& page, Resolution resolution) {
    const PlainCoordinates coordinates(context);
    const Place place = placeOn(context, page, resolution);
    const Bitmap bitmap(page);
    const int drawn =
        StretchDIBits(context, place.left, place.top, place.width, place.height, 0, 0,
                      static_cast<int>(page.width), static_cast<int>(page.rows), bitmap.bits.data(),
                      reinterpret_cast<const BITMAPINFO*>(&bitmap.info), DIB_RGB_COLORS, SRCCOPY);
    if (drawn != 0 && drawn != static_cast<int>(GDI_ERROR)) return {};
    return platform::win32::failSystem(ErrorCode::internalError, "draw on", "the device context",
                                       GetLastError());
}

}  // namespace

Result<Resolution> resolutionOf(HDC context) {
    const DWORD kind = context == nullptr ? 0 : GetObjectType(context);
    const bool usable = kind == OBJ_DC || kind == OBJ_MEMDC || kind == OBJ_ENHMETADC;
    const int across = usable ? GetDeviceCaps(context, LOGPIXELSX) : 0;
    const int down = usable ? GetDeviceCaps(context, LOGPIXELSY) : 0;
    if (across <= 0 || down <= 0) {
        return model::fail(ErrorCode::invalidPrinterName, "hDC is no device context");
    }
    constexpr int kLowestDpi = 50;
    return Resolution{static_cast<std::uint32_t>(std::clamp(across, kLowestDpi, kHighestDpi)),
                      static_cast<std::uint32_t>(std::clamp(down, kLowestDpi, kHighestDpi))};
}

Result<void> drawPage(HDC context, const model::DrawCoverPage::Reply& page, Resolution resolution) {
    const bool pages =
        GetObjectType(context) == OBJ_DC && GetDeviceCaps(context, TECHNOLOGY) == DT_RASPRINTER;
    if (!pages) return drawDots(context, page, resolution);
    if (StartPage(context) <= 0) {
        return platform::win32::failSystem(ErrorCode::internalError, "begin a page on",
                                           "the device context", GetLastError());
    }
    auto drawn = drawDots(context, page, resolution);
    if (EndPage(context) <= 0 && drawn) {
        return platform::win32::failSystem(ErrorCode::internalError, "end the page on",
                                           "the device context", GetLastError());
    }
    return drawn;
}

}  // namespace winfax::abi
