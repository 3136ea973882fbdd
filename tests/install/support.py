# SPDX-License-Identifier: MIT
"""What the tests of installing share: commands that must succeed, and a private fax instance."""
import contextlib
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 250  # seconds for one command; met only when something is wrong
STARTED = time.monotonic()
SENT = "555-0100"  # the scripted line sends to this number at the first try
SETTINGS = '[service]\nclock = "jump"\n'


def expect(condition, message):
    if not condition:
        raise SystemExit(f"FAILED: {message}")


def skip(reason):
    print(f"SKIPPED: {reason}")
    raise SystemExit(77)


def run(*command, code=0, **options):
    """Runs a command that must end with `code`; returns what it printed, stderr included."""
    command = [str(word) for word in command]
    print(f"+ {time.monotonic() - STARTED:.1f} s:", *command, flush=True)
    # A file, not a pipe: a service that a command leaves behind would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output,
                              stderr=subprocess.STDOUT, timeout=PATIENCE, **options)
        output.seek(0)
        text = output.read().decode(errors="replace").replace("\r\n", "\n")
    print(text, end="", flush=True)
    expect(done.returncode == code, f"exit code {done.returncode}, expected {code}: {command}")
    return text


def without_instance():
    """The environment without what chooses a fax instance, or a library that is not installed."""
    names = ("WINFAX_INSTANCE", "WINFAX_STATE_DIR", "WINFAX_AUTOSTART", "LD_LIBRARY_PATH")
    return {name: value for name, value in os.environ.items() if name not in names}


@contextlib.contextmanager
def scratch(name):
    directory = pathlib.Path(tempfile.mkdtemp(prefix=f"winfax-{name}-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        shutil.rmtree(directory)


@contextlib.contextmanager
def private_instance(directory, faxctl):
    """Environment for an instance below `directory`; its service is started by whoever uses it."""
    state = directory / "state"
    state.mkdir(mode=0o700)
    (state / "winfax.toml").write_text(SETTINGS)
    environment = without_instance()
    environment.update(WINFAX_INSTANCE=f"install-{os.getpid()}", WINFAX_STATE_DIR=str(state))
    try:
        yield environment
    finally:
        subprocess.run([str(faxctl), "stop"], env=environment, stdout=subprocess.DEVNULL,
                       stderr=subprocess.STDOUT, timeout=PATIENCE, check=False)
        # The service holds this lock until its process is gone.
        with open(state / "service.lock", "ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)


def files_below(directory):
    """Everything below a folder that is no folder, as sorted relative paths."""
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*")
                  if path.is_symlink() or not path.is_dir())


def main(function):
    """Runs the test with the arguments of the command line."""
    function(*(pathlib.Path(argument) for argument in sys.argv[1:]))
