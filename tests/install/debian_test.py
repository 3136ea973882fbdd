# SPDX-License-Identifier: MIT
"""The Debian package: built, listed, installed by dpkg, used, removed and purged; and `winfaxd
install` on a whole machine. The machine is this one behind an overlay whose changes are in memory
and end with the test, in a process namespace that takes all of its processes along.

    debian_test.py BUILD_DIRECTORY DOCUMENT
"""
import configparser
import grp
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys

import support
from support import expect, run

NOBODY = 65534
STRANGER = 65533  # an id without an account
SOCKET = pathlib.Path("/run/winfax/socket")
STATE = pathlib.Path("/var/lib/winfax")
FIRST_PASSED = 3  # sd_listen_fds(3)


class SystemdStandIn:
    """Does for the service what systemd does by its two units: directories, accounts, socket."""

    def __init__(self, units):
        self.unit = configparser.ConfigParser(strict=False, interpolation=None)
        self.unit.optionxform = str
        self.unit.read([units / "winfaxd.service", units / "winfaxd.socket"])
        service = self.unit["Service"]
        self.user = pwd.getpwnam(service["User"]).pw_uid
        self.group = grp.getgrnam(service["Group"]).gr_gid
        expect(service["StateDirectory"] == STATE.name, "the unit's state directory")
        for directory, mode in ((STATE, int(service["StateDirectoryMode"], 8)),
                                (SOCKET.parent, 0o755)):
            directory.mkdir(exist_ok=True)
            os.chown(directory, self.user, self.group)
            directory.chmod(mode)
        (STATE / "winfax.toml").write_text(support.SETTINGS)
        (STATE / "winfax.toml").chmod(0o644)
        self.listener = self.listen(self.unit["Socket"])
        self.process = None

    @staticmethod
    def listen(settings):
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(settings["ListenStream"])
        os.chown(SOCKET, 0, grp.getgrnam(settings["SocketGroup"]).gr_gid)
        SOCKET.chmod(int(settings["SocketMode"], 8))
        listener.listen()
        return listener

    def start(self):
        command = self.unit["Service"]["ExecStart"].replace('"', "").split()

        def prepare():
            os.dup2(self.listener.fileno(), FIRST_PASSED)
            os.set_inheritable(FIRST_PASSED, True)
            os.setgroups([])
            os.setgid(self.group)
            os.setuid(self.user)
            # Here, because the variable names the process that it is for.
            environment = dict(support.without_instance(), LISTEN_PID=str(os.getpid()),
                               LISTEN_FDS="1")
            os.execve(command[0], command, environment)

        self.process = subprocess.Popen(command, preexec_fn=prepare, close_fds=False, cwd="/")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(support.PATIENCE)
        expect(code == 0, f"the service ended with {code}")
        self.listener.close()
        SOCKET.unlink()


def as_nobody(*groups, user=NOBODY):
    return {"user": user, "group": NOBODY, "extra_groups": list(groups), "cwd": "/",
            "env": dict(support.without_instance(), HOME="/nonexistent")}


def look_at_pages(faxctl, owner, other):
    """Job 1 was sent and has left the queue: its owner sees its pages, another user no such job."""
    pages = pathlib.Path("/tmp/pages")
    shutil.rmtree(pages, ignore_errors=True)
    run(faxctl, "show", "1", "--png", pages, **owner)
    expect((pages / "page-0001.png").is_file(), "the owner got no picture")
    for options in ((), ("--png", "/tmp/other_pages"), ("--sheet", "/tmp/other.png")):
        text = run(faxctl, "show", "1", *options, code=1, **other)
        expect("there is no job 1" in text, f"another user's job is shown: {text}")


def use(units, faxctl, program):
    """A user of the group fax sends a fax through the system instance; others may not."""
    stand_in = SystemdStandIn(units)
    stand_in.start()
    member = as_nobody(stand_in.group)
    text = run(faxctl, "status", **member)
    expect("system" in text and str(STATE) in text, "another instance answered")
    text = run(program, "/document.tif", support.SENT, **member)
    expect("FEI_COMPLETED" in text, "the fax was not sent")
    expect(any((STATE / "sent").iterdir()), "no sent page was kept")
    look_at_pages(faxctl, member, as_nobody(stand_in.group, user=STRANGER))
    expect("group fax" in run(faxctl, "status", code=1, **as_nobody()), "a stranger is let in")
    stand_in.stop()


def leave_root(winfaxd):
    """Started by root without systemd, the machine's service goes on without root's rights."""
    winfax = pwd.getpwnam("winfax")
    for directory in (STATE, SOCKET.parent):
        shutil.rmtree(directory, ignore_errors=True)
    process = subprocess.Popen([winfaxd, "--console"], env=support.without_instance(), cwd="/",
                               stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if "ready" in line:
            break
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines())
    expect(set(fields["Uid"].split()) == {str(winfax.pw_uid)}, f"users {fields['Uid']}")
    expect(set(fields["Gid"].split()) == {str(winfax.pw_gid)}, f"groups {fields['Gid']}")
    expect("0" not in fields["Groups"].split(), f"further groups {fields['Groups']}")
    expect(int(fields["CapEff"], 16) == 0, f"capabilities {fields['CapEff']}")
    expect(STATE.stat().st_uid == winfax.pw_uid, "whose the queue is")
    process.terminate()
    expect(process.wait(support.PATIENCE) == 0, "the end of the service")


def check_package(package):
    run("dpkg", "--force-unsafe-io", "--install", package)
    account = pwd.getpwnam("winfax")
    expect(account.pw_gid == grp.getgrnam("fax").gr_gid, "the account's group")
    expect(account.pw_shell.endswith("nologin"), "the account has a shell")
    enabled = pathlib.Path("/etc/systemd/system/sockets.target.wants/winfaxd.socket")
    expect(enabled.is_symlink(), "the socket is not enabled")
    expect("package" in run("/usr/bin/winfaxd", "install"), "install beside the package")
    expect("package" in run("/usr/bin/winfaxd", "uninstall", code=1), "uninstall beside it")
    run("cc", "/usr/share/doc/openwinfax/examples/sendfax.c", "-o", "/sendfax", "-lwinfax")
    use(pathlib.Path("/usr/lib/systemd/system"), "/usr/bin/faxctl", "/sendfax")
    leave_root("/usr/bin/winfaxd")

    run("dpkg", "--remove", "openwinfax")
    expect(STATE.is_dir(), "removing the package took the queue")
    run("dpkg", "--purge", "openwinfax")
    for left in (STATE, SOCKET.parent, enabled):
        expect(not os.path.lexists(left), f"{left} is left after purging")
    expect("openwinfax" not in run("dpkg-query", "-W", "-f", "${Package}\n"), "dpkg's memory")


def check_own_installation(build):
    """Without a package: cmake --install, then winfaxd install."""
    run("cmake", "--install", build, "--prefix", "/usr/local")
    units = pathlib.Path("/etc/systemd/system")
    program = pathlib.Path("/usr/local/bin/winfaxd")
    pathlib.Path("/usr/local").chmod(0o777)  # anybody could replace the service's program
    expect("/usr/local" in run(program, "install", code=1), "an unsafe place is accepted")
    pathlib.Path("/usr/local").chmod(0o755)
    expect(not (units / "winfaxd.socket").exists(), "a refused installation left a unit")
    for _ in range(2):
        run(program, "install")
    environment = dict(support.without_instance(), WINFAX_AUTOSTART="0")
    text = run("/usr/local/bin/faxctl", "status", code=3, env=environment)
    expect("system" in text, "programs do not see that there is a system instance")
    run("ldconfig")
    use(units, "/usr/local/bin/faxctl", "/sendfax")
    run(program, "uninstall")
    expect(STATE.is_dir(), "uninstall took the queue")
    run(program, "uninstall", "--purge")
    left = [str(path) for path in (STATE, SOCKET.parent, *units.rglob("winfaxd*"),
                                   pathlib.Path("/etc/sysusers.d/winfax.conf"))
            if os.path.lexists(path)]
    expect(left == [], f"left after uninstalling: {left}")


def make_machine(scratch):
    """Mounts the overlay; only this process and its children see it."""
    machine = scratch / "machine"
    run("mount", "-t", "tmpfs", "none", scratch)
    for name in ("changes", "work", "machine"):
        (scratch / name).mkdir()
    layers = f"lowerdir=/,upperdir={scratch}/changes,workdir={scratch}/work"
    run("mount", "-t", "overlay", "-o", layers, "overlay", machine)
    run("mount", "--rbind", "/dev", machine / "dev")
    run("mount", "-t", "proc", "proc", machine / "proc")
    return machine


def inside(scratch, package, build, document):
    machine = make_machine(scratch)
    shutil.copy(package, machine / "package.deb")
    shutil.copy(document, machine / "document.tif")
    for name in ("run", "tmp"):
        (machine / name).mkdir(exist_ok=True)
    # The overlay shows no mounts, and the checkout may be one. What is installed names its paths.
    for folder in (build, document.parents[1]):
        shown = machine / folder.relative_to("/")
        if not shown.exists():
            shown.mkdir(parents=True)
            run("mount", "--bind", folder, shown)
    (machine / "document.tif").chmod(0o644)
    os.chroot(machine)
    os.chdir("/")
    check_package("/package.deb")
    check_own_installation(build)


def build_package(scratch, build):
    run("cpack", "--config", build / "CPackConfig.cmake", "-B", scratch)
    packages = list(scratch.glob("*.deb"))
    expect(len(packages) == 1, f"cpack made {packages}")
    listing = run("dpkg-deb", "--contents", packages[0])
    for name in ("bin/winfaxd", "bin/faxctl", "lib/libwinfax.so", "include/winfax.h",
                 "lib/systemd/system/winfaxd.service", "lib/systemd/system/winfaxd.socket",
                 "lib/sysusers.d/winfax.conf",
                 "share/man/man1/faxctl.1", "share/zsh/vendor-completions/_faxctl", "share/doc/openwinfax/copyright"):
        expect(f" ./usr/{name}\n" in listing, f"the package lacks {name}")
    expect("./etc" not in listing, "the package has configuration files")
    control = run("dpkg-deb", "--field", packages[0])
    expect("libc6" in control and "libsqlite3-0" in control, "the package's dependencies")
    return packages[0]


def use_unpacked(scratch, package, document):
    """What needs no rights: the package's tree, anywhere, with a private instance."""
    tree = scratch / "tree"
    run("dpkg-deb", "--extract", package, tree)
    program = scratch / "sendfax"
    run("cc", tree / "usr/share/doc/openwinfax/examples/sendfax.c", "-o", program,
        "-I", tree / "usr/include", "-L", tree / "usr/lib", "-lwinfax",
        f"-Wl,-rpath,{tree}/usr/lib")
    with support.private_instance(scratch, tree / "usr/bin/faxctl") as environment:
        expect("FEI_COMPLETED" in run(program, document, support.SENT, env=environment),
               "the fax was not sent")


def test(build, document):
    with support.scratch("debian") as scratch:
        package = build_package(scratch, build)
        use_unpacked(scratch, package, document)
        namespace = ["unshare", "--mount", "--pid", "--fork", "--kill-child",
                     "--propagation", "private"]
        probe = subprocess.run([*namespace, "mount", "-t", "tmpfs", "none", str(scratch)],
                               stderr=subprocess.DEVNULL, check=False)
        if probe.returncode != 0:
            support.skip("mounting needs root; the package was built, listed and used unpacked")
        mount = scratch / "mount"
        mount.mkdir()
        run(*namespace, sys.executable, __file__, "--inside", mount, package, build, document)


if sys.argv[1] == "--inside":
    inside(*(pathlib.Path(argument) for argument in sys.argv[2:]))
else:
    support.main(test)
