#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""docs/reasons.md is what the library's tables say.

    reasons.py ROOT GENERATOR
"""
import difflib
import pathlib
import re
import sys

from report import Report
from tree import output


def main(root, generator):
    page = (pathlib.Path(root) / "docs/reasons.md").read_text("utf-8")
    made = output(generator)
    report = Report()
    report.case("docs/reasons.md is up to date (ninja -C BUILD reasons renews it)",
                difflib.unified_diff(page.splitlines(), made.splitlines(), lineterm="", n=0))
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (.+) \| (.+) \|$", made, re.M)
    report.case("every reason has a name and both sentences",
                [] if len(rows) == made.count("\n| ") - 2 else ["a row is incomplete"])
    header = (pathlib.Path(root) / "libpwpolicy/pwpolicy.h").read_text("utf-8")
    numbers = re.findall(r"^\tPWP_REASON_(\w+) = (\d+)\b", header, re.M)
    report.case("the page has every reason of the header, with its number",
                set((name.lower(), number) for name, number in numbers)
                ^ set((name, number) for number, name, _, _ in rows))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
