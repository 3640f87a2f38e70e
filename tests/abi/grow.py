#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes the header of a release to come: every struct that has a size has one member more.

    grow.py HEADER
"""
import pathlib
import re
import sys

SIZED = re.compile(r"^(struct pwp_\w+ \{\n\tsize_t size;.*?)^\};", re.S | re.M)


def main(header):
    text, count = SIZED.subn(r"\1\tuint64_t later[2];\n};", pathlib.Path(header).read_text("utf-8"))
    if count == 0:
        raise SystemExit(f"{header}: no struct has a size")
    print(text, end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
