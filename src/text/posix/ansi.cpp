// SPDX-License-Identifier: MIT
// The caller's code page where there is no CP_ACP (A9). The host program's own setlocale() neither
// matters nor is touched.
#include <langinfo.h>
#include <locale.h>

#include <cstring>

#include "text/encoding.h"
#include "text/posix/code_set.h"

namespace winfax::text {
namespace {

// Plain memory, because this lives in other people's processes until the very end: no destructor.
struct CodeSet {
    char name[64] = "UTF-8";
    bool utf8 = true;
};

CodeSet readCodeSet() {
    CodeSet codeSet;
    const locale_t locale = newlocale(LC_CTYPE_MASK, "", nullptr);
    if (!locale) return codeSet;  // not installed; a program would stay in "C", too
    const char* name = nl_langinfo_l(CODESET, locale);
    const bool plain = std::strcmp(name, "UTF-8") == 0 ||
                       std::strcmp(name, "ANSI_X3.4-1968") == 0 ||  // "C" and "POSIX"
                       std::strlen(name) >= sizeof codeSet.name;
    if (!plain) {
        std::strcpy(codeSet.name, name);
        codeSet.utf8 = false;
    }
    freelocale(locale);
    return codeSet;
}

const CodeSet& callersCodeSet() {
    static const CodeSet codeSet = readCodeSet();
    return codeSet;
}

}  // namespace

std::string toAnsi(std::u16string_view utf16) {
    const CodeSet& codeSet = callersCodeSet();
    if (!codeSet.utf8)
        if (auto converted = toCodeSet(codeSet.name, utf16)) return std::move(*converted);
    return toUtf8(utf16);
}

std::u16string fromAnsi(std::string_view ansi) {
    const CodeSet& codeSet = callersCodeSet();
    if (!codeSet.utf8)
        if (auto converted = fromCodeSet(codeSet.name, ansi)) return std::move(*converted);
    return fromUtf8(ansi);
}

}  // namespace winfax::text
