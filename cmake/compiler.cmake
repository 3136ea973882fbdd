# SPDX-License-Identifier: MIT
# How every file of ours is compiled, and where products go.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")

# No NDEBUG: assertions of our own invariants stay in what is shipped. Line tables are debug
# information enough for stack traces, at a third of the size. Sanitize is the build type of the
# asan, tsan and fuzz presets.
# Windows carries the whole C++ library in the DLL, so there size goes before the last bit of speed.
set(optimization -O2)
if(WIN32)
    set(optimization -Os)
endif()
foreach(language C CXX)
    set(CMAKE_${language}_FLAGS_RELWITHDEBINFO "${optimization} -g1")
    set(CMAKE_${language}_FLAGS_SANITIZE "-O1 -g1 -fno-omit-frame-pointer")
endforeach()

find_program(CCACHE_PROGRAM ccache)
foreach(language C CXX)
    if(CCACHE_PROGRAM AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
        # So that clones in other places share what was compiled in one.
        set(CMAKE_${language}_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
            "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${CCACHE_PROGRAM}")
    endif()
endforeach()

# The headers and templates that the files of a target have in common are most of the time of compiling them. So up to
# sixteen files are compiled as one; names that are a file's own must then differ within a target, and a missing include
# may go unnoticed (OFF finds it).
option(WINFAX_TOGETHER "Compile many files of a target as one" ON)
set(CMAKE_UNITY_BUILD ${WINFAX_TOGETHER})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)

set(WINFAX_SANITIZE "" CACHE STRING
    "Sanitizers for everything that is built, for example address,undefined")
option(WINFAX_FUZZ "Instrument for libFuzzer and build the fuzz targets (clang only)" OFF)
if(WINFAX_SANITIZE)
    add_compile_options(-fsanitize=${WINFAX_SANITIZE} -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${WINFAX_SANITIZE})
else()
    # Leaves out of the products what nobody calls in the static C++ library.
    add_link_options(LINKER:--gc-sections)
endif()
if(WINFAX_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Products and messages name files as they stand in the repository, wherever that is.
add_compile_options("-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")

add_library(winfax_warnings INTERFACE)
add_library(winfax::warnings ALIAS winfax_warnings)
target_compile_options(winfax_warnings INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    # Of what fields() calls for each member nothing is left where there are none.
    target_compile_options(winfax_warnings INTERFACE -Wno-unused-lambda-capture)
endif()

if(WIN32)
    # GCC believes to know which registers an inline function leaves alone, and on Windows does not consider that the linker
    # may take another object's copy of it, compiled otherwise. (A test whose copy was taken crashed the modem line.)
    add_compile_options(-fno-ipa-ra)
    enable_language(RC)
    add_compile_definitions(_WIN32_WINNT=0x0601 WIN32_LEAN_AND_MEAN NOMINMAX)
endif()
