# SPDX-License-Identifier: MIT
"""A manual page that a program prints: man has nothing to complain of, and shows what is in it.

    check_page.py PROGRAM ARGUMENT
"""
import os
import re
import shutil
import subprocess
import sys

program, argument = sys.argv[1:]
for tool, package in (("man", "man-db"), ("groff", "groff-base")):
    if shutil.which(tool) is None:
        print(f"SKIPPED: {tool} is missing (Debian package {package})")
        sys.exit(77)

page = subprocess.run([program, argument], check=True, capture_output=True).stdout
environment = dict(os.environ, MANWIDTH="80", LC_ALL="C.UTF-8")


def expect(condition, complaint):
    if not condition:
        sys.exit(complaint)


def shown(*command):
    done = subprocess.run(command, input=page, capture_output=True, env=environment)
    complaints = done.stderr.decode()
    expect(done.returncode == 0 and not complaints, f"{command}: {complaints}")
    return done.stdout.decode()


text = shown("man", "--warnings=all", "--encoding=UTF-8", "--local-file", "-")
shown("groff", "-man", "-ww", "-z", "-K", "utf8")
name = os.path.basename(program)
for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS",
                "ENVIRONMENT", "SEE ALSO"):
    expect(f"\n{heading}\n" in text, f"no heading {heading} in\n{text}")
expect(text.startswith(name.upper() + "("), f"another title: {text.splitlines()[0]}")

# What the help lists as commands has a heading of its own.
help_text = subprocess.run([program, "--help"], check=True, capture_output=True, text=True).stdout
commands = re.findall(r"^  (\S+)", help_text.split("Subcommands:")[1], re.MULTILINE)
expect(len(commands) > 1, "the help lists no commands")
for command in commands:
    expect(f"{name} {command}" in text, f"nothing about {command}")
print(f"{len(text.splitlines())} lines, {len(commands)} commands")
