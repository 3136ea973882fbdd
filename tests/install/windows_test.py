# SPDX-License-Identifier: MIT
"""Windows under Wine, in a prefix that lives as long as the test: the zip works beside a program;
winfaxd install makes it the machine's fax service, which starts when a program calls; uninstall
puts everything back.

    windows_test.py BUILD_DIRECTORY DOCUMENT SCRIPTS_DIRECTORY 32|64
"""
import contextlib
import os
import shutil
import subprocess
import zipfile

import support
from support import expect, run

FORMER = b"what another fax program left here"
SETUP = r"HKLM\SOFTWARE\Microsoft\Fax\Setup"
SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\winfaxd"
KEPT = "winfax.dll.before-openwinfax"


class Machine:
    """A Wine prefix."""

    def __init__(self, directory, wine):
        self.prefix = directory / "prefix"
        self.disk = self.prefix / "drive_c"
        self.wine = wine
        self.environment = dict(support.without_instance(), WINFAX_WINEPREFIX=str(self.prefix))

    def run(self, *command, code=0, **variables):
        return run(self.wine, *command, code=code, env=dict(self.environment, **variables))

    def number(self, key, value, view):
        """A DWORD of the registry; None when it is not there. view: 32 or 64."""
        done = subprocess.run([str(self.wine), "reg", "query", key, "/v", value, f"/reg:{view}"],
                              env=self.environment, capture_output=True, text=True, check=False,
                              timeout=support.PATIENCE)
        if done.returncode != 0:
            return None
        return int(done.stdout.split("REG_DWORD")[1].split()[0], 16)

    def set_number(self, key, value, number, view):
        self.run("reg", "add", key, "/v", value, "/t", "REG_DWORD", "/d", number, "/f",
                 f"/reg:{view}")


@contextlib.contextmanager
def machine(directory, wine):
    made = Machine(directory, wine)
    try:
        made.run("--boot")
        yield made
    finally:
        made.run("--stop")
        (directory / "prefix.lock").unlink(missing_ok=True)


def unpack(build, directory, place):
    """Builds the zip and unpacks it."""
    run("cpack", "--config", build / "CPackConfig.cmake", "-B", directory / "packages")
    packages = list((directory / "packages").glob("*.zip"))
    expect(len(packages) == 1, f"cpack made {packages}")
    with zipfile.ZipFile(packages[0]) as package:
        names = package.namelist()
        package.extractall(place)
    for name in ("winfax.dll", "winfaxd.exe", "faxctl.exe", "LICENSE", "docs/licences.md",
                 "include/winfax.h", "lib/WinFax.lib", "lib/libwinfax.dll.a", "winfax_rig.dll",
                 "include/winfax_rig.h", "lib/winfax_rig.lib", "lib/libwinfax_rig.dll.a",
                 "conformance/winfax_conformance.exe"):
        expect(name in names, f"the zip lacks {name}")
    print("\n".join(names))


def check_beside(windows, program, document):
    """Unpacked beside a program: the program finds the library, and that its service."""
    state = windows.disk / "state"
    state.mkdir()
    (state / "winfax.toml").write_text(support.SETTINGS)
    chosen = {"WINFAX_INSTANCE": "beside", "WINFAX_STATE_DIR": r"C:\state"}
    text = windows.run(program, document, support.SENT, **chosen)
    expect("FEI_COMPLETED" in text, "the fax was not sent")
    windows.run(program.parent / "faxctl.exe", "stop", **chosen)


def check_installed(windows, system, others, bits):
    for view in (64, 32):
        expect(windows.number(SETUP, "Installed", view) == 1, f"Setup!Installed, view {view}")
    library = (system / "winfax.dll").read_bytes()
    expect("OpenWinFax".encode("utf-16-le") in library, "winfax.dll in the system directory")
    expect((system / KEPT).read_bytes() == FORMER, "the former library was not kept")
    # A build alone has no library for programs of the other width; a zip with both installs both.
    expect((others / "winfax.dll").exists() == (bits == "both"), "the other width's directory")
    service = windows.run("reg", "query", SERVICE)
    expect('"C:\\Open WinFax\\winfaxd.exe"' in service, "the service's command is not quoted")
    expect("LocalService" in service, "the service's account")


def use(windows, place, program, document):
    """The service starts because a program calls it, and answers as the system instance."""
    state = windows.disk / "ProgramData/winfax"
    (state / "winfax.toml").write_text(support.SETTINGS)
    windows.run(place / "faxctl.exe", "status", code=3)  # nobody runs before somebody calls
    text = windows.run(program, document, support.SENT)
    expect("FEI_COMPLETED" in text, "the fax was not sent")
    expect("OpenWinFax" in windows.run("net", "start"), "the service does not run")
    expect("system" in windows.run(place / "faxctl.exe", "status"), "something else answered")
    expect(any((state / "sent").iterdir()), "no sent page was kept")


def test(build, document, scripts, bits):
    bits = str(bits)
    with support.scratch("windows") as directory, machine(directory, scripts / "wine") as windows:
        place = windows.disk / "Open WinFax"
        unpack(build, directory, place)
        shutil.copy(build / "bin/sendfax.exe", place)
        check_beside(windows, place / "sendfax.exe", document)
        # Alone: it can find the library in the system directory only.
        alone = windows.disk / "alone"
        alone.mkdir()
        shutil.copy(build / "bin/sendfax.exe", alone)

        folders = [windows.disk / "windows/system32", windows.disk / "windows/syswow64"]
        system, others = folders if bits == "64" else reversed(folders)
        (system / "winfax.dll").write_bytes(FORMER)
        windows.set_number(SETUP, "Installed", 7, 32)
        before = {folder: sorted(os.listdir(folder)) for folder in folders}

        installed = "both" if list(place.glob("x[86][64]/winfax.dll")) else bits
        for _ in range(2):
            windows.run(place / "winfaxd.exe", "install")
            check_installed(windows, system, others, installed)
        use(windows, place, alone / "sendfax.exe", document)
        windows.run(place / "winfaxd.exe", "install")  # over a running service
        use(windows, place, alone / "sendfax.exe", document)

        text = windows.run(place / "winfaxd.exe", "uninstall")
        expect("stay" in text and (windows.disk / "ProgramData/winfax/jobs.db").exists(),
               "uninstall took the queue")
        windows.run(place / "winfaxd.exe", "uninstall", "--purge")
        expect(not (windows.disk / "ProgramData/winfax").exists(), "the state is left")
        expect("nothing" in windows.run(place / "winfaxd.exe", "uninstall"), "a third time")
        expect((system / "winfax.dll").read_bytes() == FORMER, "the former library is not back")
        after = {folder: sorted(os.listdir(folder)) for folder in folders}
        expect(before == after, "files are left in a system directory")
        expect(windows.number(SETUP, "Installed", 64) is None, "the registry, 64-bit view")
        expect(windows.number(SETUP, "Installed", 32) == 7, "the registry, 32-bit view")
        windows.run("reg", "query", r"HKLM\SOFTWARE\OpenWinFax", "/reg:64", code=1)
        windows.run("reg", "query", SERVICE, code=1)


support.main(test)
