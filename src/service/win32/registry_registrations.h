// SPDX-License-Identifier: MIT
#pragma once

#include "platform/win32/windows.h"
#include "service/registrations.h"

namespace winfax::service {

// Registrations in the registry below `root`\`path`, always in its 64-bit view (M13):
//
//   Routing Extensions\<extension>                           FriendlyName, ImageName
//   Routing Extensions\<extension>\Routing Methods\<method>  FriendlyName, FunctionName, Guid
//   Device Providers\<provider>                              FriendlyName, ImageName, ProviderName
//
// ImageName is a REG_EXPAND_SZ, the others are REG_SZ. The first two are documented, but for the
// method's FriendlyName; the third is our own layout (I10). The order is the registry's.
std::unique_ptr<Registrations> makeRegistryRegistrations(HKEY root, std::wstring path,
                                                         bool builtIn);

}  // namespace winfax::service
