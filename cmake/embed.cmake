# SPDX-License-Identifier: MIT
# winfax_embed(<target> <header> <namespace> <type> <list> <file>...)
# Writes <header>, which <target> finds, with `inline constexpr <type> <list>[]`: name and content of
# every file, in the order given. A file that changes is read again.
function(winfax_embed target header namespace type list)
    set(directory "${CMAKE_CURRENT_BINARY_DIR}/embedded")
    set(entries "")
    foreach(file ${ARGN})
        file(READ "${file}" content)
        get_filename_component(name "${file}" NAME)
        string(APPEND entries "    {\"${name}\",\n     R\"winfax(${content})winfax\"},\n")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    endforeach()
    file(CONFIGURE OUTPUT "${directory}/${header}" @ONLY CONTENT
"// SPDX-License-Identifier: MIT
// Made by cmake/embed.cmake.
#pragma once

#include <string_view>

namespace @namespace@ {

struct @type@ {
    std::string_view name;
    std::string_view content;
};

inline constexpr @type@ @list@[] = {
@entries@};

}  // namespace @namespace@
")
    target_include_directories(${target} PRIVATE "${directory}")
endfunction()
