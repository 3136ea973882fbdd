// SPDX-License-Identifier: MIT
// Shows how the caller's code page of this process reads its argument and writes it again:
// "<UTF-16 in hexadecimal> <bytes in hexadecimal>". It never calls setlocale() (A9).
#include <cstdio>

#include "text/encoding.h"

int main(int count, char** arguments) {
    if (count != 2) return 2;
    const std::u16string wide = winfax::text::fromAnsi(arguments[1]);
    for (const char16_t unit : wide) std::printf("%04x", static_cast<unsigned>(unit));
    std::printf(" ");
    // With a character that few code sets have.
    for (const char byte : winfax::text::toAnsi(wide + u"\u0E01"))
        std::printf("%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    std::printf("\n");
}
