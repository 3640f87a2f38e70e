#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How far a task is: a bar, lines or nothing, by what the terminal can do.

    test_progress.py PWPOLICY
"""
import os
import pty
import re
import subprocess
import sys
import tempfile

from tap import Tap

PUPILS = 400
BAR = re.compile(r"\r(Reading|Drawing) \[[#.]{40}\] +\d+ %")
LINE = re.compile(r"^(Reading|Drawing): \d+ %$")


def errors_of(command, term, options, terminal=True):
    """Standard error of a class with `term` in TERM, where it is a terminal or a pipe."""
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "class.csv")
        with open(table, "w", encoding="ascii") as out:
            out.write("first,last\n" + "".join(f"Ann{n},Lee{n}\n" for n in range(PUPILS)))
        environment = {key: value for key, value in os.environ.items() if key != "TERM"}
        if term is not None:
            environment["TERM"] = term
        reader, writer = pty.openpty() if terminal else os.pipe()
        process = subprocess.Popen(
            [command, "suggest", "--policy", "school", "--profile", "pupil", "--class", table,
             "-o", os.path.join(folder, "out.csv"), *options],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=writer)
        os.close(writer)
        text = b""
        while True:
            try:
                piece = os.read(reader, 4096)
            except OSError:
                piece = b""
            if not piece:
                break
            text += piece
        os.close(reader)
        return process.wait(), text.decode("ascii").replace("\r\n", "\n")


def main(command):
    tap = Tap()
    for term in ("xterm", "vt100", "linux", "screen-256color"):
        code, text = errors_of(command, term, [])
        tap.true(f"TERM={term}: a bar, which is removed",
                 code == 0 and BAR.search(text) and text.endswith("\r\x1b[K"))
    for term in (None, "", "dumb"):
        code, text = errors_of(command, term, [])
        lines = text.splitlines()
        tap.true(f"TERM {term!r}: a few plain lines",
                 code == 0 and 1 <= len(lines) <= 4 and all(map(LINE.match, lines)))
        tap.equal(f"TERM {term!r}: nothing moves the cursor", re.findall(r"[\r\x1b]", text), [])
    for term in ("xterm", "dumb", None):
        tap.equal(f"TERM {term!r}: nothing with --no-progress",
                  errors_of(command, term, ["--no-progress"]), (0, ""))
    tap.equal("nothing in a pipe", errors_of(command, "xterm", [], False), (0, ""))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
