# SPDX-License-Identifier: MIT
"""cmake --install into a private prefix; programs are built against it by find_package and by
pkg-config, and send a fax through the service that lies there.

    tree_test.py BUILD_DIRECTORY DOCUMENT
"""
import os
import shlex
import shutil
import subprocess

import support
from support import expect, run

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(Consumer LANGUAGES C)
find_package(WinFax 0.1 REQUIRED)
add_executable(consumer consumer.c)
target_link_libraries(consumer PRIVATE WinFax::winfax)
add_executable(rig_consumer rig_c.c)
target_link_libraries(rig_consumer PRIVATE WinFax::rig WinFax::winfax)
"""


def built_with_cmake(directory, prefix):
    build = directory / "build"
    (directory / "CMakeLists.txt").write_text(PROJECT)
    run("cmake", "-S", directory, "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}")
    run("cmake", "--build", build)
    return build / "consumer"


def built_with_pkg_config(directory, prefix):
    environment = dict(os.environ, PKG_CONFIG_PATH=str(prefix / "lib/pkgconfig"))
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "winfax"], env=environment,
                           check=True, capture_output=True, text=True).stdout
    program = directory / "plain"
    run("cc", directory / "consumer.c", "-o", program, *shlex.split(flags),
        f"-Wl,-rpath,{prefix / 'lib'}")
    return program


def test(build, document):
    with support.scratch("tree") as directory:
        first = directory / "installed"
        run("cmake", "--install", build, "--prefix", first)
        prefix = directory / "moved"  # nothing in the tree may depend on where it is
        first.rename(prefix)
        for name in ("bin/winfaxd", "bin/faxctl", "lib/libwinfax.so", "lib/libwinfax_rig.so",
                     "include/winfax_rig.h", "include/winfax_rig.hpp", "include/winfax.h",
                     "include/winfax_posix.h", "include/faxdev.h", "include/faxroute.h",
                     "share/man/man1/faxctl.1", "share/man/man8/winfaxd.8",
                     "share/bash-completion/completions/faxctl", "share/zsh/site-functions/_faxctl",
                     "share/fish/vendor_completions.d/faxctl.fish",
                     "share/doc/openwinfax/LICENSE", "share/doc/openwinfax/docs/licences.md"):
            expect((prefix / name).is_file(), f"{name} was not installed")
        expect(not (prefix / "lib/systemd").exists(), "units belong to packages only")

        source = directory / "source"
        source.mkdir()
        shutil.copy(prefix / "share/doc/openwinfax/examples/sendfax.c", source / "consumer.c")
        shutil.copy(prefix / "share/doc/openwinfax/examples/rig_c.c", source)
        programs = [built_with_cmake(source, prefix)]
        # The rig finds the service that was installed with it, and nothing tells it where that is.
        environment = support.without_instance()
        environment.pop("WINFAX_BIN_DIR", None)
        run(source / "build/rig_consumer", document, env=environment)
        if shutil.which("pkg-config"):
            programs.append(built_with_pkg_config(source, prefix))
        with support.private_instance(directory, prefix / "bin/faxctl") as environment:
            for program in programs:
                text = run(program, document, support.SENT, env=environment)
                expect("FEI_COMPLETED" in text, "the fax was not sent")
        if len(programs) < 2:
            support.skip("pkg-config is missing (Debian package pkgconf); all else passed")


support.main(test)
