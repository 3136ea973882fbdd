// SPDX-License-Identifier: MIT
#include "abi/judgement.h"

namespace winfax::abi {

using model::ErrorCode;

Judgement& Judgement::server(HANDLE handle) {
    if (!good()) return *this;
    server_ = HandleTable::instance().find<Server>(handle);
    if (!server_) {
        refuse(ErrorCode::invalidHandle, std::to_string(numberOf(handle)) + " is no server handle");
    }
    return *this;
}

Judgement& Judgement::port(HANDLE handle) {
    if (!good()) return *this;
    port_ = HandleTable::instance().find<Port>(handle);
    if (!port_) {
        refuse(ErrorCode::invalidData, std::to_string(numberOf(handle)) + " is no port handle");
    }
    return *this;
}

}  // namespace winfax::abi
