# SPDX-License-Identifier: MIT
"""winfaxd install and uninstall on Linux, below a private root.

    system_test.py WINFAXD
"""
import os
import shutil
import stat

import support
from support import expect, run

SOCKET = "etc/systemd/system/winfaxd.socket"
SERVICE = "etc/systemd/system/winfaxd.service"
FILES = ["etc/systemd/system/sockets.target.wants/winfaxd.socket", SERVICE, SOCKET,
         "etc/sysusers.d/winfax.conf"]
NOBODY = 65534


def check_files(root, command):
    found = [name for name in support.files_below(root) if name.startswith("etc/")]
    expect(found == sorted(FILES), found)
    for name in FILES:
        if not (root / name).is_symlink():
            expect(stat.S_IMODE((root / name).stat().st_mode) == 0o644, f"{name}: mode")
    expect(os.readlink(root / FILES[0]) == "/" + SOCKET, "the link enables another unit")
    unit = (root / SERVICE).read_text()
    expect(f'ExecStart="{command}" --console\n' in unit, f"the unit does not start {command}")
    expect("User=winfax\n" in unit and "Group=fax\n" in unit, "the unit's accounts")
    socket = (root / SOCKET).read_text()
    for line in ("ListenStream=/run/winfax/socket", "SocketGroup=fax", "SocketMode=0660"):
        expect(line in socket, f"the socket unit lacks {line}")


def check_units(root):
    """systemd's own opinion, where systemd is there to ask."""
    if shutil.which("systemd-analyze"):
        text = run("systemd-analyze", "verify", root / SERVICE, root / SOCKET)
        expect("Unknown" not in text and "ignoring" not in text.lower(), "systemd complains")


def check_round(program, root):
    """A program inside of the root is started by the path that it will have there."""
    inside = root / "opt/fax %1/winfaxd"
    inside.parent.mkdir(parents=True)
    shutil.copy(program, inside)
    run(inside, "install", "--root", root)
    check_files(root, "/opt/fax %%1/winfaxd")
    run(inside, "install", "--root", root)  # repeated
    check_files(root, "/opt/fax %%1/winfaxd")

    queue = root / "var/lib/winfax/jobs.db"
    queue.parent.mkdir(parents=True)
    queue.touch()
    (root / SERVICE).unlink()  # half an installation goes, too
    text = run(inside, "uninstall", "--root", root)
    expect("stay" in text and queue.exists(), "uninstall must keep the queue")
    expect(not (root / "etc").exists(), support.files_below(root))
    run(inside, "uninstall", "--purge", "--root", root)
    expect(support.files_below(root) == ["opt/fax %1/winfaxd"], support.files_below(root))
    expect("nothing" in run(inside, "uninstall", "--root", root), "a repeated uninstall")
    for name in ("opt", "var"):
        shutil.rmtree(root / name)


def check_refusals(program, directory, root):
    text = run(program, "install", "--root", directory / "nowhere", code=2)
    expect("nowhere" in text, "the message does not name the folder")
    run(program, "install", "--bogus", code=2)
    run(program, "install", "uninstall", code=2)
    expect("--root" in run(program, "install", "--help"), "install --help")

    # What is in the way is named, and nothing half done stays behind.
    (root / SOCKET).mkdir(parents=True)
    (root / SOCKET / "thing").touch()
    text = run(program, "install", "--root", root, code=1)
    expect("winfaxd.socket" in text, "the message does not name the file")
    expect(support.files_below(root) == [SOCKET + "/thing"], support.files_below(root))
    shutil.rmtree(root / "etc")

    packaged = root / "usr/lib/systemd/system/winfaxd.socket"
    packaged.parent.mkdir(parents=True)
    packaged.touch()
    expect("package" in run(program, "install", "--root", root), "install beside a package")
    expect("package" in run(program, "uninstall", "--root", root, code=1), "and uninstall")
    expect(not (root / "etc").exists(), "install wrote beside a package's files")
    shutil.rmtree(root / "usr")


def check_rights(program, directory):
    copy = directory / "winfaxd"
    shutil.copy(program, copy)
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    for command in ("install", "uninstall"):
        text = run(copy, command, code=4, cwd="/", **options)
        expect("root" in text, "the message does not say what is needed")


def test(program):
    with support.scratch("system") as directory:
        root = directory / "root"
        root.mkdir()
        run(program, "install", "--root", root)
        check_files(root, program)
        check_units(root)
        run(program, "uninstall", "--root", root)
        expect(list(root.iterdir()) == [], support.files_below(root))
        check_round(program, root)
        check_refusals(program, directory, root)
        expect(list(root.iterdir()) == [], support.files_below(root))
        check_rights(program, directory)


support.main(test)
