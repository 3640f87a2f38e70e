#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs the cases of *.case files and compares output, messages and exit code.

    test_cases.py PWPOLICY FILE...

A case is a run of lines; the first character says what a line is:

    # name of the case, which begins it
    $ arguments, as a shell would split them; {file} is the absolute path of a fixture; the
      command runs in the folder of the fixtures
    < a line of standard input        <| the same without a line feed at its end
    > a line of standard output       ! a line of standard error
    ? exit code (0 if there is none)

In input \\t, \\xNN and so on are escapes. In expected lines <*> matches any text, <tab>
for a tab, and a line that is only <...> for any number of lines.
"""
import dataclasses
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TERM": "xterm"}


@dataclasses.dataclass
class Case:
    """What a case file says."""
    name: str
    arguments: str = ""
    stdin: bytes = b""
    stdout: list = dataclasses.field(default_factory=list)
    stderr: list = dataclasses.field(default_factory=list)
    code: int = 0

    def take(self, mark, text):
        """Takes a line of the case file."""
        if mark == "$":
            self.arguments = text
        elif mark == "<":
            bare = text.startswith("|")
            data = text[1:] if bare else text + "\n"
            self.stdin += data.encode().decode("unicode_escape").encode("latin-1")
        elif mark in ">!":
            (self.stdout if mark == ">" else self.stderr).append(text)
        elif mark == "?":
            self.code = int(text)
        else:
            raise SystemExit(f"Bail out! {self.name}: line starts with {mark}")


def read_cases(path):
    """All cases of a file."""
    cases = []
    for line in path.read_text("utf-8").splitlines():
        mark, text = line[:1], line[2:] if line[1:2] == " " else line[1:]
        if mark == "#" and line[1:2] == " ":
            cases.append(Case(text))
        elif mark:
            cases[-1].take(mark, text)
    return cases


def pattern(lines):
    """A regular expression for expected lines."""
    parts = ["(?:.*\n)*" if line == "<...>" else
             ".*".join(re.escape(piece) for piece in line.split("<*>")) + "\n"
             for line in (text.replace("<tab>", "\t") for text in lines)]
    return re.compile("".join(parts))


def difference(what, lines, found):
    """What to say where the output is not as expected."""
    if pattern(lines).fullmatch(found):
        return []
    return [f"{what} expected:"] + lines + [f"{what} found:"] + found.splitlines()


def run(tap, program, folder, case):
    """Runs a case and says the result."""
    arguments = [re.sub(r"\{([\w.-]+)\}", lambda m: str(folder / m[1]), word)
                 for word in shlex.split(case.arguments)]
    done = subprocess.run([program, *arguments], input=case.stdin, capture_output=True,
                          env=ENVIRONMENT, cwd=folder, timeout=60, check=False)
    found = done.stderr.decode().replace(str(folder) + "/", "")
    faults = difference("stdout", case.stdout, done.stdout.decode())
    faults += difference("stderr", case.stderr, found)
    if done.returncode != case.code:
        faults.append(f"exit code {done.returncode}, expected {case.code}")
    tap.case(case.name, faults)


def copy_fixtures(source, folder):
    """Copies the fixture files to where nobody else can write, so that they are trusted."""
    for path in source.iterdir():
        shutil.copyfile(path, folder / path.name)
        os.chmod(folder / path.name, 0o600)


def main(program, *paths):
    """Runs all cases of all files."""
    tap = Tap()
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder:
        for path in map(pathlib.Path, paths):
            copy_fixtures(path.parent / "fixtures", pathlib.Path(folder))
            for case in read_cases(path):
                run(tap, program, pathlib.Path(folder), case)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
