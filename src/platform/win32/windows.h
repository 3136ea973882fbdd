// SPDX-License-Identifier: MIT
// The only way to <windows.h>: its macros (min, max, and an A or W behind every API name) reach no
// further than the folders that talk to Windows.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef UNICODE
#define UNICODE
#endif

#include <windows.h>
