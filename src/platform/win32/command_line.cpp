// SPDX-License-Identifier: MIT
#include "platform/win32/command_line.h"

#include "platform/win32/wide.h"

namespace winfax::platform::win32 {

std::wstring quotedArgument(std::wstring_view argument) {
    if (!argument.empty() && argument.find_first_of(L" \t\n\v\"") == std::wstring_view::npos) {
        return std::wstring(argument);
    }
    std::wstring quoted = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t character : argument) {
        if (character == L'\\') {
            ++backslashes;
            continue;
        }
        if (character == L'"') {
            // Doubled, they stand for themselves; one more makes the quote a character.
            quoted.append(backslashes * 2 + 1, L'\\');
        } else {
            quoted.append(backslashes, L'\\');
        }
        backslashes = 0;
        quoted += character;
    }
    quoted.append(backslashes * 2, L'\\');
    quoted += L'"';
    return quoted;
}

std::wstring commandLine(std::wstring_view program, const std::vector<std::string>& arguments) {
    // The program's own name is read by simpler rules: it ends at the second quote. A path can
    // hold no quote.
    std::wstring line = L"\"" + std::wstring(program) + L"\"";
    for (const std::string& argument : arguments) {
        line += L' ';
        line += quotedArgument(wideFromUtf8(argument));
    }
    return line;
}

}  // namespace winfax::platform::win32
