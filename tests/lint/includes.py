#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""An include points only to the same folder or to an earlier one.

    includes.py ROOT

base stands below all and knows the public header only. The folders of the library are the stages
of a judgement, those of the store its layers, both in the order below. The command's folders are
layers too: tools for all, tools for some, and the commands, of which none knows another. Files
beside the folders (pwpolicy.c, main.c) put them together. Outside the library nobody sees the
inside of it, but for system/, by which the store reads files and random bytes as the library does.
"""
import pathlib
import re
import sys

from report import Report
from tree import c_files

# The folders of each tree, lowest first; those in one set do not know each other. Those of the
# commands are added from main.c's table.
LAYERS = {
    "base": (),
    "libpwpolicy": ({"system"}, {"data"}, {"input"}, {"normalise"}, {"match"}, {"estimate"},
                    {"verdict"}, {"suggest"}, {"present"}, {"call"}),
    "store": ({"system"}, {"sealed"}, {"record"}, {"personal"}),
    "pam": (),
    "cli": ({"common"}, {"csv", "account", "pamconf"}, {"cards", "table"}, set()),
}
# The trees whose headers each may use beside its own, the public one and base.
USES = {"base": (), "libpwpolicy": (), "store": (), "pam": ("store",), "cli": ("store",)}
# Single headers of the library's inside that another tree may use.
SHARED = {"store": ("system/trusted_file.h", "system/trusted_fd.h", "system/entropy.h")}
# Libraries that only some trees may know.
CONFINED = {"zxcvbn": ("cli", "tests"), "json": ("cli", "tests"), "security/": ("pam", "tests"),
            "utf8proc": ("libpwpolicy", "tests"),
            "nettle/": ("tests",), "crypt.h": ("store", "tests")}
COMMAND = re.compile(r"^\tX\((\w+)_command\)", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def target_of(path, name):
    """The tree and the folder (None: beside the folders) of an included header."""
    parts = name.split("/")
    if len(parts) == 1:
        return path.parts[0], None
    if parts[0] in LAYERS:
        return parts[0], parts[1] if len(parts) > 2 else None
    return "libpwpolicy", parts[0]


def level(tree, folder):
    """How high a folder stands; what is beside the folders stands above them."""
    for number, layer in enumerate(LAYERS[tree]):
        if folder in layer:
            return number
    return len(LAYERS[tree]) if folder is None else None


def allowed(path, name):
    """Whether the file may include a header of ours."""
    tree, folder = path.parts[0], path.parts[1] if len(path.parts) > 2 else None
    to_tree, to_folder = target_of(path, name)
    if name == "pwpolicy.h" or to_tree == "base" or name in SHARED.get(tree, ()):
        return True
    if to_tree != tree:
        return to_tree in USES[tree]
    here, there = level(tree, folder), level(tree, to_folder)
    if here is None or there is None:
        return False
    return there < here or to_folder == folder


def confined(path, name):
    """Whether the file may include a header of another project."""
    return all(path.parts[0] in trees for word, trees in CONFINED.items()
               if name.startswith(word))


def faults(path, text):
    return [f"{path}: {name}" for kind, name in INCLUDE.findall(text)
            if not (confined if kind == "<" else allowed)(path, name)]


CONTROLS = [
    ("base/str.c", '#include "input/policy.h"', 1),
    ("base/str.c", '#include "store/system/account.h"', 1),
    ("base/str.c", '#include "base/utf8.h"\n#include "pwpolicy.h"', 0),
    ("base/str.c", '#include <zxcvbn.h>', 1),
    ("libpwpolicy/match/dates.c", '#include "verdict/rules.h"', 1),
    ("libpwpolicy/match/dates.c", '#include "base/str.h"\n#include "pwpolicy.h"', 0),
    ("libpwpolicy/match/dates.c", '#include "work.h"', 1),
    ("libpwpolicy/new/dates.c", '#include "match/match.h"', 1),
    ("libpwpolicy/pwpolicy.c", '#include "present/json.h"\n#include "work.h"', 0),
    ("store/sealed/sealed.c", '#include "store/record/state.h"', 1),
    ("store/record/state.c", '#include "store/sealed/sealed.h"', 0),
    ("store/record/state.c", '#include "system/trusted_file.h"', 0),
    ("store/record/state.c", '#include "input/policy.h"', 1),
    ("store/record/state.c", '#include "pam/conversation.h"', 1),
    ("pam/pam_pwpolicy.c", '#include "base/str.h"\n#include "conversation.h"', 0),
    ("pam/pam_pwpolicy.c", '#include "match/match.h"', 1),
    ("pam/pam_pwpolicy.c", '#include "cli/check/check.h"', 1),
    ("cli/check/check.c", '#include "cli/common/args.h"\n#include "cli/csv/csv_parser.h"', 0),
    ("cli/check/check.c", '#include "cli/doctor/doctor.h"', 1),
    ("cli/csv/csv_parser.c", '#include "cli/account/accounts.h"', 1),
    ("cli/common/args.c", '#include "cli/check/check.h"', 1),
    ("cli/main.c", '#include "cli/check/check.h"', 0),
]


def main(root):
    root = pathlib.Path(root)
    report = Report()
    LAYERS["cli"][-1].update(COMMAND.findall((root / "cli/main.c").read_text("utf-8")))
    for tree, layers in LAYERS.items():
        paths = [path for path in c_files(root) if path.parts[0] == tree]
        report.case(f"{tree}: includes point backwards",
                    [f for path in paths for f in faults(path, (root / path).read_text("utf-8"))])
        folders = {path.parts[1] for path in paths if len(path.parts) > 2}
        report.case(f"{tree}: every folder has its place",
                    sorted(folders ^ set().union(*layers)))
    wrong = [f"{path}: {text}" for path, text, count in CONTROLS
             if len(faults(pathlib.PurePath(path), text)) != count]
    report.case("includes that must not be would be found", wrong)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
