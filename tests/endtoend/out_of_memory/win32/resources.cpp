// SPDX-License-Identifier: MIT
#include "../resources.h"

namespace winfax::endtoend {

long openResources() {
    DWORD count = 0;
    GetProcessHandleCount(GetCurrentProcess(), &count);
    return static_cast<long>(count);
}

HDC canvas() {
    static const HDC context = [] {
        const HDC made = CreateCompatibleDC(nullptr);
        SelectObject(made, CreateBitmap(400, 550, 1, 1, nullptr));
        return made;
    }();
    return context;
}

void abandonDocument(HDC context) {
    AbortDoc(context);
    DeleteDC(context);
}

}  // namespace winfax::endtoend
