// SPDX-License-Identifier: MIT
#include "install/installer.h"

#include <system_error>

#include "install/win32/moved_file.h"
#include "install/win32/service_registration.h"
#include "install/win32/setup_registry.h"
#include "install/win32/system_library.h"
#include "ipc/instance.h"
#include "platform/paths.h"
#include "platform/win32/wide.h"
#include "printer/win32/setup.h"

namespace winfax::install {

namespace {

namespace fs = std::filesystem;
using model::Result;
using win32::Width;

Result<void> placeLibraries(const Tell& tell) {
    for (const win32::SystemDirectory& directory : win32::systemDirectories()) {
        const fs::path library = win32::suppliedLibrary(directory.width);
        if (library.empty()) {
            const bool wide = directory.width == Width::bits64;
            tell(
                std::string("no winfax.dll for ") + (wide ? "64" : "32") +
                "-bit programs came with this winfaxd, so those find none in the system directory; "
                "put it into the folder " +
                (wide ? "x64" : "x86") + " beside winfaxd.exe and install again");
            continue;
        }
        if (auto placed = placeLibrary(library, directory, tell); !placed) return placed;
    }
    return {};
}

// A service without a printer sends all the same.
void placePrinter(const Tell& tell) {
    const auto printer = printer::win32::installPrinter(ipc::systemInstance().stateDirectory);
    if (printer) {
        tell("the fax printer is '" + text::toUtf8(*printer) + "'");
    } else {
        tell("programs that print their faxes find no printer of ours: " + printer.error().detail);
    }
}

// The service comes last: with it clients see a system instance.
Result<void> putUp(const Tell& tell) {
    if (auto stopped = win32::stopService(); !stopped) return stopped;
    if (auto placed = placeLibraries(tell); !placed) return placed;
    if (auto marked = win32::markInstalled(tell); !marked) return marked;
    if (auto made = win32::makeStateDirectory(ipc::systemInstance().stateDirectory, tell); !made) {
        return made;
    }
    placePrinter(tell);
    return win32::registerService(platform::moduleDirectory() / "winfaxd.exe", tell);
}

// Tries everything; returns the first failure.
Result<void> takeDown(const Tell& tell) {
    Result<void> outcome = win32::unregisterService(tell);
    const auto note = [&outcome](Result<void> step) {
        if (outcome) outcome = std::move(step);
    };
    note(win32::unmarkInstalled(tell));
    if (printer::win32::uninstallPrinter()) tell("removed the fax printer");
    for (const win32::SystemDirectory& directory : win32::systemDirectories()) {
        note(win32::removeLibrary(directory, tell));
    }
    std::error_code error;
    fs::remove(ipc::systemInstance().stateDirectory, error);  // only if it is empty
    return outcome;
}

}  // namespace

bool knowsPrivateRoots() { return false; }

const char* adviceOnRights() { return "run it from a prompt that was opened as administrator"; }

Result<void> installSystem(const Options&, const Tell& tell) {
    win32::enablePrivileges();
    const bool repeated = win32::isServiceRegistered();
    auto outcome = putUp(tell);
    if (!outcome && !repeated) static_cast<void>(takeDown(tell));
    return outcome;
}

Result<void> uninstallSystem(const Options& options, const Tell& tell) {
    win32::enablePrivileges();
    if (auto down = takeDown(tell); !down) return down;
    const fs::path state = ipc::systemInstance().stateDirectory;
    std::error_code error;
    if (!fs::exists(state, error)) return {};
    if (!options.purge) {
        tell("the queue and the sent pages stay in " + platform::utf8FromPath(state));
        return {};
    }
    fs::remove_all(state, error);
    if (error) {
        return model::fail(
            model::ErrorCode::accessDenied,
            "cannot remove '" + platform::utf8FromPath(state) + "': " + error.message());
    }
    tell("removed " + platform::utf8FromPath(state));
    return {};
}

}  // namespace winfax::install
