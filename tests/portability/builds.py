# SPDX-License-Identifier: MIT
"""Builds of the library for other systems, the calls that they answer, and TAP."""
import os
import pathlib
import re
import subprocess

import draw

CHECKS = 2000
# The library and nothing else, as a system without PAM builds it.
LIBRARY_ALONE = ["--buildtype=release", *(f"-D{part}=disabled" for part in
                                          ("pam", "store", "command", "tests", "man"))]


class Report:
    """Says the cases as TAP, each as it is known, with the faults that were found."""

    def __init__(self):
        self.cases = self.failed = 0

    def case(self, name, faults):
        self.cases += 1
        self.failed += bool(faults)
        print("not ok" if faults else "ok", self.cases, "-", name, flush=True)
        for fault in faults:
            print("#", fault, flush=True)

    def finish(self):
        print(f"1..{self.cases}")
        return 1 if self.failed else 0


def attempt(*command, **options):
    """The last words of a command that fails; nothing if it succeeds."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, **options)
    words = done.stdout.decode(errors="replace").splitlines()[-30:]
    return words + [f"{command[0]}: exit status {done.returncode}"] if done.returncode else []


def output(*command, **options):
    """What a command prints; it must succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False, **options)
    if done.returncode:
        raise SystemExit(f"Bail out! {command[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def build(source, folder, *options, compiler=None):
    """Builds in a folder of its own, the library alone unless options say more; gives the faults."""
    env = {**os.environ, **({"CC": compiler} if compiler else {})}
    faults = []
    if not (pathlib.Path(folder) / "build.ninja").exists():
        faults = attempt("meson", "setup", folder, source, *LIBRARY_ALONE, *options, env=env)
    return faults or attempt("ninja", "-C", folder)


def utf8proc_option(source):
    """The option that compiles in the utf8proc that this machine has."""
    folder = output(pathlib.Path(source) / "tools/utf8proc-source").decode().strip()
    return f"-Dutf8proc_source={folder}"


def calls(source):
    """The calls that all builds answer, as judge.c reads them."""
    return draw.packed(draw.calls(pathlib.Path(source) / "wordlists", CHECKS))


def differences(answers, expected):
    """Which answers of two builds are different."""
    theirs, ours = answers.split(b"\n"), expected.split(b"\n")
    faults = [f"{len(theirs)} lines, expected {len(ours)}"] if len(theirs) != len(ours) else []
    return faults + [f"call {number} is answered in another way"
                     for number, pair in enumerate(zip(theirs, ours)) if pair[0] != pair[1]][:10]


def sameness(answers):
    """Why equal answers would prove little: errors, or too few verdicts or reasons."""
    failed = re.findall(rb"^-.*", answers, re.M)
    judged = answers.count(b'"accepted": ')
    accepted = answers.count(b'"accepted": true')
    reasons = set(re.findall(rb'"name": "(\w+)"', answers))
    faults = [f"failed: {line.decode()}" for line in failed[:10]]
    faults += [] if judged == CHECKS else [f"{judged} of {CHECKS} are judged"]
    faults += [] if CHECKS // 10 < accepted < CHECKS // 2 else [f"{accepted} are accepted"]
    return faults + ([] if len(reasons) >= 15 else [f"{len(reasons)} reasons: {reasons}"])
