# SPDX-License-Identifier: MIT
# A layer is one folder of src/ and one target. Its sources are the .cpp files of the folder and its
# subfolders; posix/ and win32/ only on their platform, main/ never (it belongs to a program).
#
#   winfax_layer(<name> [OBJECT] [USES <layer>...] [DEPS <target>...] [WINDOWS <library>...])
#   winfax_program(<name> [FOLDER <folder>] [USES <layer>...] [DEPS <target>...]
#                  [WINDOWS <library>...])
#
# The include rule: a layer puts on the include path a folder that holds nothing but itself, so that
# `#include "model/job.h"` is found only by who uses winfax::model, directly or through a layer that
# uses it.

if(WIN32)
    set(WINFAX_OTHER_PLATFORM posix)
else()
    set(WINFAX_OTHER_PLATFORM win32)
endif()

# Sets `result` to the sources below `folder` that belong to this platform. Subfolders named in ARGN
# are left out.
function(winfax_glob_sources result folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*.cpp")
    foreach(excluded ${WINFAX_OTHER_PLATFORM} ${ARGN})
        list(FILTER sources EXCLUDE REGEX "(^|/)${excluded}/")
    endforeach()
    list(TRANSFORM sources PREPEND "${folder}/")
    set(${result} ${sources} PARENT_SCOPE)
endfunction()

# Sets `result` to an include directory in which `folder`, a folder of src/, is all that can be
# found.
function(winfax_include_directory result folder)
    get_filename_component(name "${folder}" NAME)
    set(directory "${PROJECT_BINARY_DIR}/layers/${name}")
    file(MAKE_DIRECTORY "${directory}")
    file(CREATE_LINK "${folder}" "${directory}/${name}" SYMBOLIC)
    set(${result} "${directory}" PARENT_SCOPE)
endfunction()

function(winfax_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 layer "OBJECT" "" "USES;DEPS;WINDOWS")
    winfax_glob_sources(sources "${CMAKE_CURRENT_SOURCE_DIR}" main)
    winfax_include_directory(includeDirectory "${CMAKE_CURRENT_SOURCE_DIR}")
    list(TRANSFORM layer_USES PREPEND winfax::)

    set(target winfax_${name})
    set(scope PUBLIC)
    if(NOT sources)
        set(scope INTERFACE)
        add_library(${target} INTERFACE)
    elseif(layer_OBJECT)
        add_library(${target} OBJECT ${sources})
    else()
        add_library(${target} STATIC ${sources})
    endif()
    add_library(winfax::${name} ALIAS ${target})

    target_include_directories(${target} ${scope} "${includeDirectory}")
    target_link_libraries(${target} ${scope} ${layer_USES} ${layer_DEPS})
    if(WIN32)
        target_link_libraries(${target} ${scope} ${layer_WINDOWS})
    endif()
    if(sources)
        target_link_libraries(${target} PRIVATE winfax::warnings)
    endif()
endfunction()

# A program in bin/ out of FOLDER (default: this one). Without sources there is no target.
function(winfax_program name)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "FOLDER" "USES;DEPS;WINDOWS")
    set(folder "${CMAKE_CURRENT_SOURCE_DIR}")
    if(program_FOLDER)
        set(folder "${CMAKE_CURRENT_SOURCE_DIR}/${program_FOLDER}")
    endif()
    winfax_glob_sources(sources "${folder}")
    if(NOT sources)
        return()
    endif()
    winfax_include_directory(includeDirectory "${CMAKE_CURRENT_SOURCE_DIR}")
    list(TRANSFORM program_USES PREPEND winfax::)

    add_executable(${name} ${sources})
    target_include_directories(${name} PRIVATE "${includeDirectory}")
    target_link_libraries(${name} PRIVATE ${program_USES} ${program_DEPS} winfax::warnings)
    if(WIN32)
        target_link_libraries(${name} PRIVATE ${program_WINDOWS})
    endif()
endfunction()

# Puts the version into the file of a library, where nothing refers to it.
function(winfax_identity target)
    set(source "${PROJECT_SOURCE_DIR}/cmake/compiled/identity.cpp")
    add_library(${target}_identity OBJECT "${source}")
    target_compile_definitions(${target}_identity PRIVATE WINFAX_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${target} PRIVATE ${target}_identity)
    set(symbol winfax_identity)
    if(WIN32 AND CMAKE_SIZEOF_VOID_P EQUAL 4)
        set(symbol _winfax_identity)
    endif()
    target_link_options(${target} PRIVATE LINKER:--undefined=${symbol})
endfunction()
