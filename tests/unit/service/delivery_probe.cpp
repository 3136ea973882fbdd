// SPDX-License-Identifier: MIT
// In the place of a mail or print command. `record FOLDER ARGUMENT...` writes its arguments and its
// standard input into a new file of the folder; it fails while the folder holds a file "fail".
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "platform/child_process.h"
#include "platform/paths.h"

int main(int count, char** values) {
    if (count < 3 || std::string(values[1]) != "record") return 2;
    const auto folder = winfax::platform::pathFromUtf8(values[2]);
    if (std::filesystem::exists(folder / "fail")) return 3;
    const auto input = winfax::platform::readStandardInput(1u << 30);
    if (!input) return 4;
    int number = 1;
    while (std::filesystem::exists(folder / ("run-" + std::to_string(number)))) ++number;
    std::ofstream file(folder / ("run-" + std::to_string(number)), std::ios::binary);
    for (const char* argument : std::span(values + 3, values + count)) file << argument << '\n';
    file << "--\n";
    file.write(reinterpret_cast<const char*>(input->data()),
               static_cast<std::streamsize>(input->size()));
    return file.flush() ? 0 : 5;
}
