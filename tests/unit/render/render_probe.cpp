// SPDX-License-Identifier: MIT
// In the place of winfaxd: answers as `winfaxd --render` does, or misbehaves as RENDER_PROBE says.
#include <cstdlib>
#include <future>
#include <string>

#include "platform/child_process.h"
#include "render/child.h"
#include "render/messages.h"

using namespace winfax;

namespace {

int write(const std::string& text) {
    return platform::writeStandardOutput(std::as_bytes(std::span(text))) ? 0 : 1;
}

int writeHalfAnAnswer() {
    render::Answer answer;
    answer.Code = model::ErrorCode::success;
    const document::Bytes document(1000);
    auto bytes = render::encode(answer, document);
    bytes.resize(bytes.size() - 1);
    return platform::writeStandardOutput(bytes) ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
    if (count != 2 || std::string(values[1]) != "--render") return 2;
    const char* given = std::getenv("RENDER_PROBE");
    const std::string mode = given == nullptr ? "" : given;
    if (mode == "abort") std::abort();
    if (mode == "hang") {
        std::promise<void> never;
        never.get_future().wait();
    }
    if (mode == "silent") return 0;
    if (mode == "nonsense") return write("Segmentation fault, says somebody");
    if (mode == "half") return writeHalfAnAnswer();
    return render::serveOneRequest();
}
