#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Everything is built, tested and asked in Debian 13, in a sandbox: what is written vanishes.

    debian13.py SOURCE GIVEN

GIVEN holds the calls and the answers of the machine outside.
"""
import os
import pathlib
import re
import sys

from builds import Report, attempt, differences, output

BUILD = pathlib.Path("/root/build")
SUITES = ("unit", "store", "pam")


def set_up(source, folder, *options, **more):
    return attempt("meson", "setup", folder, source, "--buildtype=release", *options, **more)


def backend(folder):
    """How a change at login is forced if the policy does not say."""
    said = re.findall(r"FORCE_BACKEND_INITIAL=\w+_(PAM|SHADOW)", (folder / "build.ninja").read_text())
    return "".join(set(said))


def unlike(said, expected):
    return [] if said == expected else [f"force_backend is {said or 'not said'}"]


def newer_pam(source):
    """The same for a pam.pc that says 1.7.2, and like Debian's misses what it requires."""
    pam_pc = pathlib.Path(output("pkg-config", "--variable=pcfiledir", "pam").decode().strip()) / "pam.pc"
    folder = BUILD.with_name("newer")
    folder.mkdir()
    old = output("pkg-config", "--modversion", "pam").decode().strip()
    (folder / "pam.pc").write_text(pam_pc.read_text().replace(f"Version: {old}", "Version: 1.7.2"))
    env = {**os.environ, "PKG_CONFIG_PATH": str(folder)}
    faults = set_up(source, folder / "build", "-Dtests=disabled", env=env)
    return faults or unlike(backend(folder / "build"), "SHADOW")


def answers(source, given):
    """What is different in the answers that Debian 13 gives."""
    program = BUILD.with_name("judge")
    faults = attempt("gcc", f"-I{source}/libpwpolicy", f"{source}/tests/portability/judge.c",
                     BUILD / "libpwpolicy/libpwpolicy.a", "-lutf8proc", "-o", program)
    if faults:
        return faults
    said = output(program, input=(given / "calls").read_bytes())
    return differences(said, (given / "answers").read_bytes())


def main(source, given):
    report = Report()
    report.case("gcc 14 builds library, store, module, command and tests without a warning",
                set_up(source, BUILD, "-Dtests=enabled", "-Dman=enabled") or attempt("ninja", "-C", BUILD))
    for suite in SUITES:
        report.case(f"the suite {suite} passes",
                    attempt("meson", "test", "-C", BUILD, "--no-rebuild", "--suite", suite))
    report.case("Linux-PAM 1.7.0 lets the module force a change",
                unlike(backend(BUILD), "PAM"))
    report.case("1.7.2 does not, although its pam.pc requires what is not there", newer_pam(source))
    report.case("no answer is different", answers(source, pathlib.Path(given)))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
