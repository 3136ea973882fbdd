# SPDX-License-Identifier: MIT
# Cross build for 32-bit Windows with mingw-w64.
set(WINFAX_MINGW_TRIPLE i686-w64-mingw32)
set(CMAKE_SYSTEM_PROCESSOR i686)
include("${CMAKE_CURRENT_LIST_DIR}/mingw.cmake")
