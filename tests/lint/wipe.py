#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The wiping of secrets survives the optimisers, also across files.

    wipe.py ROOT

A program that wipes a buffer right before it is dead is built at full optimisation; the
call must stand in the machine code. The same program with memset is the control: there the
compiler drops the call, so the test can tell the two apart.
"""
import pathlib
import sys
import tempfile

from report import Report
from tree import output, run

PROGRAM = """
#include "base/wipe.h"
#include <stdio.h>
#include <string.h>
int main(void)
{
	char secret[64];
	int sum = 0;
	if (!fgets(secret, sizeof(secret), stdin))
		return 2;
	for (size_t i = 0; i < sizeof(secret) && secret[i]; i++)
		sum += secret[i];
	FORGET(secret, sizeof(secret));
	return sum & 1;
}
"""
BUILDS = {
    "gcc -O3": ("gcc", "-O3"),
    "gcc -O3 -flto": ("gcc", "-O3", "-flto"),
    "clang -O3": ("clang", "-O3"),
}


def calls(root, folder, compiler, forget):
    """The program's machine code, or the compiler's complaint."""
    source, program = pathlib.Path(folder) / "main.c", pathlib.Path(folder) / "program"
    source.write_text(PROGRAM)
    done = run(*compiler, "-D_GNU_SOURCE", "-ftrivial-auto-var-init=uninitialized",
               f"-I{root}", f"-I{root}/libpwpolicy", f"-DFORGET(p,n)={forget}", source,
               f"{root}/base/wipe.c", "-o", program)
    return output("objdump", "-d", program) if done.returncode == 0 else done.stderr


def main(root):
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        for name, compiler in BUILDS.items():
            code = calls(root, folder, compiler, "wipe(p,n)")
            kept = "<explicit_bzero@plt>" in code.split("<explicit_bzero@plt>:")[-1]
            report.case(f"{name} keeps the wipe", [] if kept else code.splitlines()[-5:])
            code = calls(root, folder, compiler, "memset(p,0,n)")
            found = "FORGET" in code or "error:" in code or "memset" in code
            report.case(f"{name} drops a plain memset", ["it was kept"] if found else [])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
