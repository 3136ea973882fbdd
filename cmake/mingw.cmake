# SPDX-License-Identifier: MIT
# What both mingw-w64 toolchain files share; they set WINFAX_MINGW_TRIPLE.
# The posix thread model, because the win32 one has no std::mutex and no std::thread in GCC 12.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_C_COMPILER ${WINFAX_MINGW_TRIPLE}-gcc-posix)
set(CMAKE_CXX_COMPILER ${WINFAX_MINGW_TRIPLE}-g++-posix)
set(CMAKE_RC_COMPILER ${WINFAX_MINGW_TRIPLE}-windres)

# Nothing but system DLLs may be needed at run time.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-static")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "-static")

set(CMAKE_FIND_ROOT_PATH /usr/${WINFAX_MINGW_TRIPLE})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

set(CMAKE_CROSSCOMPILING_EMULATOR "${CMAKE_CURRENT_LIST_DIR}/../scripts/wine")
