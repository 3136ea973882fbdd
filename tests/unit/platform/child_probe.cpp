// SPDX-License-Identifier: MIT
// A child that behaves, and one that misbehaves in every way that runChild() has to bear.
//   echo            standard input to standard output
//   arguments ...   its arguments, one a line
//   exit CODE
//   abort
//   hang            reads nothing, does nothing, for ever
//   answer-hang     the same after a whole answer
//   spin            works for ever
//   flood           writes for ever
//   hungry BYTES    reads, asks for so much memory, writes "granted" or "refused"
//   deaf            answers and ends without reading
//   complain        writes to standard error only
//   place           its working directory and that of its temporary files
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <future>
#include <new>
#include <string>
#include <vector>

#include "platform/child_process.h"

using namespace winfax::platform;

namespace {

int write(const std::string& text) {
    return writeStandardOutput(std::as_bytes(std::span(text))) ? 0 : 1;
}

void hang() {
    std::promise<void> never;
    never.get_future().wait();
}

int echo() {
    const auto input = readStandardInput(std::uint64_t{1} << 30);
    return input && writeStandardOutput(*input) ? 0 : 1;
}

int flood() {
    const std::string text(1 << 20, 'x');
    while (write(text) == 0) {
    }
    return 0;
}

int spin() {
    volatile bool ending = false;
    while (!ending) {
    }
    return 0;
}

int beHungry(std::uint64_t wanted) {
    constexpr std::size_t kPiece = 16 << 20;
    if (!readStandardInput(0)) return 1;  // the limits hold from the first byte on
    std::vector<char*> pieces;
    for (std::uint64_t held = 0; held < wanted; held += kPiece) {
        char* piece = new (std::nothrow) char[kPiece];
        if (piece == nullptr) return write("refused");
        for (std::size_t i = 0; i < kPiece; i += 4096) piece[i] = static_cast<char>(i);
        pieces.push_back(piece);
    }
    return write("granted");
}

int writeArguments(const std::vector<std::string>& arguments) {
    std::string text;
    for (const std::string& argument : arguments) text += argument + "\n";
    return write(text);
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    if (arguments.empty()) return 2;
    const std::string& mode = arguments[0];
    if (mode == "echo") return echo();
    if (mode == "arguments") return writeArguments({arguments.begin() + 1, arguments.end()});
    if (mode == "exit") return std::atoi(arguments[1].c_str());
    if (mode == "abort") std::abort();
    if (mode == "hang") hang();
    if (mode == "answer-hang") {
        write("answer");
        hang();
    }
    if (mode == "spin") return spin();
    if (mode == "flood") return flood();
    if (mode == "hungry") return beHungry(std::strtoull(arguments[1].c_str(), nullptr, 10));
    if (mode == "deaf") return write("deaf");
    if (mode == "place") {
        auto temporary = std::filesystem::temp_directory_path();
        if (!temporary.has_filename()) temporary = temporary.parent_path();  // "C:\\Temp\\"
        return write(std::filesystem::current_path().filename().string() + "\n" +
                     temporary.filename().string() + "\n");
    }
    if (mode == "complain") return std::fputs("unheard\n", stderr) < 0;
    return 2;
}
