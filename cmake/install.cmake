# SPDX-License-Identifier: MIT
# `cmake --install`: programs, library, headers and what others need to build against them. Three
# components are put in only when they are asked for by name (cmake/package.cmake does):
#   system     Linux packages: systemd units, accounts, copyright; `winfaxd install` writes its own
#   beside     Windows: everything flat, so that it works in a program's own folder
#   sdk        Windows: headers and import libraries below that folder, and the conformance kit

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(documentation "${CMAKE_INSTALL_DATAROOTDIR}/doc/openwinfax")
set(documents README.md CHANGELOG.md LICENSE)
set(headers winfax.h faxdev.h faxroute.h winfax_rig.h winfax_rig.hpp)
if(NOT WIN32)
    list(APPEND headers winfax_posix.h)
endif()
set(examples sendfax.c busy-twice.toml rig_c.c rig_gtest.cpp rig_ctypes.py two-pages.tif)
list(TRANSFORM examples PREPEND "${PROJECT_SOURCE_DIR}/examples/")
list(TRANSFORM headers PREPEND "${PROJECT_SOURCE_DIR}/include/")
list(TRANSFORM documents PREPEND "${PROJECT_SOURCE_DIR}/")
set(manual DIRECTORY "${PROJECT_SOURCE_DIR}/docs/")

install(TARGETS winfaxd faxctl winfax winfax_rig_library
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES ${headers} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES ${documents} DESTINATION "${documentation}")
install(${manual} DESTINATION "${documentation}/docs" FILES_MATCHING PATTERN "*.md" PATTERN "*.txt")
install(FILES ${examples} DESTINATION "${documentation}/examples")

if(WIN32)
    set(importLibraries "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/WinFax.lib"
        "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/libwinfax.dll.a"
        "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/winfax_rig.lib"
        "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/libwinfax_rig.dll.a")
    install(FILES ${importLibraries} DESTINATION "${CMAKE_INSTALL_LIBDIR}")

    install(TARGETS winfaxd faxctl winfax winfax_rig_library RUNTIME DESTINATION .
        COMPONENT beside EXCLUDE_FROM_ALL)
    install(FILES ${documents} DESTINATION . COMPONENT beside EXCLUDE_FROM_ALL)
    install(${manual} DESTINATION docs COMPONENT beside EXCLUDE_FROM_ALL
        FILES_MATCHING PATTERN "*.md" PATTERN "*.txt")
    install(FILES ${examples} DESTINATION examples COMPONENT beside EXCLUDE_FROM_ALL)
    install(FILES ${headers} DESTINATION include COMPONENT sdk EXCLUDE_FROM_ALL)
    install(FILES ${importLibraries} DESTINATION lib COMPONENT sdk EXCLUDE_FROM_ALL)
else()
    set(WINFAXD "/usr/${CMAKE_INSTALL_BINDIR}/winfaxd")
    configure_file(packaging/linux/winfaxd.service.in packaging/winfaxd.service @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/packaging/winfaxd.service" packaging/linux/winfaxd.socket
        DESTINATION lib/systemd/system COMPONENT system EXCLUDE_FROM_ALL)
    install(FILES packaging/linux/winfax.sysusers DESTINATION lib/sysusers.d RENAME winfax.conf
        COMPONENT system EXCLUDE_FROM_ALL)
    install(FILES LICENSE DESTINATION "${documentation}" RENAME copyright
        COMPONENT system EXCLUDE_FROM_ALL)
endif()

# What the programs print about themselves: manual pages and completions. There is no usual place for
# them on Windows, where `faxctl completion powershell` prints what a profile can hold.
# winfax_printed(<file> <program> <argument>...) sets <file> to the path of what was printed.
function(winfax_printed file program)
    set(path "${PROJECT_BINARY_DIR}/printed/${file}")
    add_custom_command(OUTPUT "${path}"
        COMMAND ${program} ${ARGN} > "${path}"
        DEPENDS ${program} COMMENT "Printing ${file}" VERBATIM)
    set_property(GLOBAL APPEND PROPERTY WINFAX_PRINTED "${path}")
    set(${file} "${path}" PARENT_SCOPE)
endfunction()

if(NOT WIN32)
    file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/printed")
    winfax_printed(faxctl.1 faxctl man)
    winfax_printed(winfaxd.8 winfaxd --manual)
    winfax_printed(faxctl.bash faxctl completion bash)
    winfax_printed(_faxctl faxctl completion zsh)
    winfax_printed(faxctl.fish faxctl completion fish)
    get_property(printed GLOBAL PROPERTY WINFAX_PRINTED)
    add_custom_target(winfax_printed_files ALL DEPENDS ${printed})
    install(FILES "${faxctl.1}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(FILES "${winfaxd.8}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man8")
    set(share "${CMAKE_INSTALL_DATAROOTDIR}")
    install(FILES "${faxctl.bash}" DESTINATION "${share}/bash-completion/completions" RENAME faxctl)
    install(FILES "${faxctl.fish}" DESTINATION "${share}/fish/vendor_completions.d")
    install(FILES "${_faxctl}" DESTINATION "${share}/zsh/site-functions")
    # Debian's zsh looks there instead.
    install(FILES "${_faxctl}" DESTINATION "${share}/zsh/vendor-completions"
        COMPONENT system EXCLUDE_FROM_ALL)
endif()

# What finds them: find_package(WinFax) and pkg-config. Both work wherever the tree is moved to.
set(packageDirectory "${CMAKE_INSTALL_LIBDIR}/cmake/WinFax")
set(pkgConfigDirectory "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
set(WINFAX_LIBRARY_FILE "${CMAKE_INSTALL_LIBDIR}/libwinfax.so")
set(WINFAX_RIG_LIBRARY_FILE "${CMAKE_INSTALL_LIBDIR}/libwinfax_rig.so")
if(WIN32)
    set(WINFAX_LIBRARY_FILE "${CMAKE_INSTALL_BINDIR}/winfax.dll")
    set(WINFAX_RIG_LIBRARY_FILE "${CMAKE_INSTALL_BINDIR}/winfax_rig.dll")
endif()
configure_package_config_file(cmake/templates/WinFaxConfig.cmake.in packaging/WinFaxConfig.cmake
    INSTALL_DESTINATION "${packageDirectory}"
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR WINFAX_LIBRARY_FILE WINFAX_RIG_LIBRARY_FILE)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/packaging/WinFaxConfigVersion.cmake"
    COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/packaging/WinFaxConfig.cmake"
    "${PROJECT_BINARY_DIR}/packaging/WinFaxConfigVersion.cmake"
    DESTINATION "${packageDirectory}")

file(RELATIVE_PATH WINFAX_PREFIX_FROM_PKGCONFIG
    "${CMAKE_INSTALL_PREFIX}/${pkgConfigDirectory}" "${CMAKE_INSTALL_PREFIX}")
foreach(name winfax winfax-rig)
    configure_file(cmake/templates/${name}.pc.in packaging/${name}.pc @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/packaging/${name}.pc" DESTINATION "${pkgConfigDirectory}")
endforeach()
