#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""clang-format has nothing to change in C, shellcheck nothing to say about scripts.

    format.py ROOT
"""
import pathlib
import sys

from report import Report
from tree import c_files, run, walk


def layout(paths, root):
    done = run("clang-format-14", "--dry-run", "-Werror", *paths, cwd=root)
    return [line for line in done.stderr.splitlines() if "error:" in line][:20]


def scripts(root):
    for path in walk(root):
        with open(root / path, "rb") as file:
            first = file.readline()
        if path.suffix == ".sh" or (first.startswith(b"#!") and first.rstrip().endswith(b"sh")):
            yield path


def main(root):
    root = pathlib.Path(root)
    report = Report()
    report.case("C code is laid out by clang-format", layout(c_files(root), root))
    done = run("clang-format-14", "--dry-run", "-Werror", "--assume-filename=x.c",
               input="int  f( void ) {return 1;}\n", cwd=root)
    report.case("bad layout would be found", [] if done.returncode else ["it was not"])
    done = run("shellcheck", "-x", "-f", "gcc", *scripts(root), cwd=root)
    report.case("shellcheck passes every script", done.stdout.splitlines())
    done = run("shellcheck", "-s", "bash", "-", input="rm $1\n")
    report.case("an unquoted variable would be found", [] if done.returncode else ["it was not"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
