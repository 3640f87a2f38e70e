#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The command as a process: what it shows to others, its streams, its speed, its user.

    test_process.py PWPOLICY
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

PASSWORD = b"Kestrel-lantern-94-harbour"
POLICY = ["-p", "school", "--profile", "staff"]
ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


def run(arguments, data=b"", **options):
    """Runs to the end."""
    return subprocess.run(arguments, input=data, capture_output=True, check=False,
                          env=ENVIRONMENT, timeout=300, **options)


def start(program, *arguments):
    """Starts with pipes at both ends."""
    return subprocess.Popen([program, *arguments, *POLICY], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, env=ENVIRONMENT)


def secrecy(tap, program):
    """While it waits for the next line, nothing of the last one is seen from outside."""
    with start(program, "check", "--batch") as child:
        child.stdin.write(PASSWORD + b"\n")
        child.stdin.flush()
        line = child.stdout.readline()
        tap.true("an answer comes before the next question", line.startswith(b"accepted\t"))
        tap.true("the answer does not hold the password", PASSWORD not in line)
        proc = pathlib.Path(f"/proc/{child.pid}")
        for name in ("cmdline", "environ", "comm"):
            try:
                tap.true(f"{name} does not hold the password", PASSWORD not in (proc / name).read_bytes())
            except PermissionError:
                tap.true(f"{name} is closed to its own user", os.geteuid() != 0)
        limits = (proc / "limits").read_text().splitlines()
        core = [line.split()[-3:-1] for line in limits if line.startswith("Max core")]
        tap.equal("there is no core dump", core, [["0", "0"]])
        owner = (proc / "mem").stat().st_uid
        tap.equal("its memory belongs to root alone", owner, 0)
        child.stdin.close()
        tap.equal("the end of input ends it", child.wait(20), 0)


def alignment(tap, program):
    """Ten thousand lines of all kinds stay in step."""
    kinds = [b"Password1!", b"", b"\xff\xfe", b"tab\there", b"nul\0here", b"a" * 511, b"b" * 512,
             b"coffee-train-fish", "P\u00e4ssw\u00f6rt".encode(), b'"quoted"\\']
    lines = [kinds[i % len(kinds)] for i in range(10000)]
    done = run([program, "check", "--batch", *POLICY], b"\n".join(lines) + b"\n")
    answers = done.stdout.split(b"\n")
    tap.equal("10,000 lines in are 10,000 lines out", len(answers) - 1, 10000)
    tap.true("every answer has three fields", all(a.count(b"\t") == 2 for a in answers[:-1]))
    tap.true("equal lines get equal answers", all(answers[i] == answers[i % len(kinds)]
                                                  for i in range(10000)))
    tap.equal("all were judged", (done.returncode, done.stderr), (0, b""))


def long_lines(tap, program):
    """A line that cannot be judged keeps its place."""
    done = run([program, "check", "--batch", *POLICY], b"x" * 70000 + b"\ncoffee-train-fish\n" + b"y" * 65536)
    answers = done.stdout.split(b"\n")[:-1]
    tap.equal("a line over 64 KiB is a refusal without reasons", answers[0], b"refused\t0.00\t")
    tap.true("the next line is judged", answers[1].startswith(b"accepted\t"))
    tap.true("a line of 64 KiB is judged", b"too_long" in answers[2])
    tap.equal("there are as many answers", len(answers), 3)
    tap.equal("standard error has the number", done.stderr, b"pwpolicy: line 1: the line is too long\n")
    tap.equal("and there was one without verdict", done.returncode, 2)
    done = run([program, "check", *POLICY], b"x" * 70000)
    tap.equal("a single one has no verdict either", (done.returncode, done.stdout), (2, b""))


def json_lines(tap, program):
    """Output is JSON for an independent reader, with the members that are documented."""
    requests = [{"password": "Password1!"}, {"password": "coffee-train-fish"},
                {"password": 'a"\\\u0000\u001f\u2028\U0001f600'},
                {"password": "Rex-2014", "old_password": "Rex-2013", "user": "akhan",
                 "full_name": "Aisha Khan", "words": ["Rex"] * 64, "site": ["Meadow Lane"],
                 "profile": "pupil"}]
    for ascii_only in (True, False):
        data = "".join(json.dumps(r, ensure_ascii=ascii_only) + "\n" for r in requests)
        done = run([program, "check", "--batch", "--json", *POLICY], data.encode())
        answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
        tap.equal(f"all are answered (escaped: {ascii_only})", len(answers), len(requests))
    for answer in answers:
        tap.true("members are there", {"accepted", "bits", "band", "score", "route", "profile",
                                       "reasons", "advice"} <= set(answer))
        tap.case("reasons have their members", [str(r) for r in answer["reasons"] if set(r) != {
            "name", "number", "clause", "offset", "length", "offset_utf16", "length_utf16",
            "message"}])
        tap.equal("a refusal has reasons, an acceptance none", bool(answer["reasons"]),
                  not answer["accepted"])
    one = json.loads(run([program, "check", "--json", *POLICY], b"Password1!\n").stdout)
    one.pop("second_bits", None)
    tap.equal("one password alone gets the same", one, answers[0])
    phrases = run([program, "suggest", "--json", "-n", "3", *POLICY]).stdout.decode().splitlines()
    tap.case("suggestions are JSON",
             [p for p in phrases if set(json.loads(p)) !=
              {"phrase", "bits", "drawn_bits", "hint", "strength"}])


def suggestions(tap, program):
    """What is suggested is accepted."""
    done = run([program, "suggest", "-n", "200", *POLICY])
    phrases = done.stdout.splitlines()
    tap.equal("200 suggestions differ", len(set(phrases)), 200)
    for profile in ("staff", "pupil", "admin"):
        offered = run([program, "suggest", "-n", "50", "--profile", profile, *POLICY]).stdout
        judged = run([program, "check", "--batch", "--profile", profile, *POLICY], offered).stdout
        tap.equal(f"all suggestions for {profile} are accepted",
                  sum(line.startswith(b"accepted\t") for line in judged.splitlines()), 50)


def streams(tap, program):
    """Broken streams are no verdict."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program, "check", *POLICY], input=b"coffee-train-fish\n", stdout=full,
                              stderr=subprocess.PIPE, env=ENVIRONMENT, check=False)
    tap.equal("a full disk is no verdict", done.returncode, 2)
    closed = run(["/bin/sh", "-c", '"$0" check -p school --profile staff <&-', program])
    tap.equal("a closed standard input is no verdict", (closed.returncode, closed.stdout), (2, b""))


def names(tap, program):
    """Names from outside do not steer the terminal."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "\x1b[31mred\u202e.conf")
        pathlib.Path(path).write_text("include = school\n", encoding="utf-8")
        for arguments, begin in ((["lint", path], f"{folder}/?[31mred?.conf: no errors\n"),
                                 (["explain", "school", "--user", "a\x1b[31mb\u202ec"],
                                  "a?[31mb?c is judged by ")):
            shown = run([program, "policy", *arguments]).stdout.decode()
            tap.true(f"policy {arguments[0]} shows a name without control characters",
                     shown.startswith(begin) and "\x1b" not in shown and "\u202e" not in shown)


def unknown_user(tap, program):
    """It works for a user id that no user database knows."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        copy = shutil.copy(program, folder)
        if os.geteuid() == 0:
            become = ["setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups"]
        else:
            become = ["unshare", "--user", "--map-user", "54321"]
        for data, code in ((b"coffee-train-fish\n", 0), (b"Password1!\n", 1)):
            done = run([*become, copy, "check", *POLICY], data)
            tap.equal(f"code {code} without an entry", (done.returncode, done.stderr), (code, b""))


def main(program):
    """Runs all parts."""
    tap = Tap()
    for part in (secrecy, alignment, long_lines, json_lines, suggestions, streams, names,
                 unknown_user):
        part(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
