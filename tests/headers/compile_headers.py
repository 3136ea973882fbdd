#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the public headers under one language standard without a single warning: each alone,
together, and with a client program (on Windows after a lean <windows.h>), narrow and UNICODE."""

import argparse
import itertools
import pathlib
import subprocess
import sys
import tempfile

HEADERS = ("winfax.h", "faxdev.h", "faxroute.h", "winfax_rig.h")
WARNINGS = ("-Wall", "-Wextra", "-pedantic", "-Werror")


def sources(windows, client_source):
    """Yields (what it is, text) of each translation unit."""
    for header in HEADERS:
        yield f"{header} alone", f"#include <{header}>\n#include <{header}>\n"
    if not windows:
        reverse = "".join(f"#include <{header}>\n" for header in HEADERS[::-1])
        yield "all, in the other order", reverse
        yield "beside names of others", (
            "#define DWORD unsigned int\n#define TRUE 1\n#define ERROR_SUCCESS 0L\n"
            "#include <winfax.h>\n")
    lean = "#define WIN32_LEAN_AND_MEAN\n#include <windows.h>\n" if windows else ""
    yield client_source.name, f'{lean}#include "{client_source}"\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standard", required=True, help="for example c89 or c++20")
    parser.add_argument("--include", required=True, help="the folder of the public headers")
    parser.add_argument("--client-source", required=True, type=pathlib.Path)
    parser.add_argument("--windows", action="store_true")
    parser.add_argument("compilers", nargs="+")
    arguments = parser.parse_args()

    suffix = ".cpp" if arguments.standard.startswith("c++") else ".c"
    failures = compilations = 0
    with tempfile.TemporaryDirectory() as folder:
        unit = pathlib.Path(folder, "unit" + suffix)
        for what, text in sources(arguments.windows, arguments.client_source.resolve()):
            unit.write_text(text, encoding="ascii")
            # Only there does UNICODE change more than names.
            is_client = what == arguments.client_source.name
            texts = ((), ("-DUNICODE", "-D_UNICODE")) if is_client else ((),)
            for compiler, unicode in itertools.product(arguments.compilers, texts):
                command = [compiler, f"-std={arguments.standard}", *WARNINGS, *unicode,
                           f"-I{arguments.include}", "-fsyntax-only", str(unit)]
                result = subprocess.run(command, capture_output=True, text=True, check=False)
                compilations += 1
                if result.returncode != 0:
                    failures += 1
                    print(f"{what}: {' '.join(command)}\n{result.stderr}")
    print(f"{arguments.standard}: {compilations} compilations, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
