#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each shipped policy can be shown, read back, explained and linted.

    test_policies.py PWPOLICY
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import Tap


def run(program, *arguments):
    """Runs to the end; output as text."""
    return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False, env={"PATH": "/usr/bin:/bin"}, timeout=60)


def round_trip(tap, program, name, folder):
    """What show prints is a policy file that gives the same policy."""
    shown = run(program, "policy", "show", name)
    tap.equal(f"{name}: show succeeds", (shown.returncode, shown.stderr), (0, ""))
    path = pathlib.Path(folder) / "shown.conf"
    path.write_text(shown.stdout)
    os.chmod(path, 0o600)
    again = run(program, "policy", "show", str(path))
    tap.equal(f"{name}: it can be read back", again.stderr, "")
    tap.equal(f"{name}: and is the same", again.stdout, shown.stdout)
    for profile in profiles(shown.stdout):
        tap.equal(f"{name}: the rules of {profile} are the same",
                  run(program, "policy", "explain", str(path), "--profile", profile).stdout,
                  run(program, "policy", "explain", name, "--profile", profile).stdout)


def profiles(shown):
    """Names of the profiles of a shown policy."""
    return re.findall(r"^\[profile (.*)\]$", shown, re.M)


def words(tap, program, name):
    """Screens fit in 80 columns and say something."""
    for command in ("explain", "lint"):
        arguments = [name] if command == "explain" else ["-p", name]
        done = run(program, "policy", command, *arguments)
        tap.equal(f"{name}: {command} succeeds", (done.returncode, done.stderr), (0, ""))
        tap.case(f"{name}: {command} fits in 80 columns",
                 [line for line in done.stdout.splitlines() if len(line) > 80])
        tap.true(f"{name}: {command} has a sentence", re.search(r"^  - \w", done.stdout, re.M))


def write(path, data, mode=0o600):
    """Makes a file with a mode that no umask changes."""
    path.write_bytes(data)
    os.chmod(path, mode)
    return path


def make_bad_files(folder):
    """Policy files that must not be used: why -> path."""
    shared = folder / "shared"
    shared.mkdir()
    os.chmod(shared, 0o770)
    good = write(folder / "good.conf", b"min_length = 8\n")
    os.symlink(good, folder / "link.conf")
    os.mkfifo(folder / "fifo.conf")
    return {
        "a NUL byte": write(folder / "nul.conf", b"min_length = 8\nretry = 3\0\n"),
        "a line of 10 MiB": write(folder / "long.conf", b"title = " + b"x" * 10 * 2**20 + b"\n"),
        "an empty value": write(folder / "empty.conf", b"min_length =\n"),
        "no statement": write(folder / "words.conf", b"min_length 8\n"),
        "a file that its group may write": write(folder / "group.conf", b"retry = 3\n", 0o660),
        "a file in a folder that its group may write": write(shared / "policy.conf", b"retry = 3\n"),
        "a symbolic link": folder / "link.conf",
        "a FIFO": folder / "fifo.conf",
        "a folder": shared,
    }


def bad_files(tap, program, folder):
    """No command judges by a policy that is at fault."""
    for why, path in make_bad_files(pathlib.Path(folder)).items():
        for command in (["check"], ["suggest"], ["policy", "show"], ["policy", "lint"]):
            done = run(program, *command, "-p", str(path))
            tap.equal(f"{why}: {command[-1]} stops", (done.returncode, done.stdout), (2, ""))
        tap.true(f"{why}: the file is named", done.stderr.startswith(f"pwpolicy: {path}:"))


def too_many_words(tap, program, folder):
    """Lint does not praise what nothing can be judged with."""
    long_words = "".join(f"{number:05d} " + "mill " * 14 + "\n" for number in range(10000))
    words_file = write(pathlib.Path(folder) / "words.txt", long_words.encode())
    text = f"include = school\nsite_words_file = {words_file}\n"
    path = write(pathlib.Path(folder) / "many.conf", text.encode())
    done = run(program, "policy", "lint", str(path))
    tap.equal("lint refuses lists that are too long to judge with", (done.returncode, done.stdout),
              (2, ""))


def main(program):
    """Runs all parts for all shipped policies."""
    tap = Tap()
    listed = run(program, "policy", "list").stdout
    names = re.findall(r"^(\S+)  +\S", listed, re.M)
    tap.equal("all shipped policies are listed with a title", names,
              ["school", "staff-6", "ncsc", "nist-800-63b-4", "cyber-essentials"])
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            round_trip(tap, program, name, folder)
            words(tap, program, name)
        bad_files(tap, program, folder)
        too_many_words(tap, program, folder)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
