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
set(headers winfax.h faxdev.h faxroute.h)
if(NOT WIN32)
    list(APPEND headers winfax_posix.h)
endif()
list(TRANSFORM headers PREPEND "${PROJECT_SOURCE_DIR}/include/")
list(TRANSFORM documents PREPEND "${PROJECT_SOURCE_DIR}/")
set(manual DIRECTORY "${PROJECT_SOURCE_DIR}/docs/")

install(TARGETS winfaxd faxctl winfax
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES ${headers} DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES ${documents} DESTINATION "${documentation}")
install(${manual} DESTINATION "${documentation}/docs" FILES_MATCHING PATTERN "*.md" PATTERN "*.txt")
install(FILES examples/sendfax.c examples/busy-twice.toml DESTINATION "${documentation}/examples")

if(WIN32)
    set(importLibraries "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/WinFax.lib"
        "${CMAKE_ARCHIVE_OUTPUT_DIRECTORY}/libwinfax.dll.a")
    install(FILES ${importLibraries} DESTINATION "${CMAKE_INSTALL_LIBDIR}")

    install(TARGETS winfaxd faxctl winfax RUNTIME DESTINATION .
        COMPONENT beside EXCLUDE_FROM_ALL)
    install(FILES ${documents} DESTINATION . COMPONENT beside EXCLUDE_FROM_ALL)
    install(${manual} DESTINATION docs COMPONENT beside EXCLUDE_FROM_ALL
        FILES_MATCHING PATTERN "*.md" PATTERN "*.txt")
    install(FILES examples/busy-twice.toml DESTINATION examples COMPONENT beside EXCLUDE_FROM_ALL)
    install(FILES ${headers} DESTINATION include COMPONENT sdk EXCLUDE_FROM_ALL)
    install(FILES ${importLibraries} DESTINATION lib COMPONENT sdk EXCLUDE_FROM_ALL)
    install(FILES examples/sendfax.c DESTINATION examples COMPONENT sdk EXCLUDE_FROM_ALL)
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

# What finds it: find_package(WinFax) and pkg-config. Both work wherever the tree is moved to.
set(packageDirectory "${CMAKE_INSTALL_LIBDIR}/cmake/WinFax")
set(pkgConfigDirectory "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
set(WINFAX_LIBRARY_FILE "${CMAKE_INSTALL_LIBDIR}/libwinfax.so")
if(WIN32)
    set(WINFAX_LIBRARY_FILE "${CMAKE_INSTALL_BINDIR}/winfax.dll")
endif()
configure_package_config_file(cmake/templates/WinFaxConfig.cmake.in packaging/WinFaxConfig.cmake
    INSTALL_DESTINATION "${packageDirectory}"
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR WINFAX_LIBRARY_FILE)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/packaging/WinFaxConfigVersion.cmake"
    COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/packaging/WinFaxConfig.cmake"
    "${PROJECT_BINARY_DIR}/packaging/WinFaxConfigVersion.cmake"
    DESTINATION "${packageDirectory}")

file(RELATIVE_PATH WINFAX_PREFIX_FROM_PKGCONFIG
    "${CMAKE_INSTALL_PREFIX}/${pkgConfigDirectory}" "${CMAKE_INSTALL_PREFIX}")
configure_file(cmake/templates/winfax.pc.in packaging/winfax.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/packaging/winfax.pc" DESTINATION "${pkgConfigDirectory}")
