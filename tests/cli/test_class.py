#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Sets of passphrases for a class, verified by the content of the files.

    test_class.py PWPOLICY

What is checked here knows nothing of how the command draws: it takes the tables apart by
itself.
"""
import itertools
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile

from class_bench import ENVIRONMENT, Bench, mode, pupils, read_table, write_table
from tap import Tap

PUPILS = 600


def too_near(passwords):
    """Pairs of passwords that share two different words."""
    seen, faults = {}, []
    for password in passwords:
        for pair in itertools.combinations(sorted(set(password.split("-"))), 2):
            if pair in seen:
                faults.append(f"{password} and {seen[pair]}")
            seen[pair] = password
    return faults


def own_words(row):
    """What a pupil's password must not hold: every part of three letters and more."""
    parts = re.split(r"[^a-z]+", " ".join(
        row[column] for column in ("User name", "Forename", "Surname", "Words")).lower())
    return [part for part in parts if len(part) >= 3]


def personal(rows, given):
    return [f"{row['User name']}: {line['password']}" for row, line in zip(rows, given)
            for word in own_words(row)
            if word in line["password"] or word[::-1] in line["password"]]


def a_large_class(tap, bench):
    rows = pupils(PUPILS)
    write_table(bench.path("class.csv"), rows)
    done = bench.run("--class", "class.csv", "-o", "out.csv")
    tap.equal("600 pupils get a table", (done.returncode, done.stderr), (0, ""))
    given = read_table(bench.path("out.csv"))
    tap.equal("with a row for each", [line["user"] for line in given],
              [row["User name"] for row in rows])
    tap.equal("and the columns that say who it is", list(given[0]),
              ["user", "first_name", "surname", "class", "password", "change_at_first_login"])
    tap.equal("marked for a change", {line["change_at_first_login"] for line in given}, {"TRUE"})
    passwords = [line["password"] for line in given]
    tap.equal("each has its own", len(set(passwords)), PUPILS)
    tap.case("no two share two words", too_near(passwords))
    tap.case("none holds its pupil's own words", personal(rows, given))
    judged = subprocess.run([bench.program, "check", "-p", "school", "--profile", "pupil",
                             "--batch"], input="\n".join(passwords) + "\n", text=True,
                            capture_output=True, env=ENVIRONMENT, check=False)
    tap.case("the policy accepts all", [line for line in judged.stdout.splitlines()
                                        if not line.startswith("accepted")])
    tap.equal("the file is its owner's alone", mode(bench.path("out.csv")), 0o600)
    tap.case("the command says how to destroy it",
             [] if "shred -u -- out.csv" in done.stdout else [done.stdout])
    tap.case("and shows no password", [p for p in passwords if p in done.stdout])
    return passwords


def a_later_class(tap, bench, earlier):
    """The smallest list, next to an earlier set: there is little room left."""
    for name, options in (("later", ()), ("infant", ("-l", "infant"))):
        done = bench.run("--class", "class.csv", "-o", f"{name}.csv", "--earlier", "out.csv",
                            *options)
        tap.equal(f"{name}: a set next to an earlier one", done.returncode, 0)
        given = [line["password"] for line in read_table(bench.path(f"{name}.csv"))]
        tap.case(f"{name}: no two of both share two words", too_near(earlier + given))


def never_overwritten(tap, bench):
    with open(bench.path("taken"), "w", encoding="utf-8") as out:
        out.write("mine\n")
    os.symlink("nowhere", bench.path("link"))
    before = bench.files()
    for options in (("-o", "taken"), ("-o", "link"), ("-o", "new.csv", "--cards", "taken"),
                    ("-o", "new.csv", "--cards", "new.csv"), ("-o", "no/such/folder.csv")):
        done = bench.run("--class", "small.csv", *options)
        tap.equal(f"{' '.join(options)} is refused", done.returncode, 2)
        tap.equal(f"{' '.join(options)} leaves nothing behind", bench.files(), before)
    with open(bench.path("taken"), encoding="utf-8") as kept:
        tap.equal("what was there is still there", kept.read(), "mine\n")


def last_years_output(tap, bench):
    """Given as the class again, its passwords are as far away as those of --earlier."""
    earlier = [line["password"] for line in read_table(bench.path("infant.csv"))]
    done = bench.run("--class", "infant.csv", "-o", "fed.csv", "-l", "infant")
    given = [line["password"] for line in read_table(bench.path("fed.csv"))]
    tap.equal("a table with passwords is a class", (done.returncode, len(given)), (0, PUPILS))
    tap.case("no two of both share two words", too_near(earlier + given))
    with open(bench.path("few.csv"), "w", encoding="utf-8") as out:
        out.write("user,User name,password\n,,brown-house-bear\n,,\n")
    done = bench.run("--class", "small.csv", "-o", "few-out.csv", "--earlier", "few.csv")
    tap.equal("of an earlier set the passwords alone are read", (done.returncode, done.stderr),
              (0, ""))


NAMES = ("two  blanks.csv", "-o.csv", "it's.csv", "$(x).csv", "~.csv", "\x1b[31mred\n.csv", "é.csv")


def names_of_files(tap, bench):
    """The command to destroy a file is meant to be copied."""
    for name in NAMES:
        done = bench.run("--class", "one.csv", "-o", "./" + name if name[0] == "~" else name)
        tap.case(f"{name!r} is shown without control characters",
                 [ascii(done.stdout)] if re.search("[^\\n -~é]", done.stdout) else [])
        line = re.search(r"^  (shred -u -- .*)$", done.stdout, re.M)
        subprocess.run(["/bin/bash", "-c", line[1] if line else "false"], cwd=bench.folder,
                       env=ENVIRONMENT, check=False)
        tap.case(f"{name!r}: the command destroys it",
                 [done.stdout + done.stderr] * (name in bench.files() or not line))
    done = bench.run("--class", "no\x1b[31m.csv", "-o", "x.csv")
    tap.equal("an error shows none, either", done.stderr,
              "pwpolicy: no?[31m.csv: No such file or directory\n")
    done = bench.run("--class", "one.csv", "-o", "x" * 70 + ".csv")
    tap.case("lines fit the terminal", [line for line in done.stdout.splitlines()
                                        if len(line) > 80 and "shred" not in line])
    tap.case("one pupil is one", [] if done.stdout.startswith("Passwords for 1 pupil:")
             else [done.stdout])


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def ignore_hangup():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def nothing_half(tap, bench):
    """Whatever ends the command early, neither file is there."""
    write_table(bench.path("huge.csv"), pupils(6000))
    before = bench.files()
    options = ("--class", "huge.csv", "-o", "half.csv", "--cards", "half.html")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL):
        tap.equal(f"{number.name} ends it", bench.stop(number, 0.3, *options), -number)
        tap.equal(f"{number.name} leaves nothing", bench.files(), before)
    done = bench.run("--class", "class.csv", *options[2:], preexec_fn=limit_files)
    tap.equal("a file beyond the limit is an error with its cause",
              (done.returncode, done.stderr), (2, "pwpolicy: half.csv: File too large\n"))
    tap.equal("and leaves nothing", bench.files(), before)
    tap.equal("who ignores SIGHUP gets the files",
              bench.stop(signal.SIGHUP, 0.3, *options, preexec_fn=ignore_hangup), 0)
    tap.equal("both", sorted(set(bench.files()) - set(before)), ["half.csv", "half.html"])


def closed_pipe():
    ours, theirs = os.pipe()
    os.close(ours)
    return theirs


def unreported(tap, bench):
    """If the files cannot be reported, they are not left."""
    before = bench.files()
    command = bench.command("--class", "small.csv", "-o", "unsaid.csv", "--cards", "unsaid.html")
    complaint = "pwpolicy: standard output could not be written\n"
    for name, fd, expected in (("a full disk", os.open("/dev/full", os.O_WRONLY), (2, complaint)),
                               ("a closed pipe", closed_pipe(), (-signal.SIGPIPE, ""))):
        done = subprocess.run(command, stdout=fd, stderr=subprocess.PIPE, cwd=bench.folder,
                              env=ENVIRONMENT, text=True, check=False)
        os.close(fd)
        tap.equal(f"{name} instead of the output is an error", (done.returncode, done.stderr),
                  expected)
        tap.equal(f"{name}: neither file is left", bench.files(), before)
    for closed in (">&-", "<&- >&-"):
        done = subprocess.run(["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *command],
                              stderr=subprocess.PIPE, cwd=bench.folder, env=ENVIRONMENT, text=True,
                              check=False)
        tap.equal(f"{closed} is an error", (done.returncode, done.stderr), (2, complaint))
        tap.equal(f"{closed}: neither file is left", bench.files(), before)
    done = subprocess.run(["/bin/sh", "-c", 'exec "$@" <&- 2>&-', "sh", *command],
                          capture_output=True, cwd=bench.folder, env=ENVIRONMENT, check=False)
    with open(bench.path("unsaid.csv"), "rb") as table:
        tap.equal("other streams that are closed change nothing",
                  (done.returncode, table.readline()[:5]), (0, b"user,"))


def main(program):
    """Runs all cases."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        earlier = a_large_class(tap, bench)
        a_later_class(tap, bench, earlier)
        write_table(bench.path("small.csv"), pupils(30))
        never_overwritten(tap, bench)
        last_years_output(tap, bench)
        write_table(bench.path("one.csv"), pupils(1))
        names_of_files(tap, bench)
        unreported(tap, bench)
        nothing_half(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
