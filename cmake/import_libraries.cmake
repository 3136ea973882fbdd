# SPDX-License-Identifier: MIT
# What programs link against, made from cmake/exports.tsv alone:
#   lib/WinFax.lib        for Microsoft's linker and lld-link (mingw's ld takes it too)
#   lib/libwinfax.dll.a   for mingw's ld
#   winfax::import_library, on every platform: the target for programs of ours that use the library by linking
#
# On x86 a program asks for _FaxClose@4 and the library exports FaxClose, so the list given to the tools is decorated
# and -k takes the decoration off again. The import library that ld writes beside the DLL lacks it: never use that one.

function(winfax_find_llvm_dlltool)
    find_program(LLVM_DLLTOOL NAMES llvm-dlltool llvm-dlltool-14)
    if(NOT LLVM_DLLTOOL)
        message(FATAL_ERROR "llvm-dlltool makes import libraries and is missing: run scripts/setup (Debian package llvm)")
    endif()
endfunction()

# lib/<name>.lib for Microsoft's linker, of a DLL <name>.dll whose functions are cdecl.
function(winfax_microsoft_import_library target definitions name)
    winfax_find_llvm_dlltool()
    set(machine i386:x86-64)
    if(CMAKE_SIZEOF_VOID_P EQUAL 4)
        set(machine i386)
    endif()
    set(library "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/${name}.lib")
    add_custom_command(OUTPUT "${library}"
        COMMAND "${LLVM_DLLTOOL}" -m ${machine} -d "${definitions}" -D ${name}.dll -l "${library}"
        DEPENDS "${definitions}" COMMENT "Making ${name}.lib" VERBATIM)
    add_custom_target(${target}_microsoft_import_library ALL DEPENDS "${library}")
endfunction()

# Writes a .def file to `path`: the plain list for 64 bits, the decorated one for 32.
function(winfax_write_import_definitions path)
    set(table "${PROJECT_SOURCE_DIR}/cmake/exports.tsv")
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${table}")
    file(STRINGS "${table}" lines REGEX "^[^#]")
    set(text "LIBRARY WINFAX.dll\nEXPORTS\n")
    foreach(line IN LISTS lines)
        if(NOT line MATCHES "^(Fax[A-Za-z]+)\t([0-9]+)\t([0-9]+)$")
            message(FATAL_ERROR "${table}: '${line}' is not name, ordinal and argument bytes separated by tabs")
        endif()
        set(name "${CMAKE_MATCH_1}")
        if(CMAKE_SIZEOF_VOID_P EQUAL 4)
            string(APPEND name "@${CMAKE_MATCH_3}")
        endif()
        string(APPEND text "    ${name} @${CMAKE_MATCH_2}\n")
    endforeach()
    file(CONFIGURE OUTPUT "${path}" CONTENT "${text}" @ONLY)
endfunction()

function(winfax_import_libraries)
    add_library(winfax_import_library INTERFACE)
    add_library(winfax::import_library ALIAS winfax_import_library)
    target_link_libraries(winfax_import_library INTERFACE winfax::headers)
    if(NOT WIN32)
        target_link_libraries(winfax_import_library INTERFACE winfax)
        return()
    endif()

    winfax_find_llvm_dlltool()
    find_program(MINGW_DLLTOOL ${WINFAX_MINGW_TRIPLE}-dlltool)
    if(NOT MINGW_DLLTOOL)
        message(FATAL_ERROR "${WINFAX_MINGW_TRIPLE}-dlltool makes libwinfax.dll.a and is missing: run scripts/setup "
            "(Debian package binutils-mingw-w64)")
    endif()

    set(definitions "${CMAKE_CURRENT_BINARY_DIR}/import_library.def")
    winfax_write_import_definitions("${definitions}")
    set(machine i386:x86-64)
    set(killAt)
    if(CMAKE_SIZEOF_VOID_P EQUAL 4)
        set(machine i386)
        set(killAt -k)
    endif()
    set(folder "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}")
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${folder}/WinFax.lib"
        COMMAND "${LLVM_DLLTOOL}" -m ${machine} ${killAt} -d "${definitions}" -D WINFAX.dll -l "${folder}/WinFax.lib"
        DEPENDS "${definitions}" COMMENT "Making WinFax.lib" VERBATIM)
    # -t: its temporary files are named alike in every run, so their place must be this build's own.
    add_custom_command(OUTPUT "${folder}/libwinfax.dll.a"
        COMMAND "${MINGW_DLLTOOL}" -m ${machine} ${killAt} -d "${definitions}" -D WINFAX.dll -t winfax_import
                -l "${folder}/libwinfax.dll.a"
        WORKING_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}"
        DEPENDS "${definitions}" COMMENT "Making libwinfax.dll.a" VERBATIM)
    add_custom_target(winfax_import_library_files ALL
        DEPENDS "${folder}/WinFax.lib" "${folder}/libwinfax.dll.a")
    add_dependencies(winfax_import_library winfax_import_library_files)
    target_link_libraries(winfax_import_library INTERFACE "${folder}/libwinfax.dll.a")
endfunction()
