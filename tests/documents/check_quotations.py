#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the code in a document is that of the examples, which are run as tests.

    check_quotations.py DOCUMENT

A block ```c, ```cpp or ```python must stand, line by line, in the file of examples/ that the document links to last
before it. Every other word behind ``` is left alone."""

import pathlib
import re
import sys

LANGUAGES = ("c", "cpp", "python")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((\.\./examples/[^)#]+)\)")


def check(document):
    """Yields what is wrong."""
    text = document.read_text(encoding="utf-8")
    blocks = 0
    for block in BLOCK.finditer(text):
        language, code = block.groups()
        if language not in LANGUAGES:
            continue
        blocks += 1
        line = text.count("\n", 0, block.start()) + 1
        links = LINK.findall(text, 0, block.start())
        if not links:
            yield f"{document}:{line}: no link to a file of examples/ stands before this code"
            continue
        example = (document.parent / links[-1]).resolve()
        if not example.is_file():
            yield f"{document}:{line}: {example} is not there"
        elif f"\n{code}" not in "\n" + example.read_text(encoding="utf-8"):
            yield f"{document}:{line}: this code is not what {example} has"
    if blocks == 0:
        yield f"{document}: no code was found"


def main():
    failures = [failure for name in sys.argv[1:] for failure in check(pathlib.Path(name))]
    print("\n".join(failures) or "every quotation is right")
    return 1 if failures or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
