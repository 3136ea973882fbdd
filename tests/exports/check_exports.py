#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks what the built library and its import libraries export against cmake/exports.tsv.

    check_exports.py definitions TABLE winfax.def functions.inc
    check_exports.py dll         TABLE winfax.dll --readobj LLVM_READOBJ --strip STRIP
    check_exports.py import      TABLE LIBRARY... --width 32|64 --nm LLVM_NM
    check_exports.py genuine     TABLE libwinfax.a --nm NM
    check_exports.py so          TABLE libwinfax.so extra_exports.txt --nm NM --readobj LLVM_READOBJ
    check_exports.py rig         winfax_rig.def winfax_rig.h LIBRARY --nm NM --readobj LLVM_READOBJ

Decisions K1, K2 and L15. Every difference is printed; the exit code is 1 when there is one."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXPORT_COUNT = 58
GENUINE_COUNT = 56
# May be 1.5 MB (docs/performance.md, P13); x64 has 1.15 MB, x86 1.31 MB, most of it for traces, recordings and their JSON.
DLL_SIZE_LIMIT = 1_350_000

# Parts of Windows. A compiler's run-time library (libgcc, libstdc++, libwinpthread) is not.
SYSTEM_DLLS = {
    "kernel32.dll", "advapi32.dll", "user32.dll", "gdi32.dll", "msvcrt.dll", "ntdll.dll",
    "shell32.dll", "ole32.dll", "ws2_32.dll", "secur32.dll", "netapi32.dll", "winspool.drv",
    "userenv.dll",
}
# libgcc_s comes with the C library; two unwinders in one process would not know each other's frames.
SYSTEM_LIBRARIES = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "libgcc_s.so.1"}

failures = []


def fail(text):
    failures.append(text)
    print("FAILED: " + text)


def same(what, actual, expected):
    """Compares two sets of names or (name, ordinal) pairs."""
    for entry in sorted(expected - actual):
        fail(f"{what}: {entry} is missing")
    for entry in sorted(actual - expected):
        fail(f"{what}: {entry} should not be there")


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"FAILED: {' '.join(command)}: {result.stderr.strip()}")
    return result.stdout


def read_table(path):
    """The table as {name: (ordinal, argument bytes)}."""
    table = {}
    for line in pathlib.Path(path).read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            name, ordinal, size = line.split("\t")
            table[name] = (int(ordinal), int(size))
    ordinals = sorted(ordinal for ordinal, _ in table.values())
    if ordinals != list(range(1, EXPORT_COUNT + 1)):
        fail(f"{path}: the ordinals are not 1 to {EXPORT_COUNT}, each once")
    return table


def read_names(definitions):
    """The names that a .def file without ordinals lists."""
    return set(re.findall(r"^ +(\w+)$", pathlib.Path(definitions).read_text(), re.M))


def with_ordinals(table):
    return {(name, ordinal) for name, (ordinal, _) in table.items()}


def check_definitions(table, arguments):
    definitions, functions = arguments.files
    listed = re.findall(r"^ +(\w+) +@(\d+)$", pathlib.Path(definitions).read_text(), re.M)
    same(definitions, {(name, int(ordinal)) for name, ordinal in listed}, with_ordinals(table))
    tested = re.findall(r"^FUNCTION\((\w+), (\w+)\)$", pathlib.Path(functions).read_text(), re.M)
    same(functions, set(tested), {(name, "P" + name.upper()) for name in table})


def described_dll(readobj, dll):
    """The exports as (ordinal, name), the imports, after a look at what every DLL of ours is."""
    described = run(readobj, "--coff-exports", "--coff-imports", "--coff-resources", dll)
    exports = re.findall(r"^Export \{\s+Ordinal: (\d+)\s+Name: (\S*)", described, re.M)
    imports = set(re.findall(r"^(?:Delay)?Import \{\s+Name: (\S+)", described, re.M))
    for name in sorted(imports):
        if name.lower() not in SYSTEM_DLLS:
            fail(f"{dll} needs {name}, which is no part of Windows")
    if "Type: VERSION" not in described:
        fail(f"{dll} has no version resource")
    elif "OpenWinFax".encode("utf-16-le") not in pathlib.Path(dll).read_bytes():
        fail(f"{dll}: the version resource does not name OpenWinFax")
    return exports, imports


def check_dll(table, arguments):
    (dll,) = arguments.files
    exports, imports = described_dll(arguments.readobj, dll)
    same(dll, {(name, int(ordinal)) for ordinal, name in exports}, with_ordinals(table))

    with tempfile.TemporaryDirectory() as folder:
        stripped = shutil.copy(dll, folder)
        run(arguments.strip, stripped)
        size = pathlib.Path(stripped).stat().st_size
    print(f"{dll}: {len(exports)} exports, imports {', '.join(sorted(imports))}, "
          f"{size} bytes stripped")
    if size > DLL_SIZE_LIMIT:
        fail(f"{dll}: {size} bytes stripped, more than {DLL_SIZE_LIMIT}")


def check_import(table, arguments):
    for library in arguments.files:
        if arguments.width == 32:
            expected = {f"_{name}@{size}" for name, (_, size) in table.items()}
        else:
            expected = set(table)
        described = run(arguments.nm, library)
        pointers = set(re.findall(r" [A-Z] __imp_(\S+)$", described, re.M))
        functions = set(re.findall(r" T (?!__imp_)(\S+)$", described, re.M))
        same(f"{library}, functions", functions, expected)
        same(f"{library}, pointers", pointers, expected)
        print(f"{library}: {len(functions)} functions")


def check_genuine(table, arguments):
    (library,) = arguments.files
    symbols = set(re.findall(r"\bT (Fax\w+)$", run(arguments.nm, library), re.M))
    if len(symbols) != GENUINE_COUNT:
        fail(f"{library}: {len(symbols)} functions, expected {GENUINE_COUNT}")
    for name in sorted(symbols - set(table)):
        fail(f"the genuine DLL exports {name}, ours does not")
    print(f"{library}: {len(symbols)} functions of the genuine DLL, all of them ours too")


def described_so(arguments, library):
    """The symbols that the library exports and the libraries that it needs."""
    symbols = set(re.findall(r" [A-Z] (\S+)$", run(arguments.nm, "-D", "--defined-only", library),
                             re.M))
    described = run(arguments.readobj, "--needed-libs", library)
    needed = set(re.findall(r"^  (\S+)$", described, re.M))
    if not arguments.sanitized:
        for name in sorted(needed - SYSTEM_LIBRARIES):
            fail(f"{library} needs {name}, which not every system has")
    print(f"{library}: {len(symbols)} symbols, needs {', '.join(sorted(needed))}")
    return symbols


def check_so(table, arguments):
    library, extra = arguments.files
    allowed = set(table) | set(pathlib.Path(extra).read_text(encoding="ascii").split())
    same(library, described_so(arguments, library), allowed)


def check_rig(names, arguments):
    header, library = arguments.files
    declared = re.findall(r"WINFAX_RIG_CALL\s+(\w+)\(", pathlib.Path(header).read_text(), re.M)
    same(header, set(declared), names)
    if library.endswith(".dll"):
        exports, imports = described_dll(arguments.readobj, library)
        same(library, {name for _, name in exports}, names)
        print(f"{library}: {len(exports)} exports, imports {', '.join(sorted(imports))}")
    else:
        same(library, described_so(arguments, library), names)


def main():
    checks = {"definitions": check_definitions, "dll": check_dll, "import": check_import,
              "genuine": check_genuine, "so": check_so, "rig": check_rig}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=checks)
    parser.add_argument("table")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--nm")
    parser.add_argument("--readobj")
    parser.add_argument("--strip")
    parser.add_argument("--width", type=int, choices=(32, 64))
    parser.add_argument("--sanitized", action="store_true",
                        help="the library is instrumented and may need more")
    arguments = parser.parse_args()
    read = read_names if arguments.check == "rig" else read_table
    checks[arguments.check](read(arguments.table), arguments)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
