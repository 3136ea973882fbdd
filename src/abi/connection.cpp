// SPDX-License-Identifier: MIT
#include "abi/entry.h"
#include "abi/judgement.h"
#include "abi/machine_name.h"
#include "model/calls.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

// The low half of a mask holds fax rights; the high half, standard and special rights, is granted
// to whoever has any right at all (H4).
constexpr DWORD kFaxRights = 0x0000FFFF;

template <class Char>
Result<void> connectServer(const Char* machineName, HANDLE* handle) {
    model::Text name;
    const auto judged = Judgement().cleared(handle).required(handle).text(machineName, name);
    if (!judged) return judged.failure();
    if (!namesThisMachine(name)) {
        // A2, L22: at once, and without asking the network who that might be.
        return fail(ErrorCode::serverUnavailable,
                    "only this computer's fax service can be reached");
    }
    auto session = client::Session::connect(client::Origin::connectFunction);
    if (!session) return tl::unexpected(session.error());
    const HANDLE opened =
        HandleTable::instance().insert(std::make_shared<Server>(std::move(*session)));
    if (opened == nullptr) return fail(ErrorCode::notEnoughMemory, "all handles are in use");
    *handle = opened;
    return {};
}

Result<void> closeFaxHandle(HANDLE handle) {
    // Dead only when the service was told: where there is no memory for that, it is still a handle.
    auto& table = HandleTable::instance();
    if (const auto server = table.find<Server>(handle)) {
        server->session().finishPosted();
        if (table.remove<Server>(handle)) return {};
    }
    if (const auto port = table.find<Port>(handle)) {
        // Closed here whatever the service says: it may be gone, and no right is needed (H5).
        (void)port->session().call<model::ClosePort>({port->portId()});
        if (table.remove<Port>(handle)) return {};
    }
    return fail(ErrorCode::invalidHandle, std::to_string(numberOf(handle)) + " is no fax handle");
}

Result<void> checkAccess(HANDLE handle, DWORD mask) {
    const auto judged = Judgement().required(handle).server(handle).valid(
        [&] { return (mask & kFaxRights & ~model::right::all) == 0; },
        "AccessMask has bits below 0x10000 that are no fax rights");
    if (!judged) return judged.failure();
    const auto reply = judged.server().session().call<model::ReadRights>({});
    if (!reply) return tl::unexpected(reply.error());
    const DWORD wanted = mask & kFaxRights;
    const bool granted = mask != 0 && reply->rights != 0 && (reply->rights & wanted) == wanted;
    if (!granted) return fail(ErrorCode::success, "not granted");  // an answer, not an error (H3)
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxConnectFaxServerA(LPCSTR MachineName, LPHANDLE FaxHandle) {
    return entry<signature::FaxConnectFaxServer>("FaxConnectFaxServerA", connectServer, MachineName,
                                                 FaxHandle);
}

BOOL WINAPI FaxConnectFaxServerW(LPCWSTR MachineName, LPHANDLE FaxHandle) {
    return entry<signature::FaxConnectFaxServer>("FaxConnectFaxServerW", connectServer, MachineName,
                                                 FaxHandle);
}

BOOL WINAPI FaxClose(HANDLE FaxHandle) {
    return entry<signature::FaxClose>("FaxClose", closeFaxHandle, FaxHandle);
}

BOOL WINAPI FaxAccessCheck(HANDLE FaxHandle, DWORD AccessMask) {
    return entry<signature::FaxAccessCheck>("FaxAccessCheck", checkAccess, FaxHandle, AccessMask);
}
