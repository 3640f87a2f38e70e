#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Structs of a released header are where today's structs begin.

    frozen.py ROOT

tests/abi/pwpolicy-0.1.h is the header as a program of release 0.1 was compiled with it. A struct
that has a size may have grown at its end since, behind what it measured then, padding included,
and without new padding at its end; every other struct is what it was.
"""
import pathlib
import re
import sys
import tempfile

from report import Report
from tree import output, run

STRUCT = re.compile(r"^struct (pwp_\w+) \{\n(.*?)^\};", re.S | re.M)
MEMBER = re.compile(r"(\w+)\s*(?:\[[^\]]*\])?$|\(\*(\w+)\)\(.*\)$", re.S)
REFRESH = ("until 0.1 is released, refresh the copy: "
           "cp libpwpolicy/pwpolicy.h tests/abi/pwpolicy-0.1.h")


def structs(text):
    """name -> [(declaration, name of the member)]."""
    code = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    found = {}
    for name, body in STRUCT.findall(code):
        members = [" ".join(part.split()) for part in body.split(";") if part.strip()]
        names = [next(filter(None, MEMBER.search(member).groups())) for member in members]
        found[name] = list(zip(members, names))
    return found


def layout(text, found):
    """name -> [size of the struct, end of its last member, offset of each member]."""
    asked = "".join(
        f'printf("{name} %zu %zu' + " %zu" * len(members) + '\\n", sizeof(struct ' + name + "), "
        f"offsetof(struct {name}, {members[-1][1]}) + "
        f"sizeof(((struct {name} *)0)->{members[-1][1]}), "
        + ", ".join(f"offsetof(struct {name}, {member})" for _, member in members) + ");\n"
        for name, members in found.items())
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "layout.c").write_text(
            f"{text}\n#include <stdio.h>\nint main(void)\n{{\n{asked}return 0;\n}}\n")
        done = run("gcc", folder / "layout.c", "-o", folder / "layout")
        if done.returncode != 0:
            raise SystemExit(f"Bail out! {done.stderr}")
        lines = output(folder / "layout").splitlines()
    return {name: [int(n) for n in numbers]
            for name, *numbers in (line.split() for line in lines)}


def grown_faults(name, before, now):
    """Faults of a struct that has more members than it had; both as layout() gives them."""
    size_before, _, *offsets_before = before
    size, end, *offsets = now
    faults = []
    if offsets[:len(offsets_before)] != offsets_before:
        faults.append(f"struct {name}: members moved")
    if offsets[len(offsets_before)] < size_before:
        faults.append(f"struct {name}: a new member lies in the old padding")
    if end != size:
        faults.append(f"struct {name}: padding behind the last member, which callers may not zero")
    return faults


def faults(frozen_text, text):
    frozen, today = structs(frozen_text), structs(text)
    before, now = layout(frozen_text, frozen), layout(text, today)
    found = []
    for name, members in frozen.items():
        if today.get(name, [])[:len(members)] != members:
            found.append(f"struct {name}: does not begin as it did; {REFRESH}")
        elif len(today[name]) > len(members):
            found += ([f"struct {name} has no size and grew"] if members[0][1] != "size"
                      else grown_faults(name, before[name], now[name]))
    return found


# Changes of the header, and what is said of each.
CONTROLS = [
    ("a whole word at the end", "double drawn_bits;", "double drawn_bits; uint64_t later;", None),
    ("a byte at the end", "double drawn_bits;", "double drawn_bits; char later;", "padding behind"),
    ("a member before the end", "double drawn_bits;", "int later; double drawn_bits;",
     "does not begin"),
    ("a byte in the padding", "bool groups_unknown;", "bool groups_unknown; bool later;",
     "old padding"),
    ("a member of a struct without size", "size_t len;\n};", "size_t len; int later;\n};",
     "has no size"),
]


def main(root):
    root = pathlib.Path(root)
    text = (root / "libpwpolicy/pwpolicy.h").read_text("utf-8")
    frozen = root / "tests/abi/pwpolicy-0.1.h"
    report = Report()
    report.case(f"{frozen.name} is where today's structs begin",
                faults(frozen.read_text("utf-8"), text))
    for change, old, new, said in CONTROLS:
        found = faults(text, text.replace(old, new))
        as_said = said in found[0] if said and found else not said and not found
        report.case(f"{change}: {said or 'allowed'}",
                    [] if as_said and old in text else found or [f"{old}: nothing found"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
