// SPDX-License-Identifier: MIT
#include "tool/console.h"
#include "tool/faxctl.h"

int main(int argc, char** argv) {
    using namespace winfax::tool;
    return runFaxctl(commandLine(argc, argv), standardConsole());
}
