// SPDX-License-Identifier: MIT
#include "tool/console.h"

#include <windows.h>
// after <windows.h>
#include <fcntl.h>
#include <io.h>
#include <shellapi.h>

#include <cstdio>
#include <iostream>
#include <string_view>

#include "text/encoding.h"

namespace winfax::tool {

std::vector<std::string> commandLine(int, char**) {
    int count = 0;
    wchar_t** words = CommandLineToArgvW(GetCommandLineW(), &count);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i) {
        const std::wstring_view word(words[i]);
        arguments.push_back(text::toUtf8(std::u16string(word.begin(), word.end())));
    }
    LocalFree(words);
    return arguments;
}

Console standardConsole() {
    SetConsoleOutputCP(CP_UTF8);
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    DWORD mode = 0;
    const bool terminal = GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode) != 0;
    return {std::cout, std::cerr, terminal};
}

}  // namespace winfax::tool
