// SPDX-License-Identifier: MIT
// A test that dies with its rig: prints the instance's name and the rig's directory.
//   rig_program kill    then waits to be killed
//   rig_program exit    then ends without stopping the rig
//   rig_program abort   then ends as a failed assertion does
#include <winfax_rig.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

int main(int argc, char** argv) {
    winfax_rig* rig = nullptr;
    if (argc != 2 || winfax_rig_start(nullptr, &rig) != WINFAX_RIG_OK) {
        std::fprintf(stderr, "rig_program: %s\n", winfax_rig_last_error());
        return 2;
    }
    std::printf("instance %s\ndirectory %s\nready\n", winfax_rig_instance(rig),
                winfax_rig_directory(rig));
    std::fflush(stdout);
    if (std::strcmp(argv[1], "exit") == 0) return 0;
    if (std::strcmp(argv[1], "abort") == 0) std::abort();
    winfax_rig_wait_for_event(rig, WINFAX_RIG_ANY, WINFAX_RIG_ANY, 300000, nullptr);
    return 3;
}
