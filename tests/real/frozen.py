#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Who stops an own su or passwd holds up nobody: no login, no change, no command of root.

    frozen.py MODULE PWPOLICY

The stopped programs have work in the store. Their owner's number is a multiple of 64, and a
neighbour's number is 64 more: what is shared by some users is shared by these. Output is TAP.
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

import conditions as c
import machine as m
import neighbour
import ways as w
from checks import Checks

COMMAND = "/usr/local/bin/pwpolicy"
OWNER, NEIGHBOUR, OTHER = "mallory", "alice", "bob"
NUMBERS = {OWNER: 1024, NEIGHBOUR: 1024 + 64, OTHER: 1024 + 65}
PUPILS = [f"pupil{number}" for number in range(40)]
LOGINS = 60
AT_ONCE = 2  # seconds; who waited for the stopped ones would wait for ever

checks = Checks()
log = m.SystemLog()


def timed(function):
    started = time.monotonic()
    result = function()
    return time.monotonic() - started, result


def pwpolicy(*arguments):
    return m.run([COMMAND, *arguments])


def login_times(user):
    """Of warned logins: each reads the state and writes it."""
    m.policy("include = school\nhistory = 3\nlogin_mode = warn\n")
    found = []
    for _ in range(LOGINS):
        started = time.monotonic()
        with m.start(OTHER, ["su", user, "-c", "true"], c.WEAK + "\n") as process:
            process.stdout.read()
        found.append(time.monotonic() - started)
    return found


def p99(times):
    return statistics.quantiles(times, n=100)[98]


def demands_as_ever():
    m.policy("include = school\nhistory = 3\n" + c.ENFORCE)
    for user in (NEIGHBOUR, OWNER, OTHER):
        way = w.Way("su", lambda name: m.as_user(OTHER, ["su", name, "-c", w.MARK]), w.AS_USER)
        entry = w.enter(way, w.Person(user, c.WEAK))
        checks.true(f"{user} with a weak password: a change is demanded",
                    entry.demanded and not entry.inside, entry.text)


def waits_for_nobody(normal):
    frozen = {user: login_times(user) for user in (NEIGHBOUR, OTHER, OWNER)}
    limit = 1.5 * p99(normal) + 0.3  # the rest is the scheduler's
    for user, times in frozen.items():
        print(f"# {user}: p99 {p99(times) * 1000:.0f} ms, median "
              f"{statistics.median(times) * 1000:.0f} ms; normal: p99 {p99(normal) * 1000:.0f} "
              f"ms, median {statistics.median(normal) * 1000:.0f} ms")
        checks.true(f"{user}: logins take as long as ever", p99(times) <= limit)


def root_changes():
    for user in (NEIGHBOUR, OWNER):
        seconds, (code, text) = timed(lambda u=user: m.run(["chpasswd"], f"{u}:{c.GOOD}\n"))
        checks.true(f"root's chpasswd for {user}: at once, with a history",
                    code == 0 and seconds < AT_ONCE and m.has_password(user, c.GOOD)
                    and os.path.exists(m.kept("history", user)), f"{seconds:.1f} s {text}")


def root_imports():
    lines = [f"{user},Xyzzyqua{number}" for number, user in enumerate((OWNER, NEIGHBOUR, *PUPILS))]
    m.write("/run/pupils.csv", "\n".join(["Login,Name", *lines, ""]))
    seconds, (code, text) = timed(
        lambda: pwpolicy("people", "import", "--map", "user=Login,first=Name", "/run/pupils.csv"))
    missing = [user for user in (OWNER, NEIGHBOUR, *PUPILS)
               if not os.path.exists(m.kept("personal", user))]
    checks.case("people import: at once, nobody is left out",
                missing + ([] if code == 0 and seconds < 2 * AT_ONCE else [f"{code}, {seconds:.1f} s"]),
                text)


def root_signs_off():
    seconds, (code, text) = timed(lambda: pwpolicy("review", "--sign-off", "Head"))
    checks.true("review --sign-off: at once", code == 0 and seconds < 2 * AT_ONCE, text)


def root_erases():
    for words, kinds in ((["people", "erase"], ["personal"]), (["erase"], ["state", "history"])):
        for user in (OWNER, NEIGHBOUR):
            seconds, (code, text) = timed(lambda: pwpolicy(*words, "--user", user))
            left = [kind for kind in kinds if os.path.exists(m.kept(kind, user))]
            checks.case(f"{' '.join(words)} of {user}: at once, nothing is left",
                        left + ([] if code == 0 and seconds < AT_ONCE else [f"{code}, {seconds:.1f} s"]),
                        text)


def freeze_all():
    """Both programs of the owner."""
    m.policy("include = school\nhistory = 3\n" + c.ENFORCE)
    frozen = [neighbour.freeze("su", OWNER, c.WEAK),
              neighbour.freeze("passwd", OWNER, c.WEAK, c.GOOD)]
    for program, process in zip(("su", "passwd"), frozen):
        checks.true(f"a {program} of {OWNER} is stopped with work in the store", process)
    m.set_shadow(OWNER, c.HASHES[c.WEAK])
    return [process for process in frozen if process]


def main(module, command):
    m.install_module(module)
    shutil.copy(command, COMMAND)
    m.login_stack(True)
    m.use_fast_hashes()
    w.prepare()
    for user, number in NUMBERS.items():
        subprocess.run(["useradd", "-m", "-s", "/bin/bash", "-u", str(number), user], check=True)
        m.set_shadow(user, c.HASHES[c.WEAK])
    for number, user in enumerate(PUPILS):
        subprocess.run(["useradd", "-M", "-u", str(2048 + number), user], check=True)
    m.forget()
    normal = login_times(NEIGHBOUR)
    frozen = freeze_all()
    demands_as_ever()
    waits_for_nobody(normal)
    root_changes()
    root_imports()
    root_signs_off()
    root_erases()
    checks.case("they were stopped all the time", [str(process.pid) for process in frozen
                                                   if neighbour.state_of(process.pid) != "T"])
    for process in frozen:
        neighbour.thaw(process)
    checks.case("the system log heard of no fault",
                [line for _, line in log.lines() if "pam_pwpolicy" in line
                 and "the audit trail gets no more lines" not in line
                 and "conversation failed" not in line])  # a terminal that is closed
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
