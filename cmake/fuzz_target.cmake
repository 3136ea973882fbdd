# SPDX-License-Identifier: MIT
#   winfax_fuzz(<name> [WITH <file>...] [USES <layer>...] [DEPS <target>...])
#       a fuzz target, in <name>_fuzz.cpp and the other files that it needs, with its corpus in corpus/<name>
#   winfax_fuzz_corpus_tests()    after the last of them
#
# With WINFAX_FUZZ each is a program of its own, tests/fuzz_<name>, with libFuzzer's main(). Else all of them are in one
# program, fuzz_corpus_test, and a test for each target runs it over the target's corpus.

function(winfax_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 fuzz "" "" "WITH;USES;DEPS")
    set(sources ${name}_fuzz.cpp ${fuzz_WITH})
    set_property(DIRECTORY APPEND PROPERTY WINFAX_FUZZ_TARGETS ${name})
    set_property(DIRECTORY APPEND PROPERTY WINFAX_FUZZ_SOURCES ${sources})
    set_property(DIRECTORY APPEND PROPERTY WINFAX_FUZZ_USES ${fuzz_USES})
    set_property(DIRECTORY APPEND PROPERTY WINFAX_FUZZ_DEPS ${fuzz_DEPS})
    if(WINFAX_FUZZ)
        winfax_test_program(fuzz_${name} SOURCES ${sources} USES ${fuzz_USES} DEPS ${fuzz_DEPS})
        target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
        target_compile_definitions(fuzz_${name} PRIVATE WINFAX_FUZZ)
        # The codec is compiled here, so this must be as fast and as watchful as the product.
        target_compile_options(fuzz_${name} PRIVATE -O1 -fsanitize=undefined -fno-sanitize-recover=all)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endif()
endfunction()

function(winfax_fuzz_corpus_tests)
    get_property(targets DIRECTORY PROPERTY WINFAX_FUZZ_TARGETS)
    get_property(sources DIRECTORY PROPERTY WINFAX_FUZZ_SOURCES)
    get_property(layers DIRECTORY PROPERTY WINFAX_FUZZ_USES)
    get_property(others DIRECTORY PROPERTY WINFAX_FUZZ_DEPS)
    list(REMOVE_DUPLICATES layers)
    if(WINFAX_FUZZ)
        list(TRANSFORM targets PREPEND fuzz_)
        add_custom_target(fuzz_targets DEPENDS ${targets})
        return()
    endif()
    winfax_test_program(fuzz_corpus_test SOURCES corpus_main.cpp ${sources} USES ${layers} DEPS ${others})
    target_include_directories(fuzz_corpus_test PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    foreach(target ${targets})
        winfax_native_path(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${target}")
        winfax_add_test(fuzz_corpus.${target} COMMAND fuzz_corpus_test ${target} "${corpus}")
    endforeach()
endfunction()
