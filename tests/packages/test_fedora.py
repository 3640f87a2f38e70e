#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""README.md's way for Fedora, as far as Debian's rpm goes: the packages are built as printed.

    test_fedora.py SOURCE

dnf and authselect are not to be had here: what they would install is looked at.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import readme

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "portability"))
# pylint: disable=wrong-import-position
from builds import Report, attempt, output

SPEC = "packaging/fedora/pwpolicy.spec"
HERE = pathlib.Path(__file__).resolve().parent
MACROS, LINT = HERE / "fedora.macros", HERE / "rpmlint.toml"
# Package -> what it must hold, and nothing of it in another one.
HELD = {
    "pwpolicy": ("/usr/bin/pwpolicy", "/etc/logrotate.d/pwpolicy"),
    "pwpolicy-libs": ("/libpwpolicy.so.0",),
    "pwpolicy-devel": ("/usr/include/pwpolicy.h", "/pkgconfig/pwpolicy.pc"),
    "pam_pwpolicy": ("/security/pam_pwpolicy.so", "/usr/share/authselect/vendor/pwpolicy/system-auth",
                     "/usr/share/authselect/vendor/pwpolicy/README"),
}


def program(folder, name, text):
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def environment(folder):
    return {**os.environ, "HOME": str(folder), "PATH": f"{folder}/bin:{os.environ['PATH']}"}


def misplaced(packages):
    faults = []
    for name, wanted in HELD.items():
        files = {other: output("rpm", "-qlp", path).decode().splitlines() for other, path in packages.items()}
        faults += [f"{file}: in {other}" for file in wanted for other in files
                   if any(line.endswith(file) for line in files[other]) != (other == name)]
    return faults


def check_removal(report, folder, package):
    """The script that runs before the module's file goes."""
    script = output("rpm", "-qp", "--scripts", package).decode().partition(":\n")[2]
    for selected, code in (("pwpolicy", 1), ("pwpolicy with-sssd", 1), ("local", 0), ("pwpolicy2", 0)):
        program(folder, "authselect", f"echo {selected}")
        done = subprocess.run(["sh", "-c", script, "preun", "0"], env=environment(folder), check=False,
                              capture_output=True)
        report.case(f"{selected} is selected: the package {'stays' if code else 'goes'}",
                    [] if done.returncode == code else [f"exit status {done.returncode}", script])


def main(source):
    report = Report()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        clone = folder / "pwpolicy"
        output("git", "-c", "safe.directory=*", "clone", "--quiet", source, clone)
        printed = readme.commands(clone / "README.md", "Fedora and its relatives")
        program(folder, "rpmbuild", f'exec /usr/bin/rpmbuild --nodeps --load={MACROS} "$@"')
        for start in ("mkdir -p build && git archive", "rpmbuild"):
            command, = (line for line in printed if line.startswith(start))
            report.case(command, attempt("bash", "-c", command, cwd=clone, env=environment(folder)))
        packages = {re.sub(r"-\d.*", "", path.name): path for path in clone.glob("build/rpm/*/*.rpm")}
        report.case("four packages are built",
                    [] if set(packages) == set(HELD) else [str(sorted(packages))])
        report.case("each file is in its package", misplaced(packages))
        report.case("rpmlint finds nothing in the spec file", attempt("rpmlint", "-c", LINT, clone / SPEC))
        check_removal(report, folder, packages["pam_pwpolicy"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
