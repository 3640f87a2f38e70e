#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What is installed carries the compiler's and linker's protections.

    hardening.py ROOT BUILD OBJECT...
"""
import json
import pathlib
import re
import sys
import tempfile

from report import Report
from tree import output, run

UNSAFE = ("-xc", "-", "-no-pie", "-O2", "-fno-stack-protector",
          "-Wl,-z,norelro", "-Wl,-z,lazy", "-Wl,-z,execstack", "-Wl,-rpath,/nowhere")


FLAGS = ("-D_FORTIFY_SOURCE=[23]", "-O[123]", "-fstack-clash-protection",
         "-ftrivial-auto-var-init=zero")


def facts(path):
    """Protection -> whether the object has it."""
    header, segments = output("readelf", "-hW", path), output("readelf", "-lW", path)
    dynamic = output("readelf", "-dW", path)
    names = output("nm", "-D", "--undefined-only", path)
    stack = re.search(r"GNU_STACK.*", segments)
    program = "INTERP" in segments
    return {
        "read-only relocations": "GNU_RELRO" in segments,
        "binding at load": bool(re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic)),
        "a stack that cannot be run": bool(stack) and "RWE" not in stack[0],
        "no search path": "RPATH" not in dynamic and "RUNPATH" not in dynamic,
        "no relocations in code": "TEXTREL" not in dynamic,
        "a guarded stack": "__stack_chk_fail" in names,
        "a free load address": "DYN" in header and (not program or "PIE" in dynamic),
    }


def unguarded(build, path):
    """Sources of an object that lack a protection of which nothing is seen in the object."""
    commands = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
    own = [c for c in commands if f"/{pathlib.Path(path).name}.p/" in c["output"]]
    return [f"{c['file']}: {flag}" for c in own for flag in FLAGS
            if not re.search(rf" {flag}", c["command"])] if own else ["no source is known"]


def main(_root, build, *objects):
    report = Report()
    for path in objects:
        for name, good in facts(path).items():
            report.case(f"{pathlib.Path(path).name} has {name}", [] if good else ["it has not"])
        report.case(f"{pathlib.Path(path).name} is compiled with the protecting options",
                    unguarded(build, path))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "unsafe"
        run("gcc", *UNSAFE, "-o", path, input="int main(void) { return 0; }\n")
        # The linker of today makes no relocations in code; that row needs no control.
        missed = [name for name, good in facts(path).items()
                  if good and name != "no relocations in code"]
    report.case("a program without them would be found", missed)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
