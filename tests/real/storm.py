#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Many changes at once: as many records as successes.

    storm.py MODULE [CHANGES]

64 workers make CHANGES changes each (default 5) through chpasswd, most for a user of their
own, some sharing one. Every success must stand in the history (up to its depth) and in the
audit trail, no file may be corrupt, and the last password of each own user must work.
"""
import collections
import os
import re
import sys
import threading

import conditions as c
import machine as m
from checks import Checks

WORKERS, SHARING, DEPTH = 64, 2, 12
SHARED = ("shared1", "shared2")
HISTORY_LINE = re.compile(r"^\d+ (\$y\$\S+)$", re.M)

checks = Checks()
log = m.SystemLog()


def user_of(worker):
    shared, last = divmod(worker, SHARING)
    return SHARED[shared] if shared < len(SHARED) else f"user{worker}"


def password_of(worker, change):
    """Strong, and unlike the one before."""
    words = ("maple", "harbour", "velvet", "anchor", "copper", "thistle", "lantern", "gravel")
    first, second = words[(worker + change) % 8], words[(worker * 3 + change * 5 + 1) % 8]
    return f"{first}-{worker:02}-Quiver-{change * 7:03}-{second}"


def work(worker, changes, successes):
    for change in range(changes):
        line = f"{user_of(worker)}:{password_of(worker, change)}\n"
        code, text = m.run(["chpasswd"], line)
        if code == 0:
            successes[worker].append(change)
        else:
            successes[f"failed: {text.strip()[:200]}"].append(worker)


def run_all(changes):
    successes = collections.defaultdict(list)
    threads = [threading.Thread(target=work, args=(worker, changes, successes))
               for worker in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return successes


def records_of(user):
    """Hashes in a user's history; None where the file is missing."""
    path = m.kept("history", user)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return HISTORY_LINE.findall(file.read())


def by_user(successes):
    made = collections.Counter()
    for worker in range(WORKERS):
        made[user_of(worker)] += len(successes[worker])
    return made


def check_history(made):
    """One that the next change has kept by its hash may be kept once more by its own record."""
    faults = []
    for user, count in made.items():
        records = records_of(user) or []
        if len(records) < min(count, DEPTH) or len(set(records)) != len(records):
            faults.append(f"{user}: {count} successes, {len(records)} records")
    checks.case("every success stands in the history", faults)


def check_last(successes):
    faults = [user_of(worker) for worker in range(len(SHARED) * SHARING, WORKERS)
              if successes[worker] and not m.has_password(
                  user_of(worker), password_of(worker, successes[worker][-1]))]
    checks.case("the last password of each own user works", faults)


def main(module, changes=5):
    changes = int(changes)
    m.install_module(module)
    m.login_stack(True)
    m.policy(f"include = school\nhistory = {DEPTH}\n")
    for user in sorted({user_of(worker) for worker in range(WORKERS)}):
        m.run(["useradd", "-M", user])
        m.set_shadow(user, c.HASHES[c.WEAK])
    m.forget()
    successes = run_all(changes)
    made = by_user(successes)
    total = sum(made.values())
    failures = [f"{why}: {len(who)} times" for why, who in successes.items()
                if isinstance(why, str)]
    checks.case(f"all {WORKERS * changes} changes succeed",
                failures + ([] if total == WORKERS * changes else [f"{total} did"]))
    checks.case("every success stands in the audit trail",
                [] if m.outcomes("record").count("recorded") == total else
                [f"{total} successes, audit: {collections.Counter(m.outcomes('record'))}"])
    check_history(made)
    check_last(successes)
    left = [f"{folder}: {names}" for folder, _, names in os.walk(m.STATE)
            if not folder.endswith("/in-use")
            and (len(names) > 1 or not "".join(names).isdigit() and names)]
    checks.case("one version of each is left, and nothing half-written", left)
    checks.case("the system log heard of no fault",
                [line for _, line in log.lines() if "pam_pwpolicy" in line])
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
