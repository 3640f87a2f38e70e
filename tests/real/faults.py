#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Commands of an administrator where something of the machine is amiss: no memory, a caller
that ignores its children, names that would steer a terminal.

    faults.py PWPOLICY NO_MEMORY_SO

Output is TAP.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata

import machine as m
from checks import Checks

COMMAND = "/usr/local/bin/pwpolicy"
SUDOERS = "User_Alias OPS = %ops, #4711\nOPS ALL=(ALL) /bin/ls\n" \
          + "".join(f"u{'x' * 40}{i} ALL=(ALL) ALL\n" for i in range(5)) + "carol ALL=(ALL) ALL\n"
REQUESTS = '{"password": "' + "a" * 90 + 'Kestrel-lantern", "user": "alice", "words": ["Rex"]}\n' \
           '{"password": "Kestrel-lantern-94-harbour", "site": ["Meadow Lane"]}\n'
PEOPLE = "Login,First name,Born\nalice,Bartholomew,14/03/2011\n"
IMPORT = ("people", "import", "--map", "user=Login,first=First name,born=Born", "/run/people.csv")
# What is run without memory, and what it reads.
COMMANDS = (
    (("review",), None),
    (("review", "--format", "json"), None),
    (("review", "--format", "csv"), None),
    (("status",), None),
    (("status", "--json"), None),
    (("status", "--user", "alice", "--json"), None),
    (("status", "--who", "--json"), None),
    (("check", "--batch", "--json", "-p", "school"), REQUESTS),
    (("check", "--json", "--user", "alice"), "Kestrel-lantern-94-harbour\n"),
    (("doctor", "--json"), None),
    (("people", "list"), None),
    (("people", "show", "--user", "alice"), None),
)
# Allocations that are tried for each command, spread evenly.
TRIALS = 90
STRANGE = ("c1\u009b31m", "rtl\u202eevil", "esc\x1b[31m", "bell\a", "mark\u2067x", "tag\u200fy")

checks = Checks()


def pwpolicy(*arguments, stdin=None, **options):
    return subprocess.run([COMMAND, *arguments], input=(stdin or "").encode(), capture_output=True,
                          timeout=60, check=False, **{"env": m.environment(), **options})


def set_up(command):
    shutil.copy(command, COMMAND)
    os.chmod(COMMAND, 0o755)
    m.policy("include = school\n[profile admin]\ngroups = ops\n")
    subprocess.run(["groupadd", "ops"], check=True)
    for user, name in (("alice", "Alice Adams"), ("bob", "Bob Brown"), ("carol", "Carol Clark")):
        m.add_user(user, name)
    subprocess.run(["gpasswd", "-a", "alice", "ops"], check=True, stdout=subprocess.DEVNULL)
    os.makedirs("/etc/sudoers.d", exist_ok=True)
    m.write("/etc/sudoers", SUDOERS)
    os.chmod("/etc/sudoers", 0o440)
    m.write("/run/people.csv", PEOPLE)
    pwpolicy(*IMPORT)
    pwpolicy("review", "--sign-off", "Zoe Smith")


# ---- memory

def starve(preload, arguments, stdin, since, at):
    """Runs with an allocation that fails. Returns the result and how many there were."""
    out, into = os.pipe()
    variable = "NO_MEMORY_SINCE" if since else "NO_MEMORY_AT"
    env = {"LD_PRELOAD": preload, "NO_MEMORY_OUT": str(into), variable: str(at)}
    done = pwpolicy(*arguments, stdin=stdin, env=m.environment(**env), pass_fds=[into])
    os.close(into)
    with os.fdopen(out, encoding="ascii") as file:
        text = file.read()
    return done, int(text or 0)


def steady(text):
    """Without what changes from one run to the next: times."""
    return re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z|\d+ (second|minute)s?", b"TIME", text)


def fault_of(arguments, done, clean):
    """What is wrong with an answer that was made without memory."""
    if done.returncode == 2 and done.stderr.strip():
        return None
    if arguments[0] == "doctor" and done.returncode == 1:
        return None  # it reports what it could not do among its findings
    if done.returncode == clean.returncode and steady(done.stdout) == steady(clean.stdout):
        return None
    other = set(done.stdout.splitlines()) - set(clean.stdout.splitlines())
    return f"code {done.returncode}, {len(done.stdout)} of {len(clean.stdout)} bytes, " \
           f"{done.stderr[-120:]!r} {[line[:150] for line in other][:4]}"


def runs_without_memory(preload):
    for arguments, stdin in COMMANDS:
        clean, count = starve(preload, arguments, stdin, False, 0)
        faults = [] if count > 5 else [f"only {count} allocations: {clean.stderr!r}"]
        for since in (False, True):
            for at in range(1, count + 1, max(1, count // TRIALS)):
                done, _ = starve(preload, arguments, stdin, since, at)
                fault = fault_of(arguments, done, clean)
                if fault:
                    faults.append(f"{'since' if since else 'at'} {at} of {count}: {fault}")
        checks.case(f"{' '.join(arguments)}: without memory it says so, or all", faults)


# ---- children

def hears_of_its_children():
    def ignore():
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for arguments in (("review",), ("review", "--format", "json"), ("doctor",)):
        heard = pwpolicy(*arguments)
        deaf = pwpolicy(*arguments, preexec_fn=ignore)
        checks.true(f"{' '.join(arguments)}: a caller that ignores its children changes nothing",
                    (heard.returncode, steady(heard.stdout)) == (deaf.returncode, steady(deaf.stdout)),
                    deaf.stdout.decode() + deaf.stderr.decode())
    checks.true("review: whom sudoers names is listed then",
                b"carol" in pwpolicy("review", preexec_fn=ignore).stdout)


# ---- names

def steers(text):
    """The characters of a text that are not shown but obeyed."""
    return sorted({f"U+{ord(c):04X}" for c in text
                   if c not in "\r\n" and (unicodedata.category(c) == "Cc"
                                     or unicodedata.bidirectional(c) in
                                     ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
                                     or c in "\u200e\u200f\u061c\u2028\u2029")})


def add_strange_people():
    with open("/etc/passwd", "a", encoding="utf-8") as file:
        for i, name in enumerate(STRANGE):
            file.write(f"{name}:x:{5000 + i}:100:F {name}:{m.HOMES}/{name}:/bin/bash\n")
    with open("/etc/shadow", "a", encoding="utf-8") as file:
        for name in STRANGE:
            file.write(f"{name}:{m.FIRST_HASH}:18262:0:99999:7:::\n")
    with open("/etc/group", "a", encoding="utf-8") as file:
        file.write("evil\u202e\u009b:x:6000:" + ",".join(STRANGE) + "\n")
    m.write("/etc/sudoers", SUDOERS + "%evil\u202e\u009b ALL=(ALL) ALL\n")
    m.policy("include = school\n[profile admin]\ngroups = ops\nuids = 5000-5999\n")
    m.write("/run/strange.csv", "Login,First name,Born\n" + "".join(
        f"{name},Bartholomew,14/03/2011\n" for name in STRANGE))
    m.write("/run/class.csv", "user,first_name,surname\n" + "".join(
        f"{name},{name},{name}\n" for name in STRANGE))


def shows_names():
    add_strange_people()
    commands = [("review",), ("review", "--format", "csv"), ("status",), ("status", "--who"),
                ("status", "--who", "--csv"), ("doctor",), ("people", "list"),
                IMPORT[:-1] + ("/run/strange.csv",), ("people", "list"),
                ("suggest", "--class", "/run/class.csv"),
                ("suggest", "--class", "/run/class.csv", "--output", "/run/class.out")]
    for name in STRANGE:
        commands += [(*c, "--user", name) for c in (
            ("status",), ("people", "show"), ("policy", "explain"), ("check",), ("suggest",),
            ("reset",), ("people", "erase"), ("erase",))]
    for arguments in commands:
        done = pwpolicy(*arguments, stdin="Kestrel-lantern-94-harbour\n")
        shown = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
        checks.case(f"{arguments!a}: no name steers the terminal",
                    steers(shown) + ([] if shown else ["nothing is shown"]), repr(shown))


def main():
    set_up(sys.argv[1])
    hears_of_its_children()
    runs_without_memory(sys.argv[2])
    shows_names()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
