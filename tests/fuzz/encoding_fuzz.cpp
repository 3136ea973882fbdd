// SPDX-License-Identifier: MIT
#include <cstring>
#include <string>

#include "fuzz_target.h"
#include "text/encoding.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(encoding) {
    const std::string_view narrow = textOf(bytes);
    const std::u16string decoded = text::fromUtf8(narrow);
    require(text::fromUtf8(text::toUtf8(decoded)) == decoded, "decoded UTF-8 survives");
    std::u16string wide(bytes.size() / sizeof(char16_t), u'\0');
    if (!wide.empty()) std::memcpy(wide.data(), bytes.data(), wide.size() * sizeof(char16_t));
    const std::string encoded = text::toUtf8(wide);
    require(text::toUtf8(text::fromUtf8(encoded)) == encoded, "what is encoded is valid UTF-8");
    // Whatever the code page is.
    const std::string ansi = text::toAnsi(wide);
    const std::string shown = text::toAnsi(text::fromAnsi(ansi));
    require(text::toAnsi(text::fromAnsi(shown)) == shown, "what a code page can show survives");
    (void)text::fromAnsi(narrow);
}

}  // namespace winfax::fuzz
