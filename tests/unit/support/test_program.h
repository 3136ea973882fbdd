// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace winfax::test {

// A program built by winfax_test_program().
inline std::filesystem::path testProgram(const std::string& name) {
    const char* directory = std::getenv("WINFAX_TEST_PROGRAM_DIR");
    std::filesystem::path program = std::filesystem::path(directory ? directory : ".") / name;
#ifdef _WIN32
    program += ".exe";
#endif
    return program;
}

// Runs it to its end; its exit code.
inline int runTestProgram(const std::string& name, const std::string& arguments) {
    const std::string command = "\"" + testProgram(name).string() + "\" " + arguments;
#ifdef _WIN32
    return std::system(("\"" + command + "\"").c_str());  // cmd takes one pair of quotes away
#else
    const int status = std::system(command.c_str());
    return status < 0 || (status & 0x7F) != 0 ? -1 : (status >> 8) & 0xFF;
#endif
}

}  // namespace winfax::test
