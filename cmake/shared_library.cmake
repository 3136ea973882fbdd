# SPDX-License-Identifier: MIT
# What our shared libraries have in common.
#
#   winfax_link_for_any_process(<shared library>)    Linux: fit for processes that are not ours
#   winfax_version_resource(<shared library> <name> <description>)    Windows: version information of <name>.dll

function(winfax_link_for_any_process target)
    # nodelete: threads of ours may still run when a program calls dlclose.
    target_link_options(${target} PRIVATE LINKER:-z,nodelete LINKER:-z,relro LINKER:-z,now)
    # libgcc is the process's own: an exception of the application that passes through here (M9) is
    # unwound by one unwinder only.
    if(NOT WINFAX_SANITIZE)
        target_link_options(${target} PRIVATE -static-libstdc++ LINKER:-z,defs)
    endif()
endfunction()

function(winfax_version_resource target name description)
    configure_file("${PROJECT_SOURCE_DIR}/cmake/templates/version.rc.in" version.rc @ONLY)
    target_sources(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/version.rc")
endfunction()
