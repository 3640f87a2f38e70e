#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library and the module hold no writable global state.

    no_globals.py ROOT OBJECT...

The objects in writable sections of each shared object, and the sections' sizes, are held
against those of an empty one, which has what the tool chain itself puts there. Data that
only the loader writes (.data.rel.ro, .got) is read-only while the program runs.
"""
import pathlib
import re
import sys
import tempfile

from report import Report
from tree import output, run

WRITABLE = (".data", ".bss", ".tdata", ".tbss")
CONTROLS = {
    "a static variable": "static int n; int bump(void); int bump(void) { return ++n; }",
    "an initialised variable": "int n = 7;",
    "a thread's variable": "_Thread_local int n;",
}


def sections(path):
    """The sizes of the writable sections."""
    found = dict.fromkeys(WRITABLE, 0)
    for line in output("readelf", "-SW", path).splitlines():
        fields = re.sub(r"^\s*\[\s*\d+\]", "", line).split()
        if fields and fields[0] in found:
            found[fields[0]] = int(fields[4], 16)
    return found


def symbols(path):
    """Names of the objects in writable sections."""
    return {line.split()[-1] for line in output("objdump", "-t", path).splitlines()
            if re.search(r" O (\.data|\.bss|\.tdata|\.tbss|\*COM\*)\t", line)}


def faults(path, empty):
    grown = [f"{name} has {size} bytes" for name, size in sections(path).items()
             if size > sections(empty)[name]]
    return grown + sorted(symbols(path) - symbols(empty))


def shared(folder, name, text):
    path = pathlib.Path(folder) / f"{name}.so"
    done = run("gcc", "-shared", "-fPIC", "-O2", "-xc", "-", "-o", path, input=text)
    if done.returncode:
        raise SystemExit(f"Bail out! {done.stderr}")
    return path


def main(_root, *objects):
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        empty = shared(folder, "empty", "void nothing(void); void nothing(void) {}")
        for path in objects:
            report.case(f"{pathlib.Path(path).name} has no writable globals",
                        faults(path, empty))
        for number, (name, text) in enumerate(CONTROLS.items()):
            found = faults(shared(folder, f"control{number}", text), empty)
            report.case(f"{name} would be found", [] if found else ["it was not"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
