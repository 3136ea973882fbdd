// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace winfax::routing {

// Something that can become of a received fax: the service's own or an extension's.
struct Method {
    std::u16string guid;  // canonical (model/guid_text.h)
    std::u16string friendlyName;
    std::u16string functionName;
    std::u16string imageName;      // of the extension
    std::u16string extensionName;  // as people read it

    bool operator==(const Method&) const = default;
};

}  // namespace winfax::routing
