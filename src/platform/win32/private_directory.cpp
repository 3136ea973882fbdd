// SPDX-License-Identifier: MIT
#include <aclapi.h>

#include <cstddef>

#include "platform/files.h"
#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"
#include "platform/win32/security.h"

namespace winfax::platform {

namespace {

using model::ErrorCode;

constexpr DWORD kWritingRights = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE |
                                 WRITE_DAC | WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;

bool isTrusted(PSID sid, const std::string& user) {
    // Whom CREATOR OWNER stands for in an entry that children inherit is decided by who creates.
    constexpr const char* kCreatorOwner = "S-1-3-0";
    const std::string text = win32::sidText(sid);
    return text == user || text == win32::kAdministratorsSid || text == win32::kLocalSystemSid ||
           text == kCreatorOwner;
}

// The first trustee beside the user, SYSTEM and Administrators who may write; empty when none may.
std::string foreignWriter(PACL acl, const std::string& user) {
    if (acl == nullptr) return "everybody (the directory has no access list)";
    for (DWORD i = 0; i < acl->AceCount; ++i) {
        void* entry = nullptr;
        if (!GetAce(acl, i, &entry)) return "an entry that cannot be read";
        const auto* header = static_cast<const ACE_HEADER*>(entry);
        if (header->AceType != ACCESS_ALLOWED_ACE_TYPE) continue;
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
        if ((allowed->Mask & kWritingRights) == 0) continue;
        PSID sid = &allowed->SidStart;
        if (!isTrusted(sid, user)) return win32::sidText(sid);
    }
    return {};
}

model::Result<void> judgeExisting(const std::wstring& path, const std::string& name,
                                  const std::string& user) {
    PSID owner = nullptr;
    PACL acl = nullptr;
    win32::LocalMemory<void> descriptor;
    const DWORD code = GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT,
                                             OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION,
                                             &owner, nullptr, &acl, nullptr, descriptor.receive());
    if (code != ERROR_SUCCESS) {
        return win32::failSystem(ErrorCode::accessDenied, "read the access list of", name, code);
    }
    if (!isTrusted(owner, user)) {
        return model::fail(ErrorCode::accessDenied,
                           "'" + name + "' belongs to " + win32::sidText(owner) +
                               ", not to this user: remove it or choose another directory");
    }
    const std::string writer = foreignWriter(acl, user);
    if (!writer.empty()) {
        return model::fail(ErrorCode::accessDenied,
                           "'" + name + "' can be written by " + writer +
                               ": take that right away or choose another directory");
    }
    return {};
}

}  // namespace

model::Result<void> makePrivateDirectory(const Path& path) {
    const std::string name = utf8FromPath(path);
    const std::string user = win32::processUserSid();
    const std::wstring full = win32::fullPath(path);
    auto judged = checkPrivateDirectory(path);
    if (judged || judged.error().code != ErrorCode::fileNotFound) return judged;

    // Parents that are missing become private as well; one that exists is none of our business.
    const Path parent = Path(full).parent_path();
    if (parent.native() != full && GetFileAttributesW(parent.c_str()) == INVALID_FILE_ATTRIBUTES) {
        if (auto made = makePrivateDirectory(parent); !made) return made;
    }
    auto security = win32::SecurityAttributes::fromSddl("O:" + user + "D:P(A;OICI;FA;;;" + user +
                                                        ")(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
    if (!security) return tl::unexpected(security.error());
    if (CreateDirectoryW(full.c_str(), security->get())) return {};
    const DWORD code = GetLastError();
    // Somebody made it in between: what he made is judged like everything that exists.
    if (code == ERROR_ALREADY_EXISTS) return judgeExisting(full, name, user);
    return win32::failSystem(win32::fileErrorCode(code), "create the directory", name, code);
}

model::Result<void> checkPrivateDirectory(const Path& path) {
    const std::string name = utf8FromPath(path);
    const std::wstring full = win32::fullPath(path);
    const DWORD attributes = GetFileAttributesW(full.c_str());
    if (attributes == INVALID_FILE_ATTRIBUTES) {
        return model::fail(ErrorCode::fileNotFound, "'" + name + "' is not there");
    }
    if ((attributes & FILE_ATTRIBUTE_DIRECTORY) == 0) {
        return model::fail(ErrorCode::accessDenied, "'" + name + "' is no directory");
    }
    return judgeExisting(full, name, win32::processUserSid());
}

}  // namespace winfax::platform
