# SPDX-License-Identifier: MIT
# `cpack` in a build directory: a Debian package, or a zip for one width of Windows.

set(CPACK_PACKAGE_NAME openwinfax)
set(CPACK_PACKAGE_VENDOR "OpenWinFax")
set(CPACK_PACKAGE_CONTACT "OpenWinFax <openwinfax@localhost>" CACHE STRING
    "Whom a package names as its maintainer, as \"Name <address>\"")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Replacement for WinFax.dll with its own fax service")
set(CPACK_PACKAGE_DESCRIPTION
    "The 58 functions of Microsoft's WinFax.dll as a library, and the service behind them: a fax
queue that programs written for the Windows 2000 fax service use without being changed.")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

if(WIN32)
    set(width win64)
    set(otherWidth win32)
    set(otherFolder x86)
    if(CMAKE_SIZEOF_VOID_P EQUAL 4)
        set(width win32)
        set(otherWidth win64)
        set(otherFolder x64)
    endif()
    # `winfaxd install` serves programs of both widths when it finds both libraries.
    set(WINFAX_OTHER_WIDTH_LIBRARY "${PROJECT_BINARY_DIR}/../${otherWidth}/bin/winfax.dll" CACHE
        FILEPATH "winfax.dll of the other width, for the zip; left out when it is not there")
    # Looked for when the zip is made. (An optional file would leave its folder, empty.)
    install(CODE "
        if(EXISTS \"${WINFAX_OTHER_WIDTH_LIBRARY}\")
            file(INSTALL \"${WINFAX_OTHER_WIDTH_LIBRARY}\"
                DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${otherFolder}\")
        endif()" COMPONENT beside EXCLUDE_FROM_ALL)
    set(CPACK_GENERATOR ZIP)
    set(CPACK_PACKAGE_FILE_NAME "openwinfax-${PROJECT_VERSION}-${width}")
    set(CPACK_INCLUDE_TOPLEVEL_DIRECTORY OFF)
    set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};OpenWinFax;beside;/"
        "${PROJECT_BINARY_DIR};OpenWinFax;sdk;/")
else()
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
    set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};OpenWinFax;ALL;/"
        "${PROJECT_BINARY_DIR};OpenWinFax;system;/")
    set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
    set(CPACK_DEBIAN_PACKAGE_SECTION comm)
    find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
    if(DPKG_SHLIBDEPS)
        set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    else()
        set(CPACK_DEBIAN_PACKAGE_DEPENDS
            "libc6 (>= 2.36), libcairo2, libgcc-s1, libglib2.0-0, libjpeg62-turbo, libpango-1.0-0, libpangocairo-1.0-0, libpng16-16, libpugixml1v5, libspandsp2, libsqlite3-0, libstdc++6 (>= 12), libtiff6")
    endif()
    # Letters for documents and cover pages; with other fonts they only look different.
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-liberation, fonts-dejavu-core, ghostscript")
    set(scripts "${PROJECT_SOURCE_DIR}/packaging/linux")
    set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
        "${scripts}/postinst" "${scripts}/prerm" "${scripts}/postrm" "${scripts}/triggers")
    set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
endif()
include(CPack)
