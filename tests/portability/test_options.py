#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Parts can be left out: what stands on them goes too, or is refused by name.

    test_options.py SOURCE
"""
import json
import pathlib
import sys
import tempfile

from builds import Report, attempt, output

PARTS = {"store": "libstore.a", "pam": "pam_pwpolicy.so", "command": "pwpolicy"}
# What is asked for, and which parts are built then beside the library.
CASES = [
    ({}, "store pam command"),
    ({"pam": "disabled"}, "store command"),
    ({"command": "disabled"}, "store pam"),
    ({"pam": "disabled", "command": "disabled"}, "store"),
    ({"store": "disabled", "pam": "auto", "command": "auto"}, ""),
]
REFUSED = [
    ({"store": "disabled", "command": "disabled"}, "the PAM module needs the store"),
    ({"store": "disabled", "pam": "disabled"}, "the command needs the store"),
]


def set_up(source, folder, options):
    return attempt("meson", "setup", folder, source, "-Dtests=enabled", "-Dman=disabled",
                   *(f"-D{name}={value}" for name, value in options.items()))


def spoken(options):
    return ", ".join(f"{name} {value}" for name, value in options.items()) or "nothing said"


def missing_or_extra(folder, parts):
    """How the targets differ from the parts that were expected; the library is always there."""
    described = json.loads(output("meson", "introspect", "--targets", folder))
    targets = {pathlib.Path(file).name for target in described for file in target["filename"]}
    wanted = {PARTS[part] for part in parts.split()}
    known = targets & set(PARTS.values())
    faults = [f"{name} is {'missing' if name in wanted else 'built'}" for name in wanted ^ known]
    return faults + [f"{name} is missing" for name in {"libpwpolicy.a", "test_fold"} - targets]


def main(source):
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        for number, (options, parts) in enumerate(CASES):
            folder = pathlib.Path(scratch) / str(number)
            report.case(f"{spoken(options)}: the library and {parts or 'nothing else'}",
                        set_up(source, folder, options) or missing_or_extra(folder, parts))
        for options, words in REFUSED:
            said = "\n".join(set_up(source, pathlib.Path(scratch) / "refused", options))
            report.case(f"{spoken(options)}: refused, because {words}", [] if words in said else [said])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
