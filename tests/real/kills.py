#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Who kills passwd at whatever moment cannot take an old password again.

    kills.py MODULE [KILLS]

Users change their passwords and end the program themselves: at a random time or the moment
shadow is replaced, by one of the signals that a terminal or kill(1) sends. Whatever came of
it, the password that a change has replaced is refused from then on. Output is TAP.
"""
import collections
import multiprocessing
import os
import random
import signal
import statistics
import string
import sys
import time

import conditions as c
import machine as m
from checks import Checks

USERS = ("alice", "bob")
DEPTH = 3
SIGNALS = [signal.SIGKILL] * 5 + [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
USED = "used before"

checks = Checks()
log = m.SystemLog()


class Killer:
    """One user's kills; what came of them is counted."""

    def __init__(self, user, kills, usual):
        self.user, self.kills, self.usual = user, kills, usual
        self.draw = random.Random(f"{user} {kills}")
        self.password = self.new_password()
        self.counts = collections.Counter()
        self.faults = []

    def new_password(self):
        return "".join(self.draw.choices(string.ascii_letters + string.digits, k=16))

    def wait_for_shadow(self):
        former = inode()
        deadline = time.monotonic() + 4 * self.usual
        while inode() == former and time.monotonic() < deadline:
            pass
        if self.draw.random() < 0.5:
            time.sleep(self.draw.uniform(0, self.usual / 10))

    def wait_at_random(self):
        time.sleep(self.draw.uniform(0, 1.3 * self.usual))

    def kill_one(self, wait):
        new = self.new_password()
        with m.start(self.user, ["passwd"], f"{self.password}\n{new}\n{new}\n") as process:
            wait()
            process.send_signal(self.draw.choice(SIGNALS))
            process.stdout.read()
        killed = "killed" if process.returncode < 0 else "ended"
        if not m.has_password(self.user, new):
            self.counts[f"{killed}, old password"] += 1
            return
        self.counts[f"{killed}, new password"] += 1
        old, self.password = self.password, new
        text = m.passwd(self.user, new, old)
        if USED not in text or not m.has_password(self.user, new):
            self.faults.append(f"{self.user}: the former password is not refused: {text!r}")
            self.password = old if m.has_password(self.user, old) else new

    def run(self):
        for number in range(self.kills):
            self.kill_one(self.wait_at_random if number % 2 else self.wait_for_shadow)
        return self


def inode():
    try:
        return os.stat("/etc/shadow").st_ino
    except FileNotFoundError:
        return 0


def usual_duration():
    """Of a change that nobody disturbs; and the control that the former one is refused."""
    took = []
    for old, new in ((c.GOOD, c.OTHER_GOOD), (c.OTHER_GOOD, "velvet-Compass-rye-38"),
                     ("velvet-Compass-rye-38", "Thistle-gravel-90-oboe")):
        started = time.monotonic()
        m.passwd("carol", old, new)
        took.append(time.monotonic() - started)
        text = m.passwd("carol", new, old)
        checks.true("a change that nobody disturbs is made, and cannot be taken back",
                    m.has_password("carol", new) and USED in text, text)
    return statistics.median(took)


def check_rest(killers):
    """Nothing is left that keeps anybody from changing a password."""
    for killer in killers:
        new = killer.new_password()
        text = m.passwd(killer.user, killer.password, new)
        checks.true(f"{killer.user}: after all kills a change succeeds",
                    m.has_password(killer.user, new), text)
    lines = [line for _, line in log.lines() if "corrupt" in line]
    checks.case("no file was torn", lines)


def main(module, kills=200):
    kills = int(kills)
    m.install_module(module)
    m.login_stack(True)
    m.use_fast_hashes()
    m.policy(f"include = school\nhistory = {DEPTH}\n")
    for user in (*USERS, "carol"):
        m.add_user(user)
        m.set_shadow(user, c.HASHES[c.GOOD])
    m.forget()
    usual = usual_duration()
    killers = [Killer(user, kills // len(USERS), usual) for user in USERS]
    for killer in killers:  # before any of them begins: this writes shadow in place
        m.set_shadow(killer.user, m.fast_hash(killer.password))
    with multiprocessing.get_context("fork").Pool(len(killers)) as pool:
        killers = pool.map(Killer.run, killers, chunksize=1)
    counts = sum((killer.counts for killer in killers), collections.Counter())
    print(f"# {kills} kills, a change takes {usual * 1000:.0f} ms: {dict(counts)}")
    for came in ("killed, old password", "killed, new password"):
        checks.true(f"enough were killed to show something: {came}",
                    counts[came] >= kills / 40, str(counts))
    checks.case("no password that was replaced is taken again",
                [fault for killer in killers for fault in killer.faults][:10])
    check_rest(killers)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
