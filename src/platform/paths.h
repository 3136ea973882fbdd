// SPDX-License-Identifier: MIT
// Where things lie on this platform. No function here creates anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::platform {

// Paths as text. On Windows both are UTF-16. Elsewhere a path is bytes: UTF-8 is assumed, with
// lone surrogates refused by an empty path.
Path pathFromUtf16(std::u16string_view path);
Path pathFromUtf8(std::string_view path);
std::u16string utf16FromPath(const Path& path);
std::string utf8FromPath(const Path& path);

// The module (library or program) that holds this code, and its directory; empty if it cannot be
// told.
Path moduleFile();
Path moduleDirectory();

// Candidates for the service's program, best first: the module's directory, ../bin beside it, the
// libexec directory.
std::vector<Path> servicePrograms();
// The same as a module in `directory` sees it.
std::vector<Path> serviceProgramsFor(const Path& directory);

// A program by its name alone, in the folders of PATH that are absolute; empty: there is none. PATH
// does not count where the environment must not steer us (environment.h).
Path findProgram(std::string_view name);

// Parent of the per-instance state directories of this user: $XDG_STATE_HOME/winfax (or
// ~/.local/state/winfax), %LOCALAPPDATA%\winfax. System instance: /var/lib/winfax,
// %ProgramData%\winfax.
Path userStateRoot();
Path systemStateDirectory();

// The user's settings: $XDG_CONFIG_HOME/winfax (or ~/.config/winfax), %APPDATA%\winfax.
Path userConfigDirectory();

// The machine's own names (NetBIOS or host name, fully qualified name), for judging MachineName (A1).
std::vector<std::u16string> machineNames();

}  // namespace winfax::platform
