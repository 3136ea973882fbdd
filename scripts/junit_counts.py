#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads the JUnit file of ctest for scripts/test.

Usage: junit_counts.py TARGET JUNIT_FILE REPORT_FOLDER EXIT_CODE_OF_CTEST
A test of ctest that is a whole Google Test program has a report TEST.xml in the folder; its rows
are counted instead of it.
Prints "TARGET<tab>passed<tab>failed<tab>skipped<tab>remark", then a line for every test
that failed or was skipped.
"""

import os
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


def rowOutcome(case):
    if case.find("failure") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def readRows(path, names):
    """The rows of a program's report. False when there is none that can be read."""
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
    except (OSError, xml.etree.ElementTree.ParseError):
        return False
    for case in root.iter("testcase"):
        if case.get("status") == "run":
            names[rowOutcome(case)].append(f"{case.get('classname')}.{case.get('name')}")
    return True


def readNames(path, reports):
    names = {"passed": [], "failed": [], "skipped": []}
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
    except (OSError, xml.etree.ElementTree.ParseError) as error:
        names["failed"].append(f"no usable result from ctest: {error}")
        return names
    for case in root.iter("testcase"):
        name = case.get("name")
        report = os.path.join(reports, f"{name}.xml")
        failedBefore = len(names["failed"])
        hasRows = readRows(report, names)
        failedAsAWhole = outcome(case) == "failed" and len(names["failed"]) == failedBefore
        if not hasRows or failedAsAWhole:
            names[outcome(case)].append(name)
    if not any(names.values()):
        names["failed"].append("there are no tests")
    return names


def main():
    target, path, reports, exitCode = sys.argv[1:5]
    names = readNames(path, reports)
    if exitCode != "0" and not names["failed"]:
        names["failed"].append(f"ctest itself, exit code {exitCode}")
    print(target, *(len(names[key]) for key in ("passed", "failed", "skipped")), "", sep="\t")
    for key in ("failed", "skipped"):
        for name in names[key]:
            print(f"    {key.upper()} {target} {name}")


main()
