// SPDX-License-Identifier: MIT
#include "platform/win32/command_line.h"

#include <gmock/gmock.h>

#include "platform/win32/wide.h"
#include "platform/win32/windows.h"

#include <shellapi.h>  // needs what windows.h declares

namespace winfax::platform::win32 {
namespace {

using testing::ElementsAreArray;

// Windows' own reading of a command line, without the program's name.
std::vector<std::string> readBack(const std::wstring& line) {
    int count = 0;
    wchar_t** arguments = CommandLineToArgvW(line.c_str(), &count);
    std::vector<std::string> result;
    for (int i = 1; i < count; ++i) result.push_back(utf8FromWide(arguments[i]));
    LocalFree(arguments);
    return result;
}

TEST(CommandLine, ArgumentsArriveAsTheyWereGiven) {
    const std::vector<std::string> arguments = {"plain",
                                                "",
                                                "two words",
                                                "tab\there",
                                                R"(C:\ends\with\)",
                                                R"(C:\two words\ends\with\\)",
                                                R"(a "quoted" word)",
                                                R"(\"backslash before quote\\")",
                                                "\"",
                                                "Z\u00fcrich \u2013 \U0001F4E0"};
    const std::wstring line = commandLine(LR"(C:\Program Files\x\winfaxd.exe)", arguments);
    EXPECT_THAT(readBack(line), ElementsAreArray(arguments));
}

TEST(CommandLine, PlainArgumentsStayUnquoted) {
    EXPECT_EQ(quotedArgument(LR"(--state=C:\a\b\)"), LR"(--state=C:\a\b\)");
    EXPECT_EQ(quotedArgument(L""), L"\"\"");
}

}  // namespace
}  // namespace winfax::platform::win32
