// SPDX-License-Identifier: MIT
#include "platform/posix/users.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <new>
#include <vector>

#include "text/encoding.h"

namespace winfax::platform {
namespace {

// Calls one of the get..._r functions with a buffer that grows until the entry fits.
template <class Entry, class Lookup>
std::optional<Entry> lookUp(std::vector<char>& buffer, Lookup lookup) {
    for (buffer.resize(1024); buffer.size() <= (1u << 24); buffer.resize(buffer.size() * 4)) {
        Entry entry{};
        Entry* found = nullptr;
        int error;
        do error = lookup(&entry, buffer.data(), buffer.size(), &found);
        while (error == EINTR);
        if (error == ERANGE) continue;
        // Somebody of whom the system could not find out more is not to pass for nobody.
        if (error == ENOMEM) throw std::bad_alloc();
        return found ? std::optional(entry) : std::nullopt;
    }
    return std::nullopt;
}

// GECOS: comma-separated, the name first; an ampersand in it stands for the capitalised login name.
std::string fullNameOf(std::string_view gecos, const std::string& loginName) {
    std::string name;
    for (const char character : gecos.substr(0, gecos.find(','))) {
        if (character != '&') {
            name.push_back(character);
        } else if (!loginName.empty()) {
            name.push_back(
                static_cast<char>(std::toupper(static_cast<unsigned char>(loginName.front()))));
            name.append(loginName, 1);
        }
    }
    return name;
}

Account accountFrom(const passwd& entry) {
    Account account;
    const auto textOf = [](const char* text) { return std::string(text ? text : ""); };
    account.loginName = textOf(entry.pw_name);
    account.fullName = fullNameOf(textOf(entry.pw_gecos), account.loginName);
    account.homeDirectory = textOf(entry.pw_dir);
    account.group = entry.pw_gid;
    return account;
}

std::vector<gid_t> groupsOf(const std::string& loginName, gid_t primary) {
    std::vector<gid_t> groups(64);
    int count = static_cast<int>(groups.size());
    while (getgrouplist(loginName.c_str(), primary, groups.data(), &count) < 0) {
        if (count <= static_cast<int>(groups.size())) count = static_cast<int>(groups.size()) * 2;
        groups.resize(static_cast<std::size_t>(count));
    }
    groups.resize(static_cast<std::size_t>(count));
    return groups;
}

}  // namespace

std::optional<Account> accountOf(uid_t user) {
    std::vector<char> buffer;
    const auto entry = lookUp<passwd>(
        buffer, [user](passwd* into, char* memory, std::size_t size, passwd** found) {
            return getpwuid_r(user, into, memory, size, found);
        });
    if (!entry) return std::nullopt;
    return accountFrom(*entry);
}

std::optional<uid_t> userNamed(const char* loginName) {
    std::vector<char> buffer;
    const auto entry = lookUp<passwd>(
        buffer, [loginName](passwd* into, char* memory, std::size_t size, passwd** found) {
            return getpwnam_r(loginName, into, memory, size, found);
        });
    if (!entry) return std::nullopt;
    return entry->pw_uid;
}

std::optional<gid_t> groupNamed(const char* name) {
    std::vector<char> buffer;
    const auto entry =
        lookUp<group>(buffer, [name](group* into, char* memory, std::size_t size, group** found) {
            return getgrnam_r(name, into, memory, size, found);
        });
    if (!entry) return std::nullopt;
    return entry->gr_gid;
}

UserIdentity identityOf(uid_t user, gid_t group) {
    UserIdentity identity;
    identity.id = std::to_string(user);
    identity.administrator = user == 0;
    std::vector<gid_t> groups;
    if (const auto account = accountOf(user)) {
        identity.name = text::fromUtf8(account->loginName);
        groups = groupsOf(account->loginName, account->group);
    } else {
        identity.name = text::fromUtf8(identity.id);
    }
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    for (const gid_t number : groups) identity.groups.push_back(std::to_string(number));
    return identity;
}

UserIdentity currentUser() { return identityOf(geteuid(), getegid()); }

std::u16string currentUserFullName() {
    const auto account = accountOf(geteuid());
    if (!account) return text::fromUtf8(std::to_string(geteuid()));
    return text::fromUtf8(account->fullName.empty() ? account->loginName : account->fullName);
}

std::uint32_t currentProcessId() { return static_cast<std::uint32_t>(getpid()); }

}  // namespace winfax::platform
