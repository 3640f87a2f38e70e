#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Prints the manual page that scdoc makes of a source.

    man_page.py SCDOC SOURCE

A page with a table says on its first line that tbl has to see it, which scdoc leaves out: man
looks there where it was not told which programs to run.
"""
import subprocess
import sys


def main(scdoc, source):
    with open(source, "rb") as file:
        page = subprocess.run([scdoc], stdin=file, stdout=subprocess.PIPE, check=True).stdout
    head = b"'\\\" t\n" if b"\n.TS\n" in page else b""
    sys.stdout.buffer.write(head + page)


if __name__ == "__main__":
    main(*sys.argv[1:])
