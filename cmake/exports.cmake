# SPDX-License-Identifier: MIT
# winfax_exports(<shared library> <definitions> [<extra>]): the library exports what the .def file lists and, where
# there is no Windows, what the file <extra> lists, and nothing else.

# Sets `result` to the first word of every line of `file` that matches `pattern`.
function(winfax_read_names result file pattern)
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND
        PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(STRINGS "${file}" lines REGEX "^[ \t]*${pattern}")
    list(TRANSFORM lines STRIP)
    list(TRANSFORM lines REPLACE "[ \t@=;].*$" "")
    set(${result} ${lines} PARENT_SCOPE)
endfunction()

function(winfax_exports target definitions)
    if(WIN32)
        # --enable-stdcall-fixup lets `FaxClose` in the list find FaxClose@4; --kill-at keeps the @4
        # out of the table.
        target_sources(${target} PRIVATE "${definitions}")
        target_link_options(${target} PRIVATE LINKER:--kill-at LINKER:--enable-stdcall-fixup)
        return()
    endif()

    winfax_read_names(exported "${definitions}" "(Fax[A-Za-z]+|winfax_[a-z_]+)([ \t]|$)")
    set(extra)
    foreach(file ${ARGN})
        winfax_read_names(extra "${file}" "winfax_[a-zA-Z0-9_]+")
    endforeach()
    list(JOIN exported ";\n        " exportedLines)
    list(JOIN extra ";\n        " extraLines)
    if(extra)
        string(APPEND extraLines ";")
    endif()
    set(script "${CMAKE_CURRENT_BINARY_DIR}/exports.map")
    file(CONFIGURE OUTPUT "${script}" @ONLY CONTENT "{
    global:
        @exportedLines@;
        @extraLines@
    local:
        *;
};
")
    target_link_options(${target} PRIVATE "LINKER:--version-script=${script}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${script}")
endfunction()
