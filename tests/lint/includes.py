#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An include points only to the same or an earlier stage of the pipeline.

    includes.py ROOT

base stands below all and knows the public header only. The library's folders are its stages,
in the order below; pwpolicy.c puts them together. What uses the library (store, pam, cli) sees
base and the public header; pam and cli also see store, and store reads files as the library does.
"""
import pathlib
import re
import sys

from report import Report
from tree import c_files

STAGES = ("system", "data", "input", "normalise", "match", "estimate", "verdict", "suggest",
          "present")
# Folders outside the library and whose headers each may use beside its own.
OUTSIDE = {"store": (), "pam": ("store",), "cli": ("store",)}
# Stages of the library whose headers each may use beside the public one.
STAGES_OF = {"store": ("system",), "pam": (), "cli": ()}
# Libraries that only some folders may know.
CONFINED = {"zxcvbn": ("cli", "tests"), "json": ("cli", "tests"), "security/": ("pam", "tests"),
            "utf8proc": ("libpwpolicy", "tests"),
            "nettle/": ("store", "tests"), "crypt.h": ("store", "tests")}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def inside_library(path, name):
    """Whether a library file may include the library header `name`."""
    stage = path.parts[1] if len(path.parts) > 2 else None
    target = name.split("/")[0] if "/" in name else None
    if name == "pwpolicy.h" or stage is None or target == "base":
        return True
    if target is None:
        return False
    return target in STAGES and STAGES.index(target) <= STAGES.index(stage)


def outside_library(path, name):
    """Whether a file of store, pam or cli may include `name`."""
    folder = path.parts[0]
    if name == "pwpolicy.h":
        return True
    target = name.split("/")[0] if "/" in name else folder
    return target == "base" or target == folder or target in OUTSIDE[folder] or target in STAGES_OF[folder]


def allowed(path, kind, name):
    top = path.parts[0]
    if kind == "<":
        return all(top in folders for word, folders in CONFINED.items()
                   if name.startswith(word))
    if top == "base":
        return name == "pwpolicy.h" or name.startswith("base/")
    if top == "libpwpolicy":
        return inside_library(path, name)
    return outside_library(path, name) if top in OUTSIDE else True


def faults(path, text):
    return [f"{path}: {name}" for kind, name in INCLUDE.findall(text)
            if not allowed(path, kind, name)]


CONTROLS = [
    ("base/str.c", '#include "input/policy.h"', 1),
    ("libpwpolicy/match/dates.c", '#include "verdict/rules.h"', 1),
    ("libpwpolicy/match/dates.c", '#include "base/str.h"\n#include "pwpolicy.h"', 0),
    ("base/str.c", '#include <zxcvbn.h>', 1),
    ("pam/pam_pwpolicy.c", '#include "base/str.h"', 0),
    ("pam/pam_pwpolicy.c", '#include "match/match.h"', 1),
    ("pam/pam_pwpolicy.c", '#include "cli/check.h"', 1),
    ("pam/pam_pwpolicy.c", '#include "pwpolicy.h"\n#include "conversation.h"', 0),
    ("store/record/history.c", '#include "pam/conversation.h"', 1),
    ("store/record/history.c", '#include "system/trusted_file.h"', 0),
    ("store/record/history.c", '#include "input/policy.h"', 1),
    ("libpwpolicy/pwpolicy.c", '#include "present/json.h"', 0),
]


def main(root):
    root = pathlib.Path(root)
    report = Report()
    tops = ("base", "libpwpolicy", *OUTSIDE)
    for top in tops:
        paths = [path for path in c_files(root) if path.parts[0] == top]
        found = [f for path in paths for f in faults(path, (root / path).read_text("utf-8"))]
        report.case(f"{top}: includes point backwards", found)
    folders = {path.parts[1] for path in c_files(root)
               if path.parts[0] == "libpwpolicy" and len(path.parts) > 2}
    report.case("every folder of the library is a stage", sorted(folders - set(STAGES)))
    wrong = [f"{path}: {text}" for path, text, count in CONTROLS
             if len(faults(pathlib.PurePath(path), text)) != count]
    report.case("includes that must not be would be found", wrong)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
