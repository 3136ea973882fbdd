// SPDX-License-Identifier: MIT
// What may be registered, wherever it is kept. Pure functions.
#pragma once

#include <string_view>
#include <vector>

#include "model/errors.h"
#include "model/routing.h"

namespace winfax::service {

// Names are keys of the registry on Windows: the letter case of ASCII does not tell them apart.
bool sameName(const model::Text& a, const model::Text& b);

// invalidParameter: a name that is empty, has a backslash or more than 255 characters; no image; a
// text with control characters or half a surrogate pair.
model::Result<void> checkProvider(const model::ServiceProvider& provider);

// The extension with its GUIDs in their canonical form. invalidParameter as above, and for two
// methods of one name; invalidData: a GUID that is none, that two methods share, that a method of
// another one in `registered` has, or, with `builtIn`, a default method.
model::Result<model::RoutingExtension> checkExtension(
    model::RoutingExtension extension, const std::vector<model::RoutingExtension>& registered,
    bool builtIn);

}  // namespace winfax::service
