#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads the JUnit file of ctest for scripts/test.

Usage: junit_counts.py TARGET JUNIT_FILE EXIT_CODE_OF_CTEST
Prints "TARGET<tab>passed<tab>failed<tab>skipped<tab>remark", then a line for every test
that failed or was skipped.
"""

import sys
import xml.etree.ElementTree


def outcome(case):
    """A test that ctest could not start has failed; only one that asked for it is skipped."""
    if case.get("status") == "run":
        return "passed"
    skipped = case.find("skipped")
    if skipped is not None and skipped.get("message", "").startswith("SKIP_"):
        return "skipped"
    return "failed"


def readNames(path):
    names = {"passed": [], "failed": [], "skipped": []}
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
    except (OSError, xml.etree.ElementTree.ParseError) as error:
        names["failed"].append(f"no usable result from ctest: {error}")
        return names
    for case in root.iter("testcase"):
        names[outcome(case)].append(case.get("name"))
    if not any(names.values()):
        names["failed"].append("there are no tests")
    return names


def main():
    target, path, exitCode = sys.argv[1:4]
    names = readNames(path)
    if exitCode != "0" and not names["failed"]:
        names["failed"].append(f"ctest itself, exit code {exitCode}")
    print(target, *(len(names[key]) for key in ("passed", "failed", "skipped")), "", sep="\t")
    for key in ("failed", "skipped"):
        for name in names[key]:
            print(f"    {key.upper()} {target} {name}")


main()
