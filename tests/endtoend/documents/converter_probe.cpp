// SPDX-License-Identifier: MIT
// Stands for a word processor: converter_probe INPUT OUTPUT copies what follows the first line of
// INPUT, which is to be "made of words"; else it ends with exit code 3.
#include <fstream>
#include <iterator>
#include <string>

int main(int argumentCount, char** arguments) {
    if (argumentCount != 3) return 2;
    std::ifstream input(arguments[1], std::ios::binary);
    std::string line;
    if (!std::getline(input, line) || line != "made of words") return 3;
    std::ofstream output(arguments[2], std::ios::binary);
    output << std::string(std::istreambuf_iterator<char>(input), {});
    return output ? 0 : 4;
}
