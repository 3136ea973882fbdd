// SPDX-License-Identifier: MIT
#include "child_process.h"

namespace winfax::test {

Finished runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    std::chrono::milliseconds patience) {
    ChildProcess child(program, arguments);
    const std::optional<int> exitCode = child.wait(patience);
    if (!exitCode) {
        child.kill();
        child.wait();
    }
    return {exitCode.value_or(-1), child.output()};
}

}  // namespace winfax::test
