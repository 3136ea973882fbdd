# SPDX-License-Identifier: MIT
# The libraries of others, under the same target names on every platform:
#   deps::sqlite deps::tiff deps::spandsp deps::spdlog deps::json deps::toml deps::expected deps::cli11
#   GTest::gtest GTest::gtest_main GTest::gmock
# Header-only libraries come through a private folder of links to their header trees: a cross build
# must never see /usr/include itself.

set(WINFAX_HEADER_LIBRARIES "${PROJECT_BINARY_DIR}/third_party/include")

# Sets up deps::<name>, header-only, out of the folder <folder> of /usr/include.
function(winfax_header_library name folder package)
    set(origin "/usr/include/${folder}")
    if(NOT IS_DIRECTORY "${origin}")
        message(FATAL_ERROR "${origin} is missing: run scripts/setup (Debian package ${package})")
    endif()
    file(MAKE_DIRECTORY "${WINFAX_HEADER_LIBRARIES}/${name}")
    file(CREATE_LINK "${origin}" "${WINFAX_HEADER_LIBRARIES}/${name}/${folder}" SYMBOLIC)
    add_library(deps_${name} INTERFACE)
    add_library(deps::${name} ALIAS deps_${name})
    target_include_directories(deps_${name} SYSTEM INTERFACE "${WINFAX_HEADER_LIBRARIES}/${name}")
endfunction()

winfax_header_library(fmt fmt libfmt-dev)
target_compile_definitions(deps_fmt INTERFACE FMT_HEADER_ONLY)

winfax_header_library(spdlog spdlog libspdlog-dev)
target_compile_definitions(deps_spdlog INTERFACE SPDLOG_HEADER_ONLY SPDLOG_FMT_EXTERNAL)
target_link_libraries(deps_spdlog INTERFACE deps::fmt)

winfax_header_library(json nlohmann nlohmann-json3-dev)
winfax_header_library(toml toml++ libtomlplusplus-dev)
# Some bad files, such as `a = [ } ]`, meet an assertion of its parser. Without assertions it says
# what is wrong with them.
target_compile_options(deps_toml INTERFACE "-DTOML_ASSERT(expr)=static_cast<void>(0)")
winfax_header_library(expected tl libexpected-dev)
winfax_header_library(cli11 CLI libcli11-dev)

foreach(name sqlite tiff spandsp)
    add_library(deps_${name} INTERFACE)
    add_library(deps::${name} ALIAS deps_${name})
endforeach()
if(WIN32)
    # Debian has no mingw packages: scripts/deps builds them once for the machine and says where
    # they are.
    execute_process(
        COMMAND "${PROJECT_SOURCE_DIR}/scripts/deps" --path ${CMAKE_SYSTEM_PROCESSOR}
        OUTPUT_VARIABLE builtPrefix OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set_property(DIRECTORY APPEND PROPERTY
        CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/scripts/deps")
    target_include_directories(deps_sqlite SYSTEM INTERFACE "${builtPrefix}/include")
    target_link_libraries(deps_sqlite INTERFACE "${builtPrefix}/lib/libsqlite3.a")
    target_include_directories(deps_tiff SYSTEM INTERFACE "${builtPrefix}/include")
    target_link_libraries(deps_tiff INTERFACE "${builtPrefix}/lib/libtiff.a")
    target_include_directories(deps_spandsp SYSTEM INTERFACE "${builtPrefix}/include")
    # Its headers otherwise say dllimport.
    target_compile_definitions(deps_spandsp INTERFACE LIBSPANDSP_EXPORTS)
    target_link_libraries(deps_spandsp INTERFACE "${builtPrefix}/lib/libspandsp.a" deps::tiff ws2_32)
else()
    find_package(SQLite3 3.40 REQUIRED)
    target_link_libraries(deps_sqlite INTERFACE SQLite::SQLite3)
    find_package(TIFF 4.5 REQUIRED)
    target_link_libraries(deps_tiff INTERFACE TIFF::TIFF)
    find_library(WINFAX_SPANDSP spandsp REQUIRED)
    target_link_libraries(deps_spandsp INTERFACE "${WINFAX_SPANDSP}" deps::tiff)
endif()

# Google Test is built here, so that it has the flags of this build: sanitizers, cross compilers.
if(BUILD_TESTING)
    set(INSTALL_GTEST OFF)
    if(NOT EXISTS /usr/src/googletest/CMakeLists.txt)
        message(FATAL_ERROR
            "/usr/src/googletest is missing: run scripts/setup (Debian package googletest), "
            "or configure with -DBUILD_TESTING=OFF")
    endif()
    add_subdirectory(/usr/src/googletest "${PROJECT_BINARY_DIR}/third_party/googletest"
        EXCLUDE_FROM_ALL SYSTEM)
    foreach(name gtest gtest_main gmock gmock_main)
        set_target_properties(${name} PROPERTIES
            ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/third_party/lib")
        if(NOT TARGET GTest::${name})
            add_library(GTest::${name} ALIAS ${name})
        endif()
    endforeach()
endif()
