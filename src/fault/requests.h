// SPDX-License-Identifier: MIT
// Which requests there are, and which functions make them: model::Calls, looked at from here.
#pragma once

#include <string_view>

namespace winfax::fault {

// A request that some function of the API makes.
bool isRequest(std::string_view name);

// A function, named without A and W, that makes a request or connects.
bool asksTheService(std::string_view function);

// Whether a document follows the request, or one of the requests that the function makes.
bool bringsDocument(std::string_view name);

}  // namespace winfax::fault
