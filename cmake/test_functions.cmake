# SPDX-License-Identifier: MIT
# Tests and the programs that they start; all of them are built into tests/ of the build directory.
#
#   winfax_test(<name> SOURCES <file>... [USES <layer>...] [DEPS <target>...]
#               [ENVIRONMENT <NAME=value>...] [PROPERTIES <property> <value>...])    Google Test
#   winfax_test_program(<name> SOURCES <file>... [USES <layer>...] [DEPS <target>...])
#       a program that tests start, found in WINFAX_TEST_PROGRAM_DIR
#   winfax_add_test(<name> COMMAND <command>...
#               [ENVIRONMENT <NAME=value>...] [PROPERTIES <property> <value>...])
#       any other test; exit code 77 means skipped
#   winfax_add_sharded_test(<name> SHARDS <count> COMMAND <command>... [ENVIRONMENT <NAME=value>...])
#       a Google Test program whose tests share a process, <name>_0 and so on; a report of each lets scripts/test count
#       and name them
#
# Every test finds in its environment WINFAX_BIN_DIR (the products) and WINFAX_TEST_PROGRAM_DIR, as
# paths that the tested programs understand: under Wine as Z:\...

include(GoogleTest)

set(WINFAX_TEST_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
set(WINFAX_TEST_TIMEOUT 60)
if(WIN32 OR WINFAX_SANITIZE)
    set(WINFAX_TEST_TIMEOUT 240)
endif()

# Sets `result` to the path as the built programs see it.
function(winfax_native_path result path)
    if(WIN32 AND CMAKE_CROSSCOMPILING)
        string(REPLACE "/" "\\" path "Z:${path}")
    endif()
    set(${result} "${path}" PARENT_SCOPE)
endfunction()

winfax_native_path(WINFAX_NATIVE_BIN_DIRECTORY "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
winfax_native_path(WINFAX_NATIVE_TEST_DIRECTORY "${WINFAX_TEST_DIRECTORY}")
set(WINFAX_TEST_ENVIRONMENT
    "WINFAX_BIN_DIR=${WINFAX_NATIVE_BIN_DIRECTORY}"
    "WINFAX_TEST_PROGRAM_DIR=${WINFAX_NATIVE_TEST_DIRECTORY}")
if(WIN32)
    # scripts/wine ends the program shortly before ctest would, so that the output of a hanging test
    # is seen.
    math(EXPR wineLimit "${WINFAX_TEST_TIMEOUT} - 10")
    list(APPEND WINFAX_TEST_ENVIRONMENT "WINFAX_WINE_LIMIT=${wineLimit}")
endif()

function(winfax_test_program name)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;USES;DEPS")
    list(TRANSFORM program_USES PREPEND winfax::)
    add_executable(${name} ${program_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${WINFAX_TEST_DIRECTORY}")
    target_link_libraries(${name} PRIVATE ${program_USES} ${program_DEPS} winfax::warnings)
endfunction()

# gtest_discover_tests cannot hand on a property that is a list, so a script of ours, which ctest
# reads after the discovery, sets the environment.
function(winfax_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;USES;DEPS;ENVIRONMENT;PROPERTIES")
    winfax_test_program(${name} SOURCES ${test_SOURCES} USES ${test_USES}
        DEPS ${test_DEPS} GTest::gmock GTest::gtest GTest::gtest_main)
    gtest_discover_tests(${name}
        TEST_PREFIX "${name}."
        TEST_LIST ${name}_TESTS
        DISCOVERY_MODE PRE_TEST
        DISCOVERY_TIMEOUT ${WINFAX_TEST_TIMEOUT}
        PROPERTIES TIMEOUT ${WINFAX_TEST_TIMEOUT} ${test_PROPERTIES})

    set(script "${CMAKE_CURRENT_BINARY_DIR}/${name}_environment.cmake")
    file(WRITE "${script}" "if(${name}_TESTS)
    set_tests_properties(\${${name}_TESTS} PROPERTIES
        ENVIRONMENT [==[${WINFAX_TEST_ENVIRONMENT};${test_ENVIRONMENT}]==])
endif()
")
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${script}")
endfunction()

function(winfax_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "COMMAND;ENVIRONMENT;PROPERTIES")
    add_test(NAME ${name} COMMAND ${test_COMMAND})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${WINFAX_TEST_TIMEOUT} SKIP_RETURN_CODE 77 ${test_PROPERTIES}
        ENVIRONMENT "${WINFAX_TEST_ENVIRONMENT};${test_ENVIRONMENT}")
endfunction()

function(winfax_add_sharded_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "SHARDS" "COMMAND;ENVIRONMENT")
    winfax_native_path(reports "${WINFAX_TEST_DIRECTORY}/reports")
    math(EXPR lastShard "${test_SHARDS} - 1")
    foreach(shard RANGE ${lastShard})
        winfax_add_test(${name}_${shard} COMMAND ${test_COMMAND}
            ENVIRONMENT "GTEST_TOTAL_SHARDS=${test_SHARDS}" "GTEST_SHARD_INDEX=${shard}" ${test_ENVIRONMENT}
                "GTEST_OUTPUT=xml:${reports}/${name}_${shard}.xml"
            PROPERTIES TIMEOUT 300)
    endforeach()
endfunction()
