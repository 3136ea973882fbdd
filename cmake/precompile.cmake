# SPDX-License-Identifier: MIT
# Headers that nearly every file reads are compiled once and not once a file: reading them again was more than half of
# the time of a build.
#
#   winfax_precompile(<target> LAYER)    a layer: standard headers, compiled once for all layers
#   winfax_precompile(<target> TEST)     a test: these and Google Test, compiled once for all tests
#   winfax_precompile(<target> LAYER|TEST <header>...)    with the given headers too, compiled for this target
#
# A file that forgot an include compiles all the same with them: configure with -DWINFAX_PRECOMPILED_HEADERS=OFF to find
# those.

option(WINFAX_PRECOMPILED_HEADERS "Compile the headers that nearly every file reads once" ON)

set(WINFAX_LAYER_HEADERS
    <algorithm> <array> <atomic> <charconv> <chrono> <condition_variable> <cstdint> <deque> <filesystem> <fstream>
    <functional> <limits> <map> <memory> <mutex> <optional> <set> <span> <sstream> <string> <string_view>
    <system_error> <thread> <utility> <variant> <vector>)
set(WINFAX_TEST_HEADERS ${WINFAX_LAYER_HEADERS} <gmock/gmock.h> <gtest/gtest.h>)

function(winfax_precompile target kind)
    if(NOT WINFAX_PRECOMPILED_HEADERS)
        return()
    endif()
    # GCC 12 wrongly takes some of its own std::string for out of bounds (its bug 105651) and forgets with precompiled
    # headers that the complaint is about a header of the system.
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overread -Wno-stringop-overflow)
    if(ARGN)
        target_precompile_headers(${target} PRIVATE ${WINFAX_${kind}_HEADERS} ${ARGN})
        return()
    endif()

    string(TOLOWER "winfax_headers_of_${kind}s" owner)
    if(NOT TARGET ${owner})
        set(source "${PROJECT_BINARY_DIR}/precompiled/${owner}.cpp")
        # A test's code is compiled for an executable, a layer's for the library: the two cannot share.
        if(kind STREQUAL TEST)
            file(CONFIGURE OUTPUT "${source}" CONTENT "int main() {}\n")
            add_executable(${owner} EXCLUDE_FROM_ALL "${source}")
            target_link_libraries(${owner} PRIVATE GTest::gmock GTest::gtest)
        else()
            file(CONFIGURE OUTPUT "${source}" CONTENT "// Owns the precompiled headers.\n")
            add_library(${owner} OBJECT EXCLUDE_FROM_ALL "${source}")
        endif()
        # The warnings too: -Wpedantic changes what the compiler defines.
        target_link_libraries(${owner} PRIVATE winfax::warnings)
        target_precompile_headers(${owner} PRIVATE ${WINFAX_${kind}_HEADERS})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
