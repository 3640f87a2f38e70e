#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each kind of match has a name, words for people and a row in docs/strength.md.

    kinds.py ROOT
"""
import pathlib
import re
import sys

from report import Report


def main(root):
    root = pathlib.Path(root)
    read = lambda path: (root / path).read_text("utf-8")
    rows = re.findall(r'^\t\[(MATCH_\w+(?: \+ \w+)?)\] = \{ "(\w+)",\s+"([^"]+)" \},$',
                      read("libpwpolicy/match/match_kind.c"), re.M)
    own = set(re.findall(r"^\t(MATCH_\w+)\b(?! = MATCH)", read("libpwpolicy/match/match_kind.h"), re.M))
    known = set(re.findall(r"^\t(KNOWN_\w+)", read("libpwpolicy/normalise/known.h"), re.M))
    kinds = own - {"MATCH_KNOWN"} | {f"MATCH_KNOWN + {kind}" for kind in known - {"KNOWN_KINDS"}}
    names = {name for _, name, _ in rows}
    page = read("docs/strength.md")
    section = page[page.index("## 2. "):page.index("## 3. ")]
    documented = {name for row in re.findall(r"^\| ([\w, ]+) \|", section, re.M)
                  for name in row.split(", ")} - {"kind"}
    report = Report()
    report.case("every kind has a name and words", kinds ^ {kind for kind, _, _ in rows})
    changes = sum(a != b for (_, a, _), (_, b, _) in zip(rows, rows[1:]))
    report.case("kinds of one name stand side by side",
                [] if len(names) == changes + 1 else [rows])
    report.case("no two kinds have the same words",
                [] if len({words for _, _, words in rows}) == len(rows) else [rows])
    report.case("docs/strength.md explains every kind, and no other", names ^ documented)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
