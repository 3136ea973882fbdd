// SPDX-License-Identifier: MIT
// This program's services begin again some ten thousand times, and nobody pulls its plug: waiting
// for the disk would be all that it does.
#include <unistd.h>

#pragma GCC visibility push(default)  // they are the libraries', too

extern "C" {
int fsync(int) { return 0; }
int fdatasync(int) { return 0; }
}
