#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Debian 13 with its gcc 14, glibc 2.41, Linux-PAM 1.7 and utf8proc 2.9: see debian13.py.

    test_debian13.py SOURCE BUILD JUDGE

BUILD is a folder for the calls and for what the native program JUDGE answers.
"""
import pathlib
import subprocess
import sys

from builds import calls, output


def main(source, folder, judge):
    folder = pathlib.Path(folder)
    folder.mkdir(exist_ok=True)
    asked = calls(source)
    (folder / "calls").write_bytes(asked)
    (folder / "answers").write_bytes(output(judge, input=asked))
    here = pathlib.Path(__file__).parent
    return subprocess.run([f"{source}/tools/debian", "13", "--with", source, "--with", folder,
                           "python3", "-B", here / "debian13.py", source, folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
