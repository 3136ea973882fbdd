// SPDX-License-Identifier: MIT
// What the kit asks of the operating system.
#pragma once

#include <filesystem>
#include <string>

namespace winfax::conformance {

std::filesystem::path executablePath();

// "winfax.dll", "libwinfax.so".
std::string libraryFileName();
// What a program gets that asks for the library by name.
std::filesystem::path systemLibrary();

// "Windows 10.0.19045", "Wine 8.0 as Windows 10.0.19043", "Linux 6.1.0"; with the kind of
// processor.
std::string operatingSystem();

// "5.2.3790.3959" of the file's version resource; empty where there is none.
std::string fileVersion(const std::filesystem::path& file);
// In hexadecimal; empty when the file cannot be read.
std::string sha256(const std::filesystem::path& file);

// What a program's exit code tells about its end: "signal 11 (Segmentation fault)",
// "exception 0xC0000005 (access violation)", "exit code 3".
std::string endOf(int exitCode);

// A crash of this process opens no window that somebody would have to close.
void crashQuietly();

}  // namespace winfax::conformance
